import { quoteIdentifier } from "../sql/quote";
import type { Flavour } from "../model/server";
import { tokenize } from "../sql/tokenize";
import type { TableRow } from "./catalog";
import type { ProgramRow } from "./routines-and-views-query";

type Query = (sql: string) => Promise<unknown>;

/**
 * The programs with what SHOW CREATE says of them, one query for each that needs it: information_schema gives a body
 * with its strings unescaped and without their character sets, which cannot be undone, and tells neither parameters to
 * the letter nor, on MySQL, a view's algorithm and the names of its columns.
 */
export async function withCreated(
  query: Query,
  flavour: Flavour,
  schema: string,
  rows: readonly ProgramRow[],
  counts: (row: ProgramRow) => boolean,
): Promise<ProgramRow[]> {
  const shown: ProgramRow[] = [];
  for (const row of rows) {
    const created = counts(row) && needsAsking(row, flavour) ? await ask(query, schema, row) : undefined;
    shown.push(created === undefined ? row : { ...row, created });
  }
  return shown;
}

/** The tables with what SHOW CREATE TABLE says of them, one query for each that counts. */
export async function withCreatedTables(
  query: Query,
  schema: string,
  rows: readonly TableRow[],
  counts: (row: TableRow) => boolean,
): Promise<TableRow[]> {
  const shown: TableRow[] = [];
  for (const row of rows) {
    const created = counts(row) ? await ask(query, schema, { kind: "table", name: row.name }) : undefined;
    shown.push(created === undefined ? row : { ...row, created });
  }
  return shown;
}

function needsAsking({ kind, body }: ProgramRow, flavour: Flavour): boolean {
  if (kind === "partition") return false;
  if (kind === "trigger") return !isPlain(body ?? "");
  return kind !== "view" || flavour === "mysql" || /'/.test(body ?? "");
}

/**
 * Nothing that information_schema may have changed: a string, a name in back-ticks that is no word, what is `?` for a
 * character?
 */
function isPlain(body: string): boolean {
  return !/['"\\`?]/.test(body.replace(/(?<![`\w])`\w+`(?![`\w])/g, ""));
}

/** Undefined where we may not see it. */
async function ask(
  query: Query,
  schema: string,
  { kind, name }: Pick<ProgramRow, "kind" | "name">,
): Promise<string | undefined> {
  try {
    const [row = {}] = (await query(
      `SHOW CREATE ${kind.toUpperCase()} ${quoteIdentifier(schema)}.${quoteIdentifier(name ?? "")}`,
    )) as readonly Readonly<Record<string, unknown>>[];
    const [, text] = Object.entries(row).find(([key]) => /^(create |sql original)/i.test(key)) ?? [];
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
}

/** What a statement of SHOW CREATE says behind `CREATE` and the definer. */
export function behindDefiner(created: string): string {
  const [, definer, , , at, , ...rest] = tokenize(created);
  if (definer === undefined || definer.text.toUpperCase() !== "DEFINER") return created.replace(/^CREATE /i, "");
  // A role has no host.
  const next = at?.text === "@" ? rest[0] : at;
  return created.slice(next?.start);
}

/** The body in a trigger's statement. */
export function triggerBody(created: string): string {
  const tokens = tokenize(created);
  const row = tokens.findIndex((token, i) => /^row$/i.test(token.text) && /^each$/i.test(tokens[i - 1]?.text ?? ""));
  return created.slice(tokens[row]?.end).trim();
}

/** A view's algorithm, and its statement from the word VIEW on. */
export function viewParts(created: string): { readonly algorithm: string; readonly text: string } {
  const view = tokenize(created).find((token) => token.kind === "word" && token.text === "VIEW");
  return { algorithm: /^CREATE ALGORITHM=(\w+)/.exec(created)?.[1] ?? "", text: created.slice(view?.start) };
}
