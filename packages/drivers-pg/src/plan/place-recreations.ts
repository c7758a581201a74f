import { nameKey, renderObject, type Change, type Schema } from "@stingerloom/schema-diff";
import { columnKey } from "../model/column-key";
import { typeChange } from "../model/type-change";
import { isRename, neededFirst, renamesLast, withAdds, withDrops } from "./in-order";
import { NamesAfterRename } from "./names-after-rename";
import { NamesBeforeRename } from "./names-before-rename";
import type { Recreation } from "./recreation";
import { underNewNames } from "./under-new-names";
import { keysDropped, underOldNames } from "./under-old-names";

/**
 * The operations with what stands in their way dropped first and created again last. Where texts name what is renamed,
 * that happens on the side of the renames on which the texts hold: the server then knows what they mean, and follows.
 */
export function placeRecreations(
  operations: readonly Change[],
  recreations: readonly Recreation[],
  before: Schema,
  after: Schema,
): readonly Change[] {
  const isLate = renamesLast(operations);
  const followers = followersOf(operations, recreations);
  const parts = followers.length === 0 ? undefined : splitAtRenames(operations);
  const placed = parts && (isLate ? behindRenames(parts, followers, after) : beforeRenames(parts, followers, before));
  const others = placed === undefined ? recreations : recreations.filter((one) => !followers.includes(one));
  const first = isLate ? others : recreations;
  const dropped = withDrops(
    placed ?? operations,
    first.map(({ down }) => down),
  );
  return withAdds(dropped, (isLate ? recreations : others).map(({ up }) => up).reverse());
}

/** What is created again with the text that it had, if a text names what is renamed. From the innermost on. */
function followersOf(operations: readonly Change[], recreations: readonly Recreation[]): readonly Recreation[] {
  const texts = recreations.filter(({ original }) => original !== undefined);
  const words = texts.length === 0 ? new Set<string>() : new Set(operations.filter(isRename).flatMap(wordsOfRename));
  if (words.size === 0 || !texts.some(({ original }) => wordsOf(textOf(original!)).some((word) => words.has(word))))
    return [];
  const late = new Set(recreations.filter(({ original }) => original === undefined).flatMap(({ up }) => namesOf(up)));
  return [...texts].reverse().filter(({ up }) => {
    const follows = !dependenciesOf(up).some((key) => late.has(key));
    if (!follows) for (const key of namesOf(up)) late.add(key);
    return follows;
  });
}

function wordsOfRename(op: Change): string[] {
  if (op.kind === "renameColumn") return [...wordsOf(op.from), ...wordsOf(op.to)];
  return op.kind === "renameTable" ? [...wordsOf(op.from.name), ...wordsOf(op.to.name)] : [];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_$]+/gu) ?? [];
}

function textOf(op: Change): string {
  if (op.kind === "addView") return op.view.sql.join(" ");
  if (op.kind === "addTrigger") return op.trigger.sql;
  return op.kind === "addObject" ? renderObject(op).flat().join(" ") : "";
}

function namesOf(op: Change): string[] {
  if (op.kind === "addView") return [nameKey(op.view)];
  return op.kind === "addObject" ? [nameKey(op.object)] : [];
}

function dependenciesOf(op: Change): string[] {
  const needs = op.kind === "addView" ? op.view.dependsOn : op.kind === "addObject" ? op.object.dependsOn : [];
  return (needs ?? []).map(nameKey);
}

interface Parts {
  readonly operations: readonly Change[];
  readonly head: readonly Change[];
  readonly renames: readonly Change[];
  readonly tail: readonly Change[];
}

function splitAtRenames(operations: readonly Change[]): Parts | undefined {
  const start = operations.findIndex(isRename);
  const end = operations.map(isRename).lastIndexOf(true) + 1;
  const renames = operations.slice(start, end);
  if (!renames.every(isRename)) return undefined;
  return { operations, head: operations.slice(0, start), renames, tail: operations.slice(end) };
}

/** On the way up. Undefined where a change in their way needs what is only there behind the renames. */
function beforeRenames(
  { operations, head, renames, tail }: Parts,
  followers: readonly Recreation[],
  before: Schema,
): readonly Change[] | undefined {
  const changes = changesOf(tail);
  const last = tail.map((op) => changes.has(op)).lastIndexOf(true);
  const moved = new Set(tail.slice(0, last + 1).filter((op) => changes.has(op) || prepares.has(op.kind)));
  const old = { names: new NamesBeforeRename(operations), tables: tablesOf(before) };
  const translated = [...moved].map((op) => underOldNames(op, old));
  if (!isComplete(translated)) return undefined;
  const added = neededFirst(followers.map(({ original }) => original!));
  return [...head, ...translated, ...added, ...renames, ...tail.filter((op) => !moved.has(op))];
}

/** On the way down, the other way round: the texts hold behind the renames. */
function behindRenames(
  { operations, head, renames, tail }: Parts,
  followers: readonly Recreation[],
  after: Schema,
): readonly Change[] | undefined {
  const changes = changesOf(head);
  const first = head.findIndex((op) => changes.has(op));
  const moved = new Set(head.filter((op, at) => changes.has(op) || (at > first && completes.has(op.kind))));
  const target = { names: new NamesAfterRename(operations), tables: tablesOf(after) };
  const translated = first < 0 ? [] : [...moved].map((op) => underNewNames(op, target));
  if (!isComplete(translated)) return undefined;
  const dropped = neededFirst(followers.map(({ down }) => down)).reverse();
  return [...head.filter((op) => !moved.has(op)), ...renames, ...dropped, ...translated, ...tail];
}

function isComplete(operations: readonly (Change | undefined)[]): operations is readonly Change[] {
  return operations.every((op) => op !== undefined);
}

/** What cannot change under those that read it. */
function changesOf(operations: readonly Change[]): ReadonlySet<Change> {
  const columnsOf = (kind: "addColumn" | "dropColumn") =>
    new Set(operations.flatMap((op) => (op.kind === kind ? [columnKey(op.table, op.column.name)] : [])));
  const [added, dropped] = [columnsOf("addColumn"), columnsOf("dropColumn")];
  const keys = keysDropped(operations);
  const isChange = (op: Change): boolean => {
    switch (op.kind) {
      case "alterEnum":
        return true;
      case "alterColumn":
        return typeChange(op.from, op.to) !== undefined;
      case "addColumn":
        return dropped.has(columnKey(op.table, op.column.name));
      case "dropColumn":
        return added.has(columnKey(op.table, op.column.name));
      case "addPrimaryKey":
      case "dropPrimaryKey":
        return keys.has(nameKey(op.table));
      default:
        return false;
    }
  };
  return new Set(operations.filter(isChange));
}

/** What runs before such a change. */
const prepares: ReadonlySet<Change["kind"]> = new Set([
  "addEnum",
  "addSequence",
  "addObject",
  "alterObject",
  "dropForeignKey",
  "dropCheck",
  "dropIndex",
  "dropUnique",
]);

/** What runs behind one. */
const completes: ReadonlySet<Change["kind"]> = new Set([
  "dropEnum",
  "dropSequence",
  "addForeignKey",
  "addCheck",
  "addIndex",
  "addUnique",
]);

function tablesOf({ tables }: Schema) {
  return new Map(tables.map((table) => [nameKey(table), table]));
}
