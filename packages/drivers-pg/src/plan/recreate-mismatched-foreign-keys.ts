import {
  nameKey,
  type Change,
  type ColumnType,
  type ForeignKey,
  type QualifiedName,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import { columnKey } from "../model/column-key";
import { typeChange } from "../model/type-change";
import { NamesAfterRename } from "./names-after-rename";
import { NamesBeforeRename } from "./names-before-rename";
import type { Recreation } from "./recreation";

interface Retype {
  readonly from: ColumnType;
  readonly to: ColumnType;
}

/**
 * Foreign keys between tables whose columns change their types on both sides: between the two statements the server
 * would have to compare the one type with the other, for which it mostly has no operator.
 */
export function recreateMismatchedForeignKeys(
  operations: readonly Change[],
  before: Schema,
  after: Schema,
  recreated: readonly Recreation[],
): Recreation[] {
  const retyped = retypedColumns(operations);
  if (retyped.size === 0) return [];
  const names = new NamesBeforeRename(operations);
  const old = new Map(before.tables.map((table) => [nameKey(table), table]));
  const dropped = new Set([...operations, ...recreated.map(({ down }) => down)].flatMap(droppedForeignKey));
  return after.tables.flatMap((now) =>
    now.foreignKeys
      .filter((key) => isMismatched(now, key, retyped))
      .flatMap((key) => recreationOf(names.oldTable(old, now), now, key))
      .filter(({ down }) => !droppedForeignKey(down).some((one) => dropped.has(one))),
  );
}

/** The changes of types, by the columns' final names. */
function retypedColumns(operations: readonly Change[]): ReadonlyMap<string, Retype> {
  const names = new NamesAfterRename(operations);
  return new Map(
    operations.flatMap((op, i) => {
      if (op.kind !== "alterColumn" || typeChange(op.from, op.to) === undefined) return [];
      const { table, column } = names.of({ table: op.table, column: op.to.name }, i);
      return [[columnKey(table, column), { from: op.from.type, to: op.to.type }] as const];
    }),
  );
}

function isMismatched(
  table: Table,
  { columns, references }: ForeignKey,
  retyped: ReadonlyMap<string, Retype>,
): boolean {
  if (nameKey(table) === nameKey(references)) return false;
  return columns.some((column, i) => {
    const [own, target] = [
      retyped.get(columnKey(table, column)),
      retyped.get(columnKey(references, references.columns[i]!)),
    ];
    return own !== undefined && target !== undefined && !isComparable(own, target);
  });
}

/** Can each old type be compared with each new one? */
function isComparable(own: Retype, target: Retype): boolean {
  const families = new Set([own.from, own.to, target.from, target.to].map(familyOf));
  return families.size === 1 && !families.has(undefined);
}

/** Types that the server compares with each other. */
function familyOf({ kind }: ColumnType): string | undefined {
  if (kind === "integer") return "integer";
  return kind === "varchar" || kind === "text" ? "text" : undefined;
}

function recreationOf(old: Table | undefined, now: Table, foreignKey: ForeignKey): Recreation[] {
  const was = old?.foreignKeys.find(({ name }) => name === foreignKey.name);
  if (old === undefined || was === undefined) return [];
  return [
    {
      down: { kind: "dropForeignKey", table: nameOf(old), foreignKey: was },
      up: { kind: "addForeignKey", table: nameOf(now), foreignKey },
    },
  ];
}

function nameOf({ schema, name }: Table): QualifiedName {
  return { schema, name };
}

function droppedForeignKey(op: Change): string[] {
  return op.kind === "dropForeignKey" ? [columnKey(op.table, op.foreignKey.name)] : [];
}
