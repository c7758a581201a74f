import type { StatementClass } from "@stingerloom/core";
import { nameOf, tokenize, tokens, type Token } from "./tokenize";

const kinds: Readonly<Record<string, StatementClass["kind"]>> = {
  SELECT: "read",
  SHOW: "read",
  VALUES: "read",
  TABLE: "read",
  FETCH: "read",
  INSERT: "write",
  UPDATE: "write",
  DELETE: "write",
  MERGE: "write",
  COPY: "write",
  TRUNCATE: "write",
  CALL: "write",
  DO: "write",
  SET: "session",
  RESET: "session",
  LISTEN: "session",
  UNLISTEN: "session",
  NOTIFY: "session",
  DISCARD: "session",
  PREPARE: "session",
  DEALLOCATE: "session",
  // What was prepared may change rows.
  EXECUTE: "write",
  LOCK: "session",
  DECLARE: "session",
  CLOSE: "session",
  ANALYZE: "session",
  LOAD: "session",
  BEGIN: "transaction",
  START: "transaction",
  COMMIT: "transaction",
  END: "transaction",
  ROLLBACK: "transaction",
  ABORT: "transaction",
  SAVEPOINT: "transaction",
  RELEASE: "transaction",
};

/**
 * What one statement is, by its first words. What is not known counts as DDL: that is journaled with the most care.
 */
export function classify(sql: string): StatementClass {
  const verb = firstWord(sql);
  if (verb === "EXPLAIN") return explained(sql);
  if (verb === "WITH") return { kind: writesBehindWith(sql) ? "write" : "read", tables: [] };
  if (verb === "SELECT" && selectsInto(sql)) return { kind: "ddl", tables: [] };
  if (verb === "PREPARE" && word(tokenize(sql, 2)[1]) === "TRANSACTION") return { kind: "transaction", tables: [] };
  const kind = kinds[verb];
  return kind === undefined ? { kind: "ddl", tables: tablesOf(tokenize(sql, enough), verb) } : { kind, tables: [] };
}

/** `EXPLAIN ANALYZE` runs the statement (postgresql.org/docs/current/sql-explain.html). */
function explained(sql: string): StatementClass {
  let [at, depth, analyzes] = [0, 0, false];
  for (const { kind, text, start, end } of tokens(sql)) {
    const upper = kind === "word" ? text.toUpperCase() : text;
    if (upper === "(") depth += 1;
    else if (upper === ")") depth -= 1;
    else if (upper === "ANALYZE" || upper === "ANALYSE") analyzes = true;
    else if (depth === 0 && upper !== "EXPLAIN" && upper !== "VERBOSE") {
      at = start;
      break;
    }
    at = end;
  }
  return analyzes && at < sql.length ? classify(sql.slice(at)) : { kind: "read", tables: [] };
}

/** The names that a statement is about stand among its first tokens, however long it is. */
const enough = 50_000;

function firstWord(sql: string): string {
  for (const token of tokens(sql)) if (token.text !== "(") return word(token);
  return "";
}

function word(token: Token | undefined): string {
  return token?.kind === "word" ? token.text.toUpperCase() : "";
}

/** Any part of a WITH may write, the parts in parentheses too. */
function writesBehindWith(sql: string): boolean {
  let [before, last] = ["", ""];
  for (const token of tokens(sql)) {
    const text = word(token);
    if ((last === "INSERT" || last === "MERGE") && text === "INTO") return true;
    if (last === "DELETE" && text === "FROM") return true;
    // FOR UPDATE locks rows and changes none.
    if (text === "UPDATE" && (before === "" || before === "(" || before === ")")) return true;
    last = text;
    before = token.text;
  }
  return false;
}

function selectsInto(sql: string): boolean {
  for (const token of tokens(sql)) {
    const text = word(token);
    if (text === "FROM" || text === "INTO") return text === "INTO";
  }
  return false;
}

type Named = { readonly schema?: string; readonly name: string };

const optional: ReadonlySet<string> = new Set(["IF", "NOT", "EXISTS", "ONLY", "CONCURRENTLY"]);

function tablesOf(tokens: readonly Token[], verb: string): Named[] {
  const at = tokens.findIndex((token) => ["TABLE", "INDEX", "TRIGGER", "POLICY", "RULE", "VIEW"].includes(word(token)));
  if (at < 0) return commentedTable(tokens);
  const object = word(tokens[at]);
  if (object === "INDEX" && verb !== "CREATE") return [];
  if (object === "INDEX" || object === "TRIGGER" || object === "POLICY" || object === "RULE") {
    const on = tokens.findIndex((token, i) => i > at && ["ON", "TO"].includes(word(token)));
    return on < 0 ? [] : listed(tokens, on + 1).slice(0, 1);
  }
  const names = listed(tokens, at + 1);
  if (verb !== "ALTER") return verb === "DROP" ? names : names.slice(0, 1);
  return [...names.slice(0, 1), ...renameTarget(tokens, at, names[0])];
}

/** COMMENT ON COLUMN a.b IS … */
function commentedTable(tokens: readonly Token[]): Named[] {
  if (word(tokens[0]) !== "COMMENT" || word(tokens[2]) !== "COLUMN") return [];
  const dotted: string[] = [];
  for (let i = 3; i < tokens.length && word(tokens[i]) !== "IS"; i += 2) dotted.push(nameOf(tokens[i]!));
  const [schema, name] = dotted.length === 3 ? dotted : [undefined, dotted[0]];
  return name === undefined ? [] : [schema === undefined ? { name } : { schema, name }];
}

/** The names from `at` on, as long as commas part them. */
function listed(tokens: readonly Token[], at: number): Named[] {
  const names: Named[] = [];
  let i = at;
  for (;;) {
    while (optional.has(word(tokens[i]))) i += 1;
    const token = tokens[i];
    if (token === undefined || (token.kind !== "word" && token.kind !== "quoted")) return names;
    const behind = tokens[i + 1]?.text === "." ? tokens[i + 2] : undefined;
    names.push(behind === undefined ? { name: nameOf(token) } : { schema: nameOf(token), name: nameOf(behind) });
    i += behind === undefined ? 1 : 3;
    if (tokens[i]?.text !== ",") return names;
    i += 1;
  }
}

/** ALTER TABLE a RENAME TO b; not RENAME COLUMN or RENAME CONSTRAINT. */
function renameTarget(tokens: readonly Token[], at: number, table: Named | undefined): Named[] {
  const rename = tokens.findIndex((token, i) => i > at && word(token) === "RENAME");
  if (rename < 0 || word(tokens[rename + 1]) !== "TO") return [];
  return listed(tokens, rename + 2)
    .slice(0, 1)
    .map(({ name }) => (table?.schema === undefined ? { name } : { schema: table.schema, name }));
}
