import {
  displayName,
  nameKey,
  qualified,
  sql,
  type DialectFeatures,
  type OpaqueObject,
  type Change,
  type ChangeOf,
  type QualifiedName,
  type Schema,
} from "@stingerloom/schema-diff";
import { INVALID_INDEX } from "../model/invalid-index";
import { rawStatement } from "../sql/raw-statement";
import { changedColumns } from "./changed-columns";
import { columnKey } from "../model/column-key";
import { recreateDependentConstraints, recreateDependentTriggers } from "./recreate-dependents";
import { exchangeSequenceNames } from "./exchange-sequence-names";
import { forceEnumRecreation } from "./force-enum-recreation";
import { recreateGeneratedColumns } from "./recreate-generated-columns";
import { hoistDependentDrops } from "./in-order";
import { moveExtensionsFirst } from "./move-extensions-first";
import { orderAroundEnums } from "./order-around-enums";
import { placeRecreations } from "./place-recreations";
import { withNotNullNames } from "./not-null-names";
import { objectKey, recreateDependentViews } from "./recreate-dependent-views";
import { recreateMismatchedForeignKeys } from "./recreate-mismatched-foreign-keys";
import { recreateReferencingForeignKeys } from "./recreate-referencing-foreign-keys";
import { resolveNameConflicts } from "./resolve-name-conflicts";
import { restoreColumnGrants } from "./restore-column-grants";
import { restoreStorage } from "./restore-storage";
import { renameOwnedSequences } from "./rename-owned-sequences";
import { TakenNames } from "./taken-names";
import { transferSequenceOwnership } from "./transfer-sequence-ownership";

/**
 * The operations in an order that the server takes, with what stands in their way taken down first and put back last:
 * views that read a column whose type changes, triggers that name it, and for a recreated enum its columns' checks,
 * indexes and generated columns.
 */
export function refine(
  operations: readonly Change[],
  before: Schema,
  after: Schema,
  { alterColumn }: DialectFeatures,
): readonly Change[] {
  const taken = new TakenNames(before, after);
  const moved = moveExtensionsFirst(operations);
  const handedOver = transferSequenceOwnership(plainInPlace(moved, alterColumn));
  const altered = orderAroundEnums(hoistDependentDrops(forceEnumRecreation(handedOver, taken), before)).flatMap((op) =>
    op.kind === "alterColumn" && !alterColumn(op.from, op.to) ? dropAndAdd(op) : [op],
  );
  const ordered = recreateGeneratedColumns(altered, before, after);
  const changed = changedColumns(ordered);
  const triggers = recreateDependentTriggers(ordered, changed, before, after);
  const dependents = [
    ...recreateDependentViews(ordered, changed, before, triggers),
    ...triggers,
    ...recreateReferencingForeignKeys(ordered, before, after),
    ...recreateDependentConstraints(ordered, before, after),
  ];
  const recreations = [...dependents, ...recreateMismatchedForeignKeys(ordered, before, after, dependents)];
  const away = new Set(recreations.flatMap(({ down }) => (down.kind === "dropObject" ? [objectKey(down.object)] : [])));
  // What is recreated is created in its final form: it need not be altered as well.
  const rest = ordered.filter((op) => op.kind !== "alterObject" || !away.has(objectKey(op.from)));
  const complete = placeRecreations(rest, recreations, before, after);
  const renamed = resolveNameConflicts(
    renameOwnedSequences(routinesMakeWay(restoreColumnGrants(restoreStorage(complete, before), before)), after),
    before,
    taken,
  );
  const named = withNotNullNames(exchangeSequenceNames(renamed), before, after);
  return withBodiesUnchecked(withoutInvalidIndexes(named, before));
}

/**
 * A function's body is looked at when the function is made, though the tables that it names may come later: that look
 * is put off.
 */
function withBodiesUnchecked(operations: readonly Change[]): readonly Change[] {
  const makes = (op: Change) =>
    (op.kind === "addObject" && isRoutine(op.object)) || (op.kind === "alterObject" && isRoutine(op.to));
  if (!operations.some(makes)) return operations;
  const [off, on] = ["SET check_function_bodies = off", "RESET check_function_bodies"];
  const object: OpaqueObject = {
    kind: "session setting",
    name: "check_function_bodies",
    parts: [{ name: "", create: [off], drop: [on] }],
  };
  return [{ kind: "addObject", object }, ...operations, { kind: "dropObject", object }];
}

function isRoutine({ kind }: OpaqueObject): boolean {
  return kind === "function" || kind === "procedure" || kind === "aggregate";
}

/** A routine makes way for one of its name that is of another kind. No table uses the old one, or it would be kept. */
function routinesMakeWay(operations: readonly Change[]): readonly Change[] {
  const drops = new Map<string, { readonly drop: Change; readonly at: number }>();
  operations.forEach((drop, at) => {
    if (drop.kind === "dropObject" && isRoutine(drop.object)) drops.set(nameKey(drop.object), { drop, at });
  });
  const first = new Map<Change, Change>();
  operations.forEach((op, at) => {
    const late = op.kind === "addObject" && isRoutine(op.object) ? drops.get(nameKey(op.object)) : undefined;
    if (late !== undefined && late.at > at) first.set(op, late.drop);
  });
  const moved = new Set(first.values());
  return operations.filter((op) => !moved.has(op)).flatMap((op) => [...(first.has(op) ? [first.get(op)!] : []), op]);
}

/** An index that a failed concurrent build left over makes way for one of its name. */
function withoutInvalidIndexes(operations: readonly Change[], before: Schema): readonly Change[] {
  const invalid = new Map(
    before.opaqueObjects.filter(({ kind }) => kind === INVALID_INDEX).map((object) => [nameKey(object), object]),
  );
  if (invalid.size === 0) return operations;
  return operations.flatMap((op): Change[] => {
    const left = namesIndex(op) && invalid.get(nameKey(namesIndex(op)!));
    if (!left) return [op];
    const drop = sql`DROP INDEX ${qualified(left)}`;
    return [rawStatement(left, drop, `Dropped index: ${displayName(left)} (a failed build left it)`), op];
  });
}

/** The index that the operation makes or gives a name. */
function namesIndex(op: Change): QualifiedName | undefined {
  switch (op.kind) {
    case "addIndex":
      return { schema: op.table.schema, name: op.index.name };
    case "addUnique":
      return { schema: op.table.schema, name: op.unique.name };
    case "renameConstraint":
      return op.constraint === "index" ? { schema: op.table.schema, name: op.to } : undefined;
    default:
      return undefined;
  }
}

/** The way back of a plain column that was replaced by a generated one: it becomes plain in place, with its values. */
function plainInPlace(operations: readonly Change[], canAlter: DialectFeatures["alterColumn"]): readonly Change[] {
  const dropped = new Map<string, ChangeOf<"dropColumn">>();
  for (const op of operations)
    if (op.kind === "dropColumn" && op.column.generated) dropped.set(columnKey(op.table, op.column.name), op);
  if (dropped.size === 0) return operations;
  const kept = new Set<Change>();
  const all = operations.map((op): Change => {
    if (op.kind !== "addColumn" || op.column.generated) return op;
    const drop = dropped.get(columnKey(op.table, op.column.name));
    if (drop === undefined || !canAlter(drop.column, op.column)) return op;
    kept.add(drop);
    return { kind: "alterColumn", table: op.table, from: drop.column, to: op.column };
  });
  return all.filter((op) => !kept.has(op));
}

/** The way back of a generated column that became a plain one: its values are computed again. */
function dropAndAdd({ table, from, to }: ChangeOf<"alterColumn">): Change[] {
  return [
    { kind: "dropColumn", table, column: from },
    { kind: "addColumn", table, column: to },
  ];
}
