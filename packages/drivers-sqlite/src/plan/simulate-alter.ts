import { parseTable } from "../parse/parse-table";
import { sameName, tokenize } from "../sql/tokenize";

/**
 * The text of a table after ALTER TABLE ADD COLUMN, as SQLite edits it (sqlite.org/src/file/src/alter.c,
 * sqlite3AlterFinishAddColumn).
 */
export function textWithColumn(source: string, definition: string): string {
  const { addColumnOffset } = parseTable(source);
  return `${source.slice(0, addColumnOffset)}, ${definition}${source.slice(addColumnOffset)}`;
}

/** The text of a table after ALTER TABLE DROP COLUMN, as SQLite edits it (alter.c, dropColumnFunc). */
export function textWithoutColumn(source: string, name: string): string {
  const { columns, addColumnOffset } = parseTable(source);
  const at = columns.findIndex((column) => sameName(column.name, name));
  const [column, next] = [columns[at], columns[at + 1]];
  if (column === undefined) return source;
  if (next !== undefined) return source.slice(0, column.start) + source.slice(next.start);
  const comma = tokenize(source).filter((token) => token.text === "," && token.start < column.start);
  return source.slice(0, comma.at(-1)?.start) + source.slice(addColumnOffset);
}
