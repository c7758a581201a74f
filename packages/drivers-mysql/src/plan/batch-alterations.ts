import {
  nameKey,
  sameForm,
  type Change,
  type ChangeOf,
  type Column,
  type QualifiedName,
} from "@stingerloom/schema-diff";
import { combine, partsOf } from "../model/combined-step";
import { isCurrentTime } from "../model/current-time";
import { partitioning } from "../model/table-options";

type Alteration = ChangeOf<"addColumn" | "alterColumn" | "dropColumn" | "alterTableOptions">;

/**
 * The changes of a table's columns as one ALTER TABLE: it copies the table once, and what grows beside what shrinks
 * never makes rows too long in between.
 *
 * @param isSingle does the operation take one statement, and no more?
 */
export function batchAlterations(
  operations: readonly Change[],
  isSingle: (operation: Change) => boolean,
): readonly Change[] {
  const out: Change[] = [];
  const open = new Map<string, number>();
  for (const operation of operations) {
    const key = tableKey(operation);
    const batch = key === undefined ? undefined : open.get(key);
    const fits = isAlteration(operation) && isBatchable(operation) && isSingle(operation);
    if (fits && batch !== undefined && isCompatible(partsOf(out[batch]!) as readonly Alteration[], operation)) {
      const [first, ...others] = partsOf(out[batch]!);
      out[batch] = combine(first!, [...others, operation]);
      continue;
    }
    if (key === undefined) open.clear();
    else if (fits) open.set(key, out.length);
    else touched(operation).forEach((table) => open.delete(nameKey(table)));
    out.push(operation);
  }
  return out;
}

/** Undefined for what may touch any table: a view reads some, a rename changes their names. */
function tableKey(operation: Change): string | undefined {
  return "table" in operation && !("trigger" in operation) && operation.kind !== "renameColumn"
    ? nameKey(operation.table)
    : undefined;
}

function touched(operation: Change): readonly QualifiedName[] {
  const owner = "table" in operation ? [operation.table] : [];
  return operation.kind === "addForeignKey" || operation.kind === "dropForeignKey"
    ? [...owner, operation.foreignKey.references]
    : owner;
}

function isAlteration(operation: Change): operation is Alteration {
  return (
    operation.kind === "addColumn" ||
    operation.kind === "alterColumn" ||
    operation.kind === "dropColumn" ||
    operation.kind === "alterTableOptions"
  );
}

function isBatchable(operation: Alteration): boolean {
  if (partsOf(operation).length > 1) return false;
  if (operation.kind !== "alterTableOptions") return columnsOf(operation).every(standsAlone);
  const { from, to } = operation;
  return from.engine === to.engine && sameForm(from.native?.[partitioning], to.native?.[partitioning]);
}

/** Does the column read no other? */
function standsAlone({ generated, check, default: value, type }: Column): boolean {
  const isMoment = (type.kind === "datetime" || type.kind === "timestamp") && value?.kind === "expression";
  const isPlainDefault = value?.kind !== "expression" || (isMoment && isCurrentTime(value.sql));
  return generated === undefined && check === undefined && isPlainDefault;
}

function columnsOf(operation: Alteration): readonly Column[] {
  if (operation.kind === "alterTableOptions") return [];
  return operation.kind === "alterColumn" ? [operation.from, operation.to] : [operation.column];
}

/** The options of the table come first; each column is named once, and none is put behind one that is dropped. */
function isCompatible(batch: readonly Alteration[], operation: Alteration): boolean {
  if (operation.kind === "alterTableOptions") return false;
  const names = new Set(columnsOf(operation).map(({ name }) => name.toLowerCase()));
  return batch.every(
    (other) =>
      columnsOf(other).every(({ name }) => !names.has(name.toLowerCase())) &&
      !(other.kind === "addColumn" && operation.kind === "dropColumn" && names.has(other.after?.toLowerCase() ?? "")),
  );
}
