import type { ParsedConstraint, ParsedForeignKey } from "./parsed-table";
import type { TokenCursor } from "../sql/token-cursor";

interface Head {
  readonly name?: string;
  readonly start: number;
  /** Undefined for a constraint of the table. */
  readonly column?: string;
}

export function startsTableConstraint(cursor: TokenCursor): boolean {
  return (
    cursor.sees("CONSTRAINT") ||
    cursor.sees("PRIMARY", "KEY") ||
    cursor.sees("FOREIGN", "KEY") ||
    cursor.sees("UNIQUE", "(") ||
    cursor.sees("CHECK", "(")
  );
}

export function parseConstraintName(cursor: TokenCursor): string | undefined {
  return cursor.take("CONSTRAINT") ? cursor.name() : undefined;
}

/** A constraint behind its name, of a column or of the table. */
export function parseConstraint(cursor: TokenCursor, head: Head): ParsedConstraint {
  const parsed = parseBody(cursor, head);
  return { ...parsed, end: cursor.peek(-1)?.end ?? head.start };
}

function parseBody(cursor: TokenCursor, head: Head): ParsedConstraint {
  if (cursor.take("PRIMARY", "KEY")) return parsePrimaryKey(cursor, head);
  if (cursor.take("UNIQUE")) {
    const key = head.column === undefined ? keyColumns(cursor) : { columns: [head.column] };
    return { kind: "unique", ...head, ...key, ...takeConflictClause(cursor), end: 0 };
  }
  if (cursor.take("CHECK")) {
    const expression = cursor.parenthesised();
    takeConflictClause(cursor);
    return { kind: "check", ...head, expression, end: 0 };
  }
  if (cursor.take("FOREIGN", "KEY")) return parseForeignKey(cursor, head, cursor.nameList());
  if (cursor.sees("REFERENCES") && head.column !== undefined) return parseForeignKey(cursor, head, [head.column]);
  throw new SyntaxError(`Not a constraint: ${cursor.sql.slice(head.start)}`);
}

function parsePrimaryKey(cursor: TokenCursor, head: Head): ParsedConstraint {
  if (head.column === undefined) {
    const open = cursor.peek()?.end;
    const key = keyColumns(cursor);
    const autoIncrement = /\bAUTOINCREMENT\s*\)$/i.test(cursor.sql.slice(open, cursor.peek(-1)?.end));
    return { kind: "primaryKey", ...head, ...key, ...takeConflictClause(cursor), autoIncrement, end: 0 };
  }
  const descending = cursor.take("DESC");
  if (!descending) cursor.take("ASC");
  const conflict = takeConflictClause(cursor);
  const autoIncrement = cursor.take("AUTOINCREMENT");
  return { kind: "primaryKey", ...head, columns: [head.column], ...conflict, autoIncrement, descending, end: 0 };
}

function parseForeignKey(cursor: TokenCursor, head: Head, columns: readonly string[]): ParsedForeignKey {
  cursor.expect("REFERENCES");
  const table = cursor.name();
  const references = cursor.sees("(") ? cursor.nameList() : undefined;
  const actions: { onDelete?: string; onUpdate?: string; deferred: boolean } = { deferred: false };
  for (;;) {
    if (cursor.take("ON", "DELETE")) actions.onDelete = parseAction(cursor);
    else if (cursor.take("ON", "UPDATE")) actions.onUpdate = parseAction(cursor);
    else if (cursor.take("MATCH")) cursor.name();
    else if (cursor.take("NOT", "DEFERRABLE")) skipInitially(cursor);
    else if (cursor.take("DEFERRABLE")) actions.deferred = skipInitially(cursor);
    else break;
  }
  return { kind: "foreignKey", ...head, columns, table, references, ...actions, end: 0 };
}

function parseAction(cursor: TokenCursor): string {
  const first = cursor.next().text.toUpperCase();
  return first === "SET" || first === "NO" ? `${first} ${cursor.next().text.toUpperCase()}` : first;
}

/** True for INITIALLY DEFERRED: all else is checked at once (sqlite.org/foreignkeys.html#fk_deferred). */
function skipInitially(cursor: TokenCursor): boolean {
  if (!cursor.take("INITIALLY")) return false;
  return cursor.next().text.toUpperCase() === "DEFERRED";
}

/** ABORT is what happens without the clause (sqlite.org/lang_conflict.html). */
export function takeConflictClause(cursor: TokenCursor): { readonly conflict?: string } {
  if (!cursor.take("ON", "CONFLICT")) return {};
  const conflict = cursor.next().text.toUpperCase();
  return conflict === "ABORT" ? {} : { conflict };
}

function keyColumns(cursor: TokenCursor): {
  readonly columns: readonly string[];
  readonly modifiers?: readonly string[];
} {
  const list = cursor.keyList();
  const modifiers = list.map((column) => column.modifiers);
  return { columns: list.map(({ name }) => name), ...(modifiers.some((text) => text !== "") && { modifiers }) };
}
