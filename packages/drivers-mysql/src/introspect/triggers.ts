import type { Trigger } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";
import { definerClause } from "./definer";
import { withoutDatabase, type OwnNames } from "./own-names";
import type { ProgramRow } from "./routines-and-views-query";
import { withoutEnd } from "../sql/same-program";
import { sessionOf } from "./session-of";
import { triggerBody } from "./show-create";

/** The statements that create a table's triggers, in the order in which they fire. */
export function triggersOf(rows: readonly ProgramRow[], own: OwnNames): Trigger[] {
  const last = new Map<string, string>();
  return [...rows]
    .sort((a, b) => Number(a.place) - Number(b.place))
    .map((row): Trigger => {
      const name = row.name ?? "";
      const moment = `${row.detail} ${row.extra}`;
      const follows = last.get(moment);
      last.set(moment, name);
      const order = follows === undefined ? "" : `FOLLOWS ${quoteIdentifier(follows)} `;
      const head =
        `CREATE ${definerClause(row)}TRIGGER ${quoteIdentifier(name)} ${moment} ON ` +
        `${quoteIdentifier(row.owner ?? "")}`;
      const body = withoutEnd(row.created === undefined ? (row.body ?? "") : triggerBody(row.created));
      return {
        name,
        sql: `${head} FOR EACH ROW ${order}${withoutDatabase(body, own)}`,
        ...(follows !== undefined && { follows }),
        session: sessionOf(row, body),
      };
    });
}
