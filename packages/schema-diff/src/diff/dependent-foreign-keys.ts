import { nameKey, type ForeignKey, type QualifiedName, type Schema } from "../model/schema";
import type { Change } from "../operations/change";

export interface OwnedForeignKey {
  readonly table: QualifiedName;
  readonly foreignKey: ForeignKey;
}

/**
 * Foreign keys that stay as they are but rest on a primary key or unique that is dropped (and perhaps added in another
 * form): they have to be dropped for the change. Foreign keys that are dropped anyway are not among them.
 */
export function foreignKeysInTheWay(
  from: Schema,
  dropKeys: readonly Change[],
  dropForeignKeys: readonly Change[],
): OwnedForeignKey[] {
  const targets = new Set(dropKeys.flatMap(keyOf));
  if (targets.size === 0) return [];
  const dropped = new Set(dropForeignKeys.flatMap((op) => (op.kind === "dropForeignKey" ? [op.foreignKey] : [])));
  return from.tables.flatMap(({ schema, name, foreignKeys }) =>
    foreignKeys
      .filter((f) => !dropped.has(f) && targets.has(columnsKey(f.references, f.references.columns)))
      .map((foreignKey) => ({ table: { schema, name }, foreignKey })),
  );
}

function keyOf(op: Change): string[] {
  if (op.kind === "dropPrimaryKey") return [columnsKey(op.table, op.primaryKey.columns)];
  if (op.kind === "dropUnique") return [columnsKey(op.table, op.unique.columns)];
  if (op.kind === "dropIndex" && op.index.unique)
    return [
      columnsKey(
        op.table,
        op.index.parts.map((p) => p.column ?? ""),
      ),
    ];
  return [];
}

function columnsKey(table: QualifiedName, columns: readonly string[]): string {
  return [nameKey(table), ...[...columns].sort()].join("\u0000\u0000");
}
