import type { StatementClass } from "@stingerloom/core";
import { TokenCursor } from "./token-cursor";
import { tokens } from "./tokenize";

/** The names that a statement is about stand among its first tokens, however long it is. */
const enough = 1_000;

/** What one statement is, by its first words. */
export function classify(sql: string): StatementClass {
  const cursor = new TokenCursor(sql, enough);
  const verb = cursor.peek()?.text.toUpperCase() ?? "";
  switch (verb) {
    case "CREATE":
    case "DROP":
    case "ALTER":
      return { kind: "ddl", tables: tablesOf(cursor) };
    case "REINDEX":
    case "VACUUM":
    case "ANALYZE":
      return { kind: "ddl", tables: [] };
    case "INSERT":
    case "UPDATE":
    case "DELETE":
    case "REPLACE":
      return { kind: "write", tables: [] };
    case "WITH":
      return { kind: writesBehindWith(sql) ? "write" : "read", tables: [] };
    case "BEGIN":
    case "COMMIT":
    case "END":
    case "ROLLBACK":
    case "SAVEPOINT":
    case "RELEASE":
      return { kind: "transaction", tables: [] };
    case "PRAGMA":
      return { kind: cursor.sql.includes("=") ? "session" : "read", tables: [] };
    case "ATTACH":
    case "DETACH":
      return { kind: "session", tables: [] };
    case "SELECT":
    case "VALUES":
    case "EXPLAIN":
      return { kind: "read", tables: [] };
    default:
      return { kind: "ddl", tables: [] };
  }
}

function tablesOf(cursor: TokenCursor): { readonly name: string }[] {
  const verb = cursor.next().text.toUpperCase();
  const object = objectWord(cursor);
  if (object === "INDEX" || object === "TRIGGER") {
    objectName(cursor);
    while (!cursor.done && !cursor.sees("ON")) cursor.next();
    // DROP does not tell the table: without one the runner looks at all of them.
    return cursor.take("ON") && !cursor.done ? [{ name: objectName(cursor) }] : [];
  }
  if (object !== "TABLE" && object !== "VIEW") return [];
  const table = { name: objectName(cursor) };
  return verb === "ALTER" && cursor.take("RENAME", "TO") ? [table, { name: cursor.name() }] : [table];
}

function objectWord(cursor: TokenCursor): string {
  while (cursor.take("TEMP") || cursor.take("TEMPORARY") || cursor.take("UNIQUE") || cursor.take("VIRTUAL"));
  return cursor.done ? "" : cursor.next().text.toUpperCase();
}

function objectName(cursor: TokenCursor): string {
  if (!cursor.take("IF", "NOT", "EXISTS")) cursor.take("IF", "EXISTS");
  if (cursor.done) return "";
  const name = cursor.name();
  return cursor.take(".") && !cursor.done ? cursor.name() : name;
}

/** The statement's own verb is the first one outside of parentheses. */
function writesBehindWith(sql: string): boolean {
  let depth = 0;
  for (const { kind, text } of tokens(sql)) {
    if (kind === "symbol" && text === "(") depth += 1;
    if (kind === "symbol" && text === ")") depth -= 1;
    if (depth > 0 || kind !== "word") continue;
    const word = text.toUpperCase();
    if (word === "SELECT" || word === "VALUES") return false;
    if (word === "INSERT" || word === "UPDATE" || word === "DELETE" || word === "REPLACE") return true;
  }
  return false;
}
