import { sameForm, type ForeignKey, type Named, type Table } from "@stingerloom/schema-diff";
import { readTable } from "../introspect/table";
import { foldName } from "../sql/tokenize";

/** Would SQLite make exactly this table of the text, whatever the order of what stands in it? */
export function isTextOf(source: string, table: Table): boolean {
  const { table: read, parsed } = readTable(table.name, source);
  if (parsed.name !== table.name) return false;
  const unresolved = new Set(read.foreignKeys.filter(hasNoColumns).map(targetKey));
  return sameForm(comparable(read, unresolved), comparable(table, unresolved));
}

/** A foreign key that names no columns refers to the primary key: the text alone does not tell which one that is. */
function hasNoColumns({ references }: ForeignKey): boolean {
  return references.columns.length === 0;
}

function targetKey({ columns, references }: ForeignKey): string {
  return JSON.stringify([columns, foldName(references.name)]);
}

function comparable(
  { columns, primaryKey, uniques, foreignKeys, checks, options }: Table,
  unresolved: ReadonlySet<string>,
): object {
  return {
    columns: inOrder(columns),
    primaryKey,
    uniques: inOrder(uniques.map(inWrittenForm)),
    foreignKeys: inOrder(
      foreignKeys.map((foreignKey) => ({
        ...inWrittenForm(foreignKey),
        references: {
          name: foldName(foreignKey.references.name),
          columns: unresolved.has(targetKey(foreignKey)) ? [] : foreignKey.references.columns.map(foldName),
        },
      })),
    ),
    checks: inOrder(checks.map(inWrittenForm)),
    options: options ?? {},
  };
}

/** The name that we give to what has none is made of the table's, which may have been another before. */
function inWrittenForm<T extends Named>(item: T): T {
  return item.implicitName ? { ...item, name: "" } : item;
}

function inOrder<T extends { readonly name: string }>(list: readonly T[]): readonly T[] {
  const key = (item: T) => JSON.stringify([item.name, item]);
  return [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
