import {
  nameKey,
  objectNodes,
  topologicalSort,
  sameForm,
  withoutDroppedParts,
  type OpaqueObject,
  type Change,
  type QualifiedName,
  type Reference,
  type Schema,
} from "@stingerloom/schema-diff";

const drops: ReadonlySet<Change["kind"]> = new Set(["dropTrigger", "dropView", "dropObject"]);
const adds: ReadonlySet<Change["kind"]> = new Set(["addTrigger", "addView", "addObject", "alterObject"]);
const ofTables: ReadonlySet<Change["kind"]> = new Set([
  "addTable",
  "dropTable",
  "renameTable",
  "addColumn",
  "dropColumn",
  "alterColumn",
  "renameColumn",
  "alterEnum",
  "addPrimaryKey",
  "addUnique",
  "addCheck",
  "addForeignKey",
  "addIndex",
]);
const leads: ReadonlySet<Change["kind"]> = new Set(["addNamespace", "renameTable", "renameColumn", ...drops]);
const follows: ReadonlySet<Change["kind"]> = new Set([
  "dropObject",
  "dropSequence",
  "dropEnum",
  "dropNamespace",
  ...adds,
]);

/** What stands at the beginning of a plan: what goes before all else, and on the way up the renames. */
export function leadingOperations(operations: readonly Change[]): readonly Change[] {
  const end = operations.findIndex((op) => !leads.has(op.kind) && !isPartialDrop(op));
  return operations.slice(0, end < 0 ? operations.length : end);
}

export function isRename({ kind }: Change): boolean {
  return kind === "renameTable" || kind === "renameColumn";
}

/** Do the renames come behind what changes tables, as they do on the way down? */
export function renamesLast(operations: readonly Change[]): boolean {
  return operations.findIndex(isRename) >= leadingOperations(operations).length;
}

/** Does it take something off an object, and no more? */
function isPartialDrop(op: Change): boolean {
  return op.kind === "alterObject" && sameForm(withoutDroppedParts(op.from, op.to).parts, op.to.parts);
}

function isDrop(op: Change): boolean {
  return drops.has(op.kind) || isPartialDrop(op);
}

/**
 * What reads tables goes before all else and changes when tables have changed, wherever it stands: on the way down the
 * inverse has it the other way round.
 */
export function hoistDependentDrops(operations: readonly Change[], before: Schema): readonly Change[] {
  const late = operations.some((op) => op.kind === "dropObject" || op.kind === "alterObject")
    ? lateKeys(before)
    : new Set<string>();
  const dependsOnTables = (object: OpaqueObject) => object.table !== undefined || late.has(nameKey(object));
  const isReader = (op: Change) =>
    op.kind === "dropTrigger" ||
    op.kind === "dropView" ||
    (op.kind === "dropObject" && dependsOnTables(op.object)) ||
    (op.kind === "alterObject" && dependsOnTables(op.from) && isPartialDrop(op));
  const lead = leadingOperations(operations);
  const readers = operations.slice(lead.length).filter(isReader);
  const rest =
    readers.length === 0
      ? operations
      : [...lead, ...readers, ...operations.slice(lead.length).filter((op) => !readers.includes(op))];
  const last = rest.map((op) => ofTables.has(op.kind)).lastIndexOf(true);
  const waits = rest
    .slice(0, last + 1)
    .filter((op) => op.kind === "alterObject" && dependsOnTables(op.from) && !isPartialDrop(op));
  const without = (list: readonly Change[]) => list.filter((op) => !waits.includes(op));
  return waits.length === 0 ? rest : [...without(rest.slice(0, last + 1)), ...waits, ...rest.slice(last + 1)];
}

function lateKeys(schema: Schema): ReadonlySet<string> {
  return new Set(
    objectNodes(schema, (table) => table)
      .filter((node) => node.dependsOnTables)
      .map(nameKey),
  );
}

/**
 * The operations with others that go before all else, among those of the plan itself: what needs another goes before
 * it.
 */
export function withDrops(operations: readonly Change[], others: readonly Change[]): readonly Change[] {
  if (others.length === 0) return operations;
  const planned = leadingOperations(operations).filter(isDrop);
  const isPlanned = new Set(planned);
  const rest = operations.filter((op) => !isPlanned.has(op));
  const at = rest.findIndex((op) => op.kind !== "addNamespace");
  const all = neededFirst([...others, ...planned].reverse()).reverse();
  return at < 0 ? [...rest, ...all] : [...rest.slice(0, at), ...all, ...rest.slice(at)];
}

/**
 * The operations with others that come when tables are as they will be, among those of the plan itself: what is needed
 * comes first.
 */
export function withAdds(operations: readonly Change[], others: readonly Change[]): readonly Change[] {
  if (others.length === 0) return operations;
  let start = operations.length;
  while (start > 0 && follows.has(operations[start - 1]!.kind)) start--;
  let end = operations.length;
  while (end > start && !adds.has(operations[end - 1]!.kind)) end--;
  let first = end;
  while (first > start && adds.has(operations[first - 1]!.kind)) first--;
  return [
    ...operations.slice(0, first),
    ...neededFirst([...others, ...operations.slice(first, end)]),
    ...operations.slice(end),
  ];
}

interface Step extends QualifiedName {
  readonly dependsOn?: readonly Reference[];
  readonly op: Change;
}

/** What is needed by another comes before it. */
export function neededFirst(operations: readonly Change[]): Change[] {
  return topologicalSort(operations.map(stepOf)).map(({ op }) => op);
}

function stepOf(op: Change): Step {
  switch (op.kind) {
    case "addView":
    case "dropView":
      return { schema: op.view.schema, name: op.view.name, dependsOn: op.view.dependsOn, op };
    case "addObject":
    case "dropObject":
      return { schema: op.object.schema, name: op.object.name, dependsOn: op.object.dependsOn, op };
    case "alterObject":
      return { schema: op.to.schema, name: op.to.name, dependsOn: op.to.dependsOn, op };
    case "addTrigger":
    case "dropTrigger":
      return { schema: op.table.schema, name: `${op.table.name}.${op.trigger.name}`, op };
    default:
      return { name: "", op };
  }
}
