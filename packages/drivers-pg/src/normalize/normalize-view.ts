import { StingerloomError } from "@stingerloom/core";
import { displayName, statedView, type View } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";
import { tokenize } from "../sql/tokenize";

/**
 * A view that entities describe, with the statement that creates it.
 * @throws StingerloomError `INVALID_VIEW`
 */
export function normalizeView(view: View): View {
  const stated = statedView(view, { tokenize, quote: quoteIdentifier });
  if (stated !== undefined) return stated;
  throw new StingerloomError("INVALID_VIEW", `The query of view ${displayName(view)} is not one statement`, {
    hint: "Give it one SELECT.",
  });
}
