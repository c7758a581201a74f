import { orderByNeeds, type Operation, type QualifiedName, type Reference } from "@stingerloom/schema-diff";

const drops: ReadonlySet<Operation["kind"]> = new Set(["dropTrigger", "dropView", "dropObject"]);
const adds: ReadonlySet<Operation["kind"]> = new Set(["addTrigger", "addView", "addObject", "alterObject"]);
const leads: ReadonlySet<Operation["kind"]> = new Set(["addNamespace", "renameTable", "renameColumn", ...drops]);
const follows: ReadonlySet<Operation["kind"]> = new Set(["dropObject", "dropSequence", "dropEnum", "dropNamespace", ...adds]);

/** What stands at the beginning of a plan: what goes before all else, and on the way up the renames. */
export function leadOf(operations: readonly Operation[]): readonly Operation[] {
  const end = operations.findIndex((op) => !leads.has(op.kind));
  return operations.slice(0, end < 0 ? operations.length : end);
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
