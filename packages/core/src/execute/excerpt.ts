/** How much of a statement is looked at, whatever its size. */
const longest = 2_000;

/** A statement on one short line, for messages. */
export function excerpt(sql: string): string {
  const line = sql.slice(0, longest).trim().replace(/\s+/g, " ");
  return line.length > 120 || sql.length > longest ? `${line.slice(0, 119)}…` : line;
}
