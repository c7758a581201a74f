import type { StatementClass } from "@stingerloom/core";
import { nameOf, tokenize, tokens, type Token } from "./tokenize";

const kinds: Readonly<Record<string, StatementClass["kind"]>> = {
  SELECT: "read",
  SHOW: "read",
  DESCRIBE: "read",
  DESC: "read",
  EXPLAIN: "read",
  VALUES: "read",
  TABLE: "read",
  HELP: "read",
  CHECKSUM: "read",
  INSERT: "write",
  UPDATE: "write",
  DELETE: "write",
  REPLACE: "write",
  SET: "session",
  USE: "session",
  PREPARE: "session",
  DEALLOCATE: "session",
  FLUSH: "session",
  KILL: "session",
  BEGIN: "transaction",
  START: "transaction",
  COMMIT: "transaction",
  ROLLBACK: "transaction",
  SAVEPOINT: "transaction",
  RELEASE: "transaction",
  XA: "transaction",
};

/**
 * What one statement is, by its first words. Whatever is not known to leave the transaction open counts as DDL, as
 * most other statements commit (dev.mysql.com/doc/refman/8.4/en/implicit-commit.html).
 */
export function classify(sql: string): StatementClass {
  const verb = firstWord(sql);
  if (verb === "WITH") return { kind: writesBehindWith(sql) ? "write" : "read", tables: [] };
  if (runsWhatItExplains(sql, verb)) return classify(sql.slice(behindAnalyze(sql)));
  const kind = kinds[verb];
  const head = tokenize(sql, kind === undefined ? enough : 2);
  if (kind !== undefined) return { kind: kind === "session" && assignsGlobal(head) ? "ddl" : kind, tables: [] };
  if (isTemporary(head)) return { kind: "session", tables: [] };
  return { kind: "ddl", tables: tablesOf(head, verb) };
}

/**
 * `EXPLAIN ANALYZE DELETE …` of MySQL and `ANALYZE DELETE …` of MariaDB run the statement; `ANALYZE TABLE` is another.
 * mariadb.com/kb/en/analyze-statement, dev.mysql.com/doc/refman/8.4/en/explain.html
 */
function runsWhatItExplains(sql: string, verb: string): boolean {
  if (verb !== "ANALYZE" && verb !== "EXPLAIN" && verb !== "DESCRIBE" && verb !== "DESC") return false;
  const words = tokenize(sql, 3).map(word);
  if (verb === "ANALYZE") return !["TABLE", "TABLES", "NO_WRITE_TO_BINLOG", "LOCAL"].includes(words[1] ?? "");
  return words[1] === "ANALYZE";
}

/** Where the statement begins that is explained: `ANALYZE FORMAT = JSON DELETE …`. */
function behindAnalyze(sql: string): number {
  let isFormat = 0;
  for (const token of tokens(sql)) {
    const text = word(token);
    if (text === "FORMAT") isFormat = 3;
    if (isFormat > 0) isFormat -= 1;
    else if (!["ANALYZE", "EXPLAIN", "DESCRIBE", "DESC"].includes(text)) return token.start;
  }
  return sql.length;
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

/** SET PASSWORD commits. */
function assignsGlobal([set, what]: readonly Token[]): boolean {
  return word(set) === "SET" && word(what) === "PASSWORD";
}

/** A temporary table is the session's own, and making or dropping one commits nothing. */
function isTemporary([verb, second]: readonly Token[]): boolean {
  return (word(verb) === "CREATE" || word(verb) === "DROP") && word(second) === "TEMPORARY";
}

function writesBehindWith(sql: string): boolean {
  let depth = 0;
  for (const token of tokens(sql)) {
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    if (depth > 0 || token.kind !== "word") continue;
    const text = word(token);
    if (text === "SELECT" || text === "VALUES" || text === "TABLE") return false;
    if (kinds[text] === "write") return true;
  }
  return false;
}

type Named = { readonly schema?: string; readonly name: string };

const objects: ReadonlySet<string> = new Set(["TABLE", "TABLES", "INDEX", "VIEW", "TRIGGER", "SEQUENCE"]);

/** What is in their bodies is not done when they are made. */
const programs: ReadonlySet<string> = new Set(["FUNCTION", "PROCEDURE", "PACKAGE", "EVENT"]);

function tablesOf(tokens: readonly Token[], verb: string): Named[] {
  const at = tokens.findIndex((token) => objects.has(word(token)) || programs.has(word(token)));
  if (programs.has(word(tokens[at]))) return [];
  // TRUNCATE t: the word TABLE may be left out.
  if (at < 0) return verb === "TRUNCATE" ? listed(tokens, 1) : [];
  const object = word(tokens[at]);
  if (object === "INDEX" || object === "TRIGGER") {
    const on = tokens.findIndex((token, i) => i > at && word(token) === "ON");
    return on < 0 ? [] : listed(tokens, on + 1).slice(0, 1);
  }
  const names = listed(tokens, skipCondition(tokens, at + 1));
  if (verb === "RENAME") return renamed(tokens, at + 1);
  if (verb !== "ALTER") return verb === "DROP" || verb === "TRUNCATE" ? names : names.slice(0, 1);
  return [...names.slice(0, 1), ...renameTarget(tokens, at)];
}

function skipCondition(tokens: readonly Token[], at: number): number {
  let i = at;
  while (["IF", "NOT", "EXISTS"].includes(word(tokens[i]))) i += 1;
  return i;
}

/** The names from `at` on, as long as commas part them. */
function listed(tokens: readonly Token[], at: number): Named[] {
  const names: Named[] = [];
  for (let i = at; i < tokens.length; i += 1) {
    const { name, next } = nameAt(tokens, i);
    if (name === undefined) break;
    names.push(name);
    if (tokens[next]?.text !== ",") break;
    i = next;
  }
  return names;
}

function nameAt(tokens: readonly Token[], at: number): { readonly name?: Named; readonly next: number } {
  const token = tokens[at];
  if (token === undefined || (token.kind !== "word" && token.kind !== "quoted")) return { next: at };
  const behind = tokens[at + 2];
  if (tokens[at + 1]?.text !== "." || behind === undefined) return { name: { name: nameOf(token) }, next: at + 1 };
  return { name: { schema: nameOf(token), name: nameOf(behind) }, next: at + 3 };
}

/** RENAME TABLE a TO b, c TO d */
function renamed(tokens: readonly Token[], at: number): Named[] {
  const names: Named[] = [];
  let i = at;
  for (;;) {
    const { name, next } = nameAt(tokens, i);
    if (name === undefined) return names;
    names.push(name);
    const between = tokens[next];
    if (word(between) !== "TO" && between?.text !== ",") return names;
    i = next + 1;
  }
}

/** ALTER TABLE a RENAME TO b; not RENAME COLUMN, RENAME INDEX or RENAME KEY. */
function renameTarget(tokens: readonly Token[], at: number): Named[] {
  const rename = tokens.findIndex((token, i) => i > at && word(token) === "RENAME");
  if (rename < 0 || ["COLUMN", "INDEX", "KEY"].includes(word(tokens[rename + 1]))) return [];
  const to = ["TO", "AS"].includes(word(tokens[rename + 1])) ? rename + 2 : rename + 1;
  return listed(tokens, to).slice(0, 1);
}
