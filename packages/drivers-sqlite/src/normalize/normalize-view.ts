import { StingerloomError } from "@stingerloom/core";
import { statedView, type View } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";
import { tokenize } from "../sql/tokenize";

/**
 * A view that entities describe, with the statement that creates it.
 * @throws StingerloomError `INVALID_VIEW`, `UNSUPPORTED_MATERIALIZED_VIEW`
 */
export function normalizeView(view: View): View {
  if (view.query === undefined) return view;
  const { schema: _, ...rest } = view;
  if (view.materialized) {
    throw new StingerloomError(
      "UNSUPPORTED_MATERIALIZED_VIEW",
      `View ${view.name} is materialized, which SQLite does not have.`,
      { hint: "Leave `materialized` out, or write a table that the program fills." },
    );
  }
  const stated = statedView(rest, { tokenize, quote: quoteIdentifier });
  if (stated !== undefined) return stated;
  throw new StingerloomError("INVALID_VIEW", `The query of view ${view.name} is not one statement`, {
    hint: "Give it one SELECT.",
  });
}
