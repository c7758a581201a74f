import { parseConstraint, parseConstraintName, startsTableConstraint } from "./parse-constraint";
import { parseColumn } from "./parse-column";
import type { ParsedColumn, ParsedConstraint, ParsedTable } from "./parsed-table";
import { TokenCursor } from "../sql/token-cursor";

/**
 * A CREATE TABLE statement, as sqlite_schema keeps it (sqlite.org/lang_createtable.html).
 * @throws SyntaxError when it is none: a text that SQLite itself took is never refused.
 */
export function parseTable(sql: string): ParsedTable {
  const cursor = new TokenCursor(sql);
  const name = parseHead(cursor);
  const columns: ParsedColumn[] = [];
  const constraints: ParsedConstraint[] = [];
  let addColumnOffset: number | undefined;
  cursor.expect("(");
  while (!cursor.sees(")")) {
    const before = cursor.peek(-1);
    if (startsTableConstraint(cursor)) {
      addColumnOffset ??= before?.text === "," ? before.start : undefined;
      parseTableConstraint(cursor, constraints);
    } else {
      parseColumn(cursor, columns, constraints);
    }
    // A comma between table constraints may be left out (sqlite.org/src/file/src/parse.y, "conslist").
    cursor.take(",");
  }
  addColumnOffset ??= cursor.peek()?.start ?? sql.length;
  cursor.expect(")");
  return { name, columns, constraints, ...parseOptions(cursor), addColumnOffset };
}

/** The table's name. */
function parseHead(cursor: TokenCursor): string {
  cursor.expect("CREATE");
  if (!cursor.take("TEMP")) cursor.take("TEMPORARY");
  cursor.expect("TABLE");
  cursor.take("IF", "NOT", "EXISTS");
  const name = cursor.name();
  return cursor.take(".") ? cursor.name() : name;
}

function parseTableConstraint(cursor: TokenCursor, constraints: ParsedConstraint[]): void {
  const start = cursor.peek()?.start ?? 0;
  const name = parseConstraintName(cursor);
  // A name with nothing behind it is taken by SQLite, and means nothing.
  if (cursor.sees(",") || cursor.sees(")") || cursor.sees("CONSTRAINT")) return;
  constraints.push(parseConstraint(cursor, { name, start }));
}

function parseOptions(cursor: TokenCursor): { strict: boolean; withoutRowid: boolean } {
  let strict = false;
  let withoutRowid = false;
  while (!cursor.done) {
    if (cursor.take("STRICT")) strict = true;
    else if (cursor.take("WITHOUT", "ROWID")) withoutRowid = true;
    else cursor.next();
  }
  return { strict, withoutRowid };
}
