import { quoteIdentifier } from "../sql/quote";
import type { ProgramRow } from "./routines-and-views-query";

/** Nothing where it is us. */
export function definerClause({ definer }: ProgramRow): string {
  if (definer === null) return "";
  const at = definer.lastIndexOf("@");
  const [user, host] = at < 0 ? [definer, ""] : [definer.slice(0, at), definer.slice(at + 1)];
  return `DEFINER=${quoteIdentifier(user)}${host === "" ? "" : `@${quoteIdentifier(host)}`} `;
}
