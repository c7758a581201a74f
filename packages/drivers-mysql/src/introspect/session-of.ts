import type { SessionSettings } from "@stingerloom/schema-diff";
import type { ProgramRow } from "./routines-and-views-query";

/**
 * The settings under which a program was made, which the server keeps with it. A text of more than ASCII is read by the
 * character set of the client that sends it: then that is none of the program's own, unless it is one of Unicode.
 */
export function sessionOf(row: ProgramRow, text: string): SessionSettings {
  const isAscii = !/[\u0080-\uffff]/.test(text);
  const isUnicode = row.client?.startsWith("utf8") === true && !/[\u{10000}-\u{10ffff}]/u.test(text);
  return {
    ...(row.mode !== null && { sql_mode: row.mode }),
    ...(row.kind === "event" && row.sub !== null && { time_zone: row.sub }),
    ...(row.client !== null && (isAscii || isUnicode) && { character_set_client: row.client }),
    ...(row.connection !== null && { collation_connection: row.connection }),
  };
}
