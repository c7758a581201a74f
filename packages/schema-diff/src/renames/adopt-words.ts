import { putTable, type Draft } from "../model/draft";
import { nameKey, type Column, type Index, type IndexPart, type Schema, type Table } from "../model/schema";
import type { Change } from "../operations/change";
import { sqlTokens } from "../sql/rename-identifier";

/**
 * Texts that name a renamed column take the words of the wanted schema where these differ in needless quotes alone: an
 * engine that writes names as short as it can has no quotes around a new name where the old one needed them.
 */
export function adoptWords(draft: Draft, { tables }: Schema, renames: readonly Change[]): void {
  const renamed = new Set(renames.flatMap((op) => (op.kind === "renameColumn" ? [nameKey(op.table)] : [])));
  for (const wanted of tables) {
    const table = renamed.has(nameKey(wanted)) ? draft.tables.get(nameKey(wanted)) : undefined;
    if (table !== undefined) putTable(draft, inWordsOf(table, wanted));
  }
}

function inWordsOf(table: Table, wanted: Table): Table {
  const of = <T extends { readonly name: string }>(list: readonly T[]) => new Map(list.map((one) => [one.name, one]));
  const [columns, checks, indexes] = [of(wanted.columns), of(wanted.checks), of(wanted.indexes)];
  return {
    ...table,
    columns: table.columns.map((column) => columnInWords(column, columns.get(column.name))),
    checks: table.checks.map((check) => ({
      ...check,
      expression: words(check.expression, checks.get(check.name)?.expression),
    })),
    indexes: table.indexes.map((index) => indexInWords(index, indexes.get(index.name))),
  };
}

function columnInWords(column: Column, wanted: Column | undefined): Column {
  const { generated } = column;
  if (generated === undefined || wanted?.generated === undefined) return column;
  return {
    ...column,
    generated: { ...generated, expression: words(generated.expression, wanted.generated.expression) },
  };
}

function indexInWords(index: Index, wanted: Index | undefined): Index {
  if (wanted === undefined) return index;
  const parts = index.parts.map((part, at): IndexPart => {
    const other = wanted.parts[at]?.expression;
    return part.expression === undefined ? part : { ...part, expression: words(part.expression, other) };
  });
  return { ...index, parts, ...(index.where !== undefined && { where: words(index.where, wanted.where) }) };
}

/** The wanted text if it is the same but for quotes that no name needs. */
function words(text: string, wanted: string | undefined): string {
  return wanted !== undefined && wanted !== text && plain(wanted) === plain(text) ? wanted : text;
}

function plain(text: string): string {
  return sqlTokens(text)
    .map((token) => (/^"[a-z_][a-z0-9_$]*"$/.test(token) ? token.slice(1, -1) : token))
    .join("");
}
