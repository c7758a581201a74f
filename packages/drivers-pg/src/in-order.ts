import { nameKey, objectNodes, orderByNeeds, type Operation, type QualifiedName, type Reference, type Schema } from "@stingerloom/schema-diff";

const drops: ReadonlySet<Operation["kind"]> = new Set(["dropTrigger", "dropView", "dropObject"]);
const adds: ReadonlySet<Operation["kind"]> = new Set(["addTrigger", "addView", "addObject", "alterObject"]);
const leads: ReadonlySet<Operation["kind"]> = new Set(["addNamespace", "renameTable", "renameColumn", ...drops]);
const follows: ReadonlySet<Operation["kind"]> = new Set(["dropObject", "dropSequence", "dropEnum", "dropNamespace", ...adds]);

/** What stands at the beginning of a plan: what goes before all else, and on the way up the renames. */
export function leadOf(operations: readonly Operation[]): readonly Operation[] {
  const end = operations.findIndex((op) => !leads.has(op.kind));
  return operations.slice(0, end < 0 ? operations.length : end);
}

/**
 * What reads tables goes before all else, wherever it stands: on the way down it may stand among objects that change. And an object of a
 * table that gets its name back changes under that name.
 */
export function readersFirst(operations: readonly Operation[], before: Schema): readonly Operation[] {
  const late = operations.some((op) => op.kind === "dropObject") ? lateKeys(before) : new Set<string>();
  const isReader = (op: Operation) => op.kind === "dropTrigger" || op.kind === "dropView" || (op.kind === "dropObject" && (op.object.table !== undefined || late.has(nameKey(op.object))));
  const lead = leadOf(operations);
  const readers = operations.slice(lead.length).filter(isReader);
  const rest = readers.length === 0 ? operations : [...lead, ...readers, ...operations.slice(lead.length).filter((op) => !readers.includes(op))];
  return afterRenames(rest);
}

function lateKeys(schema: Schema): ReadonlySet<string> {
  return new Set(objectNodes(schema, (table) => table).filter((node) => node.isLate).map(nameKey));
}

function afterRenames(operations: readonly Operation[]): readonly Operation[] {
  const last = operations.map((op) => op.kind).lastIndexOf("renameTable");
  if (last < 0) return operations;
  const renamed = new Set(operations.flatMap((op) => (op.kind === "renameTable" ? [nameKey(op.to)] : [])));
  const waits = operations.slice(0, last).filter((op) => op.kind === "alterObject" && op.to.table !== undefined && renamed.has(nameKey(op.to.table)));
  const without = (list: readonly Operation[]) => list.filter((op) => !waits.includes(op));
  return [...without(operations.slice(0, last + 1)), ...waits, ...operations.slice(last + 1)];
}

/** The operations with others that go before all else, among those of the plan itself: what needs another goes before it. */
export function withDrops(operations: readonly Operation[], others: readonly Operation[]): readonly Operation[] {
  if (others.length === 0) return operations;
  const planned = leadOf(operations).filter((op) => drops.has(op.kind));
  const rest = operations.filter((op) => !planned.includes(op));
  const at = rest.findIndex((op) => op.kind !== "addNamespace");
  const all = neededFirst([...others, ...planned].reverse()).reverse();
  return at < 0 ? [...rest, ...all] : [...rest.slice(0, at), ...all, ...rest.slice(at)];
}

/** The operations with others that come when tables are as they will be, among those of the plan itself: what is needed comes first. */
export function withAdds(operations: readonly Operation[], others: readonly Operation[]): readonly Operation[] {
  if (others.length === 0) return operations;
  let start = operations.length;
  while (start > 0 && follows.has(operations[start - 1]!.kind)) start--;
  let end = operations.length;
  while (end > start && !adds.has(operations[end - 1]!.kind)) end--;
  let first = end;
  while (first > start && adds.has(operations[first - 1]!.kind)) first--;
  return [...operations.slice(0, first), ...neededFirst([...others, ...operations.slice(first, end)]), ...operations.slice(end)];
}

interface Step extends QualifiedName {
  readonly dependsOn?: readonly Reference[];
  readonly op: Operation;
}

function neededFirst(operations: readonly Operation[]): Operation[] {
  return orderByNeeds(operations.map(stepOf)).map(({ op }) => op);
}

function stepOf(op: Operation): Step {
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
