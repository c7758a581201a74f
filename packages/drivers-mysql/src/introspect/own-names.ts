import type { Reference } from "@stingerloom/schema-diff";
import { nameOf, tokenize, type Token } from "../sql/tokenize";
import type { Catalog, TableRow } from "./catalog";

/** The names of a database by which its programs may call what is in it. */
export interface OwnNames {
  readonly database: string;
  /** Tables, views and sequences. */
  readonly tables: ReadonlySet<string>;
  /** Tables that are compared. */
  readonly compared: ReadonlySet<string>;
  /** Routines by their names in lower case: case does not count there. */
  readonly routines: ReadonlyMap<string, string>;
}

/** A routine may have the name of a table: as an object of the schema it has a key of its own. */
export function routineName(name: string): string {
  return `${name}()`;
}

export function ownNames({ tables, programs }: Catalog, compared: readonly TableRow[], database: string): OwnNames {
  const routines = programs.filter((row) => row.owner === null && row.kind !== "view" && row.kind !== "event");
  return {
    database,
    tables: new Set(tables.map((row) => row.name)),
    compared: new Set(compared.filter((row) => row.type === "BASE TABLE").map((row) => row.name)),
    routines: new Map(routines.map(({ name }) => [(name ?? "").toLowerCase(), name ?? ""])),
  };
}

/** The text without the database's name before what is in it, so that it means the same in another database. */
export function withoutDatabase(sql: string, own: OwnNames): string {
  const tokens = tokenize(sql);
  let out = "";
  let at = 0;
  tokens.forEach((token, i) => {
    const behind = tokens[i + 2];
    if (!isQualifier(tokens, i, own) || behind === undefined || !isKnown(nameOf(behind), own)) return;
    out += sql.slice(at, token.start);
    at = behind.start;
  });
  return out + sql.slice(at);
}

/**
 * What a view reads. The server writes the database's name before each table, and all names in back-ticks; MySQL does
 * so before another name that a view has in this one as well.
 */
export function namesRead(view: string, own: OwnNames): Reference[] {
  const tokens = tokenize(view);
  const aliases = new Set(
    tokens.filter((token, i) => token.kind === "quoted" && tokens[i - 1]?.kind === "quoted").map(nameOf),
  );
  const names = tokens.flatMap((token, i): string[] => {
    if (token.kind !== "quoted") return [];
    const behind = tokens[i + 2];
    if (!isQualifier(tokens, i, own) || behind === undefined) {
      return tokens[i + 1]?.text === "(" && tokens[i - 1]?.text !== "." ? routine(nameOf(token), own) : [];
    }
    const isOfTable = tokens[i + 3]?.text === ".";
    if (isOfTable && aliases.has(nameOf(behind))) return [];
    const isTable = isOfTable || /^(from|join)$/i.test(tokens[i - 1]?.text ?? "");
    return isTable || own.tables.has(nameOf(behind)) ? [nameOf(behind)] : routine(nameOf(behind), own);
  });
  return [...new Set(names)].map((name) => ({ name }));
}

/** The tables that a body may read or write: words that are their names. */
export function tablesNamed(body: string, { compared }: OwnNames): Reference[] {
  const names = tokenize(body)
    .filter(({ kind }) => kind === "word" || kind === "quoted")
    .map(nameOf);
  return [...new Set(names)].filter((name) => compared.has(name)).map((name) => ({ name }));
}

function routine(called: string, { routines }: OwnNames): string[] {
  const name = routines.get(called.toLowerCase());
  return name === undefined ? [] : [routineName(name)];
}

function isQualifier(tokens: readonly Token[], at: number, { database }: OwnNames): boolean {
  const token = tokens[at]!;
  const isName = ({ kind }: Token) => kind === "quoted" || kind === "word";
  const behind = tokens[at + 2];
  if (!isName(token) || nameOf(token) !== database || tokens[at - 1]?.text === ".") return false;
  return tokens[at + 1]?.text === "." && behind !== undefined && isName(behind);
}

function isKnown(name: string, { tables, routines }: OwnNames): boolean {
  return tables.has(name) || routines.has(name.toLowerCase());
}
