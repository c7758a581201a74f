import { nameOf, tokenize, type Token } from "../sql/tokenize";

/** The statement of SHOW CREATE TABLE, taken apart. */
export interface CreatedTable {
  /** Of each column the words behind its name that stand in no brackets. */
  readonly columns: ReadonlyMap<string, readonly Token[]>;
  /** Of each generated column, its expression. */
  readonly generated: ReadonlyMap<string, string>;
  /** The checks by their names; that of a column has the column's (MariaDB). */
  readonly checks: ReadonlyMap<string, string>;
  /** Of each key, `PRIMARY` among them, the words behind its columns. */
  readonly keys: ReadonlyMap<string, readonly Token[]>;
  /** The table's own, in its words, without engine, collation, comment and counter. */
  readonly options: Readonly<Record<string, string>>;
  readonly tablespace?: string | undefined;
  /** The whole clause from PARTITION BY on, without the engine, which is the table's. */
  readonly partitions?: string | undefined;
  /** The tables that its foreign keys refer to. */
  readonly references: readonly string[];
  /** What has no place in our model: periods, and keys over them. */
  readonly unknown: boolean;
}

export function createdTable(statement: string): CreatedTable {
  const tokens = tokenize(statement);
  const open = tokens.findIndex((token) => token.text === "(");
  const close = closing(tokens, open);
  const items = listed(tokens.slice(open + 1, close));
  const behind = tokens.slice(close + 1);
  const at = behind.findIndex((token, i) => isWord(token, "PARTITION") && isWord(behind[i + 1], "BY"));
  const options = at < 0 ? behind : behind.slice(0, at);
  return {
    columns: new Map(items.flatMap((item) => columnIn(item))),
    generated: new Map(items.flatMap((item) => bracketed(statement, item, "AS"))),
    checks: new Map(items.flatMap((item) => bracketed(statement, item, "CHECK"))),
    keys: new Map(items.flatMap((item) => keyIn(item))),
    options: optionsIn(options),
    tablespace: valueBehind(options, "TABLESPACE")?.text,
    ...(at >= 0 && { partitions: textOf(withoutEngines(behind.slice(at))) }),
    references: items.flatMap((item) => referenceIn(item)),
    unknown: items.some((item) => isWord(item[0], "PERIOD") || item.some((token) => isWord(token, "OVERLAPS"))),
  };
}

function withoutEngines(tokens: readonly Token[]): Token[] {
  return tokens.filter(
    (_, i) => ![0, 1, 2].some((k) => isWord(tokens[i - k], "ENGINE") && tokens[i - k + 1]?.text === "="),
  );
}

const elsewhere: ReadonlySet<string> = new Set(["ENGINE", "CHARSET", "COLLATE", "COMMENT", "AUTO_INCREMENT"]);

/**
 * `KEY_BLOCK_SIZE=8`, `DATA DIRECTORY='/x'`, `UNION=(a,b)`, and those of MariaDB's engines, whose names are in
 * back-ticks.
 */
function optionsIn(tokens: readonly Token[]): Record<string, string> {
  const options: Record<string, string> = {};
  tokens.forEach((token, i) => {
    const word = tokens[i - 1];
    if (token.text !== "=" || word === undefined || elsewhere.has(word.text.toUpperCase())) return;
    const name = isWord(word, "DIRECTORY") ? `${tokens[i - 2]?.text ?? ""} ${word.text}` : word.text;
    const end = tokens[i + 1]?.text === "(" ? closing(tokens, i + 1) + 1 : i + 2;
    options[name] = textOf(tokens.slice(i + 1, end));
  });
  return options;
}

/** The words with one blank between any two. */
function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join(" ");
}

export function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === "word" && token.text.toUpperCase() === word;
}

/** What stands behind the word, and behind an equals sign if there is one. */
export function valueBehind(tokens: readonly Token[], word: string): Token | undefined {
  const at = tokens.findIndex((token) => isWord(token, word));
  if (at < 0) return undefined;
  return tokens[at + 1]?.text === "=" ? tokens[at + 2] : tokens[at + 1];
}

function columnIn([name, ...rest]: readonly Token[]): (readonly [string, readonly Token[]])[] {
  return name?.kind === "quoted" ? [[nameOf(name), outside(rest)]] : [];
}

/** What stands in brackets behind the word, by the name of the column or constraint. */
function bracketed(statement: string, item: readonly Token[], word: string): (readonly [string, string])[] {
  const name = isWord(item[0], "CONSTRAINT") ? item[1] : item[0];
  const at = item.findIndex((token, i) => isWord(token, word) && item[i + 1]?.text === "(") + 1;
  return name?.kind === "quoted" && at > 0
    ? [[nameOf(name), statement.slice(item[at]!.end, item[closing(item, at)]?.start)]]
    : [];
}

function keyIn(item: readonly Token[]): (readonly [string, readonly Token[]])[] {
  const at = item.findIndex((token) => isWord(token, "KEY"));
  const isKey = at === 0 || (at === 1 && !isWord(item[0], "FOREIGN") && item[0]?.kind === "word");
  const open = item.findIndex((token) => token.text === "(");
  if (!isKey || open < 0) return [];
  const name = item[at + 1];
  return [[name?.kind === "quoted" ? nameOf(name) : "PRIMARY", item.slice(closing(item, open) + 1)]];
}

function referenceIn(item: readonly Token[]): string[] {
  const at = item.findIndex((token) => isWord(token, "REFERENCES"));
  const name = item[at + 1];
  return at < 0 || name === undefined || item[at + 2]?.text === "." ? [] : [nameOf(name)];
}

/** Where the bracket that opens at `open` closes. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i += 1) {
    if (tokens[i]?.text === "(") depth += 1;
    if (tokens[i]?.text === ")") depth -= 1;
    if (depth === 0) return i;
  }
  return tokens.length;
}

function outside(tokens: readonly Token[]): Token[] {
  let depth = 0;
  return tokens.filter((token) => {
    if (token.text === ")") depth -= 1;
    const counts = depth === 0;
    if (token.text === "(") depth += 1;
    return counts;
  });
}

/** What commas part that stand in no brackets. */
function listed(tokens: readonly Token[]): Token[][] {
  const items: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    if (token.text === "," && depth === 0) items.push([]);
    else items[items.length - 1]!.push(token);
  }
  return items;
}
