import {
  nameKey,
  type ForeignKey,
  type Change,
  type QualifiedName,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import type { Recreation } from "./recreation";
import { columnKey } from "../model/column-key";
import { NamesAfterRename } from "./names-after-rename";
import { recreatedColumns } from "./recreate-generated-columns";
import { NamesBeforeRename } from "./names-before-rename";

/** Foreign keys that refer to a recreated column: they depend on its unique constraint, which is dropped with it. */
export function recreateReferencingForeignKeys(
  operations: readonly Change[],
  before: Schema,
  after: Schema,
): Recreation[] {
  const recreated = recreatedColumns(operations);
  if (recreated.size === 0) return [];
  const names = new NamesBeforeRename(operations);
  const final = new NamesAfterRename(operations);
  const dropped = new Set(
    operations.flatMap((op, i) =>
      op.kind === "dropForeignKey" ? [keyOf(final.table(op.table, i), op.foreignKey)] : [],
    ),
  );
  const pointsThere = ({ references }: ForeignKey) =>
    references.columns.some((column) => recreated.has(columnKey(references, column)));
  const tables = new Map(before.tables.map((table) => [nameKey(table), table]));
  return after.tables.flatMap((now) => {
    const table = { schema: now.schema, name: now.name };
    const old = names.oldTable(tables, table);
    // Foreign keys of such a column itself are recreated with its other dependents.
    const stays = (key: ForeignKey) =>
      !dropped.has(keyOf(table, key)) && !key.columns.some((column) => recreated.has(columnKey(table, column)));
    return old === undefined
      ? []
      : now.foreignKeys.filter((key) => pointsThere(key) && stays(key)).flatMap((key) => asideOf(old, table, key));
  });
}

function asideOf(old: Table, table: QualifiedName, foreignKey: ForeignKey): Recreation[] {
  const was = old.foreignKeys.find(({ name }) => name === foreignKey.name);
  if (was === undefined) return [];
  return [
    {
      down: { kind: "dropForeignKey", table: { schema: old.schema, name: old.name }, foreignKey: was },
      up: { kind: "addForeignKey", table, foreignKey },
    },
  ];
}

function keyOf(table: QualifiedName, { name }: ForeignKey): string {
  return `${nameKey(table)}\u0000\u0000${name}`;
}
