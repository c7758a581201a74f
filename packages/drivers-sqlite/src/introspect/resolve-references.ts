import type { ForeignKey, Table } from "@stingerloom/schema-diff";
import { foldName } from "../sql/tokenize";

/**
 * Foreign keys with the names of tables and columns as those are written themselves, and the primary key where none is
 * named.
 */
export function resolveReferences(tables: readonly Table[]): Table[] {
  const byName = new Map(tables.map((table) => [foldName(table.name), table]));
  return tables.map((table) => ({
    ...table,
    foreignKeys: table.foreignKeys.map((foreignKey) =>
      resolve(foreignKey, byName.get(foldName(foreignKey.references.name))),
    ),
  }));
}

function resolve(foreignKey: ForeignKey, target: Table | undefined): ForeignKey {
  if (target === undefined) return foreignKey;
  const { columns } = foreignKey.references;
  const exact = new Map(target.columns.map(({ name }) => [foldName(name), name]));
  const named =
    columns.length > 0 ? columns.map((name) => exact.get(foldName(name)) ?? name) : (target.primaryKey?.columns ?? []);
  return { ...foreignKey, references: { name: target.name, columns: named } };
}
