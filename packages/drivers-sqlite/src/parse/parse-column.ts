import { parseConstraint, parseConstraintName, takeConflictClause } from "./parse-constraint";
import type { ParsedColumn, ParsedConstraint } from "./parsed-table";
import type { TokenCursor } from "../sql/token-cursor";

type Draft = { -readonly [K in keyof ParsedColumn]: ParsedColumn[K] };

const constraintWords = [
  "CONSTRAINT",
  "PRIMARY",
  "NOT",
  "NULL",
  "UNIQUE",
  "CHECK",
  "DEFAULT",
  "COLLATE",
  "REFERENCES",
  "GENERATED",
  "AS",
  "DEFERRABLE",
];

/** One column definition with the constraints that are written with it. */
export function parseColumn(cursor: TokenCursor, columns: ParsedColumn[], constraints: ParsedConstraint[]): void {
  const start = cursor.peek()?.start ?? 0;
  const column: Draft = { name: cursor.name(), type: parseTypeText(cursor), notNull: false, start, end: 0 };
  while (!cursor.sees(",") && !cursor.sees(")")) parseColumnConstraint(cursor, column, constraints);
  column.end = cursor.peek(-1)?.end ?? start;
  columns.push(column);
}

/** Any words, then perhaps numbers in parentheses: SQLite takes whatever stands there for a type. */
function parseTypeText(cursor: TokenCursor): string {
  const first = cursor.peek();
  while (!endsType(cursor)) {
    if (cursor.sees("(")) {
      cursor.parenthesised();
      break;
    }
    cursor.next();
  }
  const last = cursor.peek(-1);
  return first === undefined || last === undefined || last.end <= first.start
    ? ""
    : cursor.sql.slice(first.start, last.end);
}

function endsType(cursor: TokenCursor): boolean {
  return cursor.sees(",") || cursor.sees(")") || constraintWords.some((word) => cursor.sees(word));
}

function parseColumnConstraint(cursor: TokenCursor, column: Draft, constraints: ParsedConstraint[]): void {
  const start = cursor.peek()?.start ?? 0;
  const name = parseConstraintName(cursor);
  if (cursor.take("NOT", "NULL")) {
    column.notNull = true;
    column.notNullConflict = takeConflictClause(cursor).conflict;
  } else if (cursor.take("NULL")) {
    takeConflictClause(cursor);
  } else if (cursor.take("DEFAULT")) {
    column.default = parseDefaultText(cursor);
  } else if (cursor.take("COLLATE")) {
    column.collation = cursor.name();
  } else if (cursor.sees("GENERATED") || cursor.sees("AS")) {
    parseGenerated(cursor, column);
  } else if (["PRIMARY", "UNIQUE", "CHECK", "REFERENCES"].some((word) => cursor.sees(word))) {
    constraints.push(parseConstraint(cursor, { name, start, column: column.name }));
  } else if (cursor.sees("CONSTRAINT") || cursor.sees(",") || cursor.sees(")")) {
    return;
  } else {
    cursor.next();
  }
}

function parseDefaultText(cursor: TokenCursor): string {
  const first = cursor.peek();
  if (cursor.sees("(")) cursor.parenthesised();
  else {
    if (!cursor.take("-")) cursor.take("+");
    cursor.next();
  }
  return cursor.sql.slice(first?.start, cursor.peek(-1)?.end);
}

function parseGenerated(cursor: TokenCursor, column: Draft): void {
  cursor.take("GENERATED", "ALWAYS");
  cursor.expect("AS");
  const expression = cursor.parenthesised();
  const stored = cursor.take("STORED");
  if (!stored) cursor.take("VIRTUAL");
  column.generated = { expression, stored };
}
