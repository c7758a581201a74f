import type { View } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";
import { definerClause } from "./definer";
import { namesRead, withoutDatabase, type OwnNames } from "./own-names";
import type { ProgramRow } from "./routines-and-views-query";
import { sessionOf } from "./session-of";
import { viewParts } from "./show-create";

/** A view in the server's words. */
export function viewOf(row: ProgramRow, own: OwnNames): View {
  const name = row.name ?? "";
  const { algorithm, text } = row.created === undefined ? catalogParts(row) : viewParts(row.created);
  const head = [
    "CREATE ",
    algorithm === "" || algorithm === "UNDEFINED" ? "" : `ALGORITHM=${algorithm} `,
    definerClause(row),
    row.detail === "INVOKER" ? "SQL SECURITY INVOKER " : "",
  ];
  return {
    name,
    sql: [`${head.join("")}${withoutDatabase(text, own)}`],
    session: sessionOf(row, text),
    dependsOn: namesRead(row.body ?? "", own).filter((on) => on.name !== name),
  };
}

function catalogParts({ name, body, extra, sub }: ProgramRow): { readonly algorithm: string; readonly text: string } {
  const check = extra === "CASCADED" || extra === "LOCAL" ? ` WITH ${extra} CHECK OPTION` : "";
  return { algorithm: sub ?? "", text: `VIEW ${quoteIdentifier(name ?? "")} AS ${body}${check}` };
}
