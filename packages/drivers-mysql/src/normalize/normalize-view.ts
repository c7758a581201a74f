import { StingerloomError } from "@stingerloom/core";
import { statedView, type View } from "@stingerloom/schema-diff";
import type { ServerFacts } from "../model/server";
import { quoteIdentifier } from "../sql/quote";
import { tokenize } from "../sql/tokenize";
import { unsupported } from "./unsupported";

/**
 * A view that entities describe, with the statement that creates it.
 * @throws StingerloomError `INVALID_VIEW`, `UNSUPPORTED_MATERIALIZED_VIEW`, `UNSUPPORTED_SCHEMA`
 */
export function normalizeView(view: View, server: ServerFacts): View {
  if (view.query === undefined) return view;
  const { schema, ...rest } = view;
  if (schema !== undefined && schema !== server.database) {
    const hint = "Leave `schema` out, or connect to that database: a connection manages one.";
    throw unsupported(
      "SCHEMA",
      `View ${schema}.${view.name} lies in another database than "${server.database}".`,
      hint,
    );
  }
  if (view.materialized) {
    const hint = "Leave `materialized` out, or write a table that a program or an event fills.";
    throw unsupported("MATERIALIZED_VIEW", `View ${view.name} is materialized, which the engine does not have.`, hint);
  }
  const name = server.lowerCaseTables ? rest.name.toLowerCase() : rest.name;
  const stated = statedView({ ...rest, name }, { tokenize, quote: quoteIdentifier });
  if (stated !== undefined) return stated;
  throw new StingerloomError("INVALID_VIEW", `The query of view ${name} is not one statement`, {
    hint: "Give it one SELECT.",
  });
}
