import type { Change } from "../operations/change";
import { topologicalSort } from "../order/topological-sort";
import {
  displayName,
  nameKey,
  type OpaqueObject,
  type QualifiedName,
  type Reference,
  type Schema,
  type Table,
  type Trigger,
  type View,
} from "../model/schema";

/** A view, a trigger or another object that can be made and undone as a whole. */
export interface ObjectNode extends QualifiedName {
  /** The same on both sides, whatever the renames. */
  readonly key: string;
  /** As people read it. */
  readonly label: string;
  /** What tells two of one key apart. */
  readonly form: unknown;
  readonly dependsOn: readonly Reference[];
  /** The table that it goes with. */
  readonly table?: QualifiedName;
  readonly object?: OpaqueObject;
  /** Does a table need it? Then it cannot be recreated. */
  readonly inUse?: boolean;
  /** Does it need a table or a view, itself or by way of another? */
  readonly dependsOnTables: boolean;
  /** Makes it, with owner and privileges of the one in whose place it comes, if there is one. */
  readonly add: (old: ObjectNode | undefined) => Change;
  readonly drop: Change;
  readonly restore?: readonly string[];
}

/**
 * Everything in the schema that has statements, what is needed first. `renamed` gives a table's name on the other side.
 */
export function objectNodes(schema: Schema, renamed: (table: QualifiedName) => QualifiedName): ObjectNode[] {
  const nodes = [
    ...schema.opaqueObjects
      .filter((object) => object.parts !== undefined)
      .map((object) => nodeOfObject(object, renamed)),
    ...schema.views.map(nodeOfView),
    ...schema.tables.flatMap((table) =>
      (table.triggers ?? []).map((trigger) => nodeOfTrigger(table, trigger, renamed)),
    ),
  ];
  return withLateness(topologicalSort(nodes), schema);
}

/** The `key` of the object's node: that of a view, too, where it is known by its name alone. */
export function nodeKey(
  { kind, schema, name, table }: OpaqueObject,
  renamed: (table: QualifiedName) => QualifiedName,
): string {
  const own =
    table === undefined
      ? nameKey({ schema, name })
      : `${nameKey(renamed(table))}\u0000\u0000${name.slice(table.name.length + 1)}`;
  return `${kind}\u0000\u0000${own}`;
}

/** The names of all that is made with the objects. */
export function providedBy(nodes: readonly ObjectNode[]): ReadonlySet<string> {
  return new Set(nodes.flatMap(({ object }) => object?.provides ?? []).map(nameKey));
}

type PlainNode = Omit<ObjectNode, "dependsOnTables">;

function nodeOfObject(object: OpaqueObject, renamed: (table: QualifiedName) => QualifiedName): PlainNode {
  const { kind, schema, name, table, parts, dependsOn = [] } = object;
  return {
    schema,
    name,
    key: nodeKey(object, renamed),
    label: `${kind} ${displayName({ schema, name })}`,
    form: parts,
    dependsOn,
    ...(table && { table }),
    object,
    inUse: object.inUse,
    restore: object.restore,
    add: (old) => ({ kind: "addObject", object: { ...object, restore: old?.restore } }),
    drop: { kind: "dropObject", object },
  };
}

function nodeOfView(view: View): PlainNode {
  const { query: _, renamedFrom: _unused, ...plainView } = view;
  const { schema, name, sql, session, materialized, dependsOn = [] } = view;
  return {
    schema,
    name,
    key: `view\u0000\u0000${nameKey({ schema, name })}`,
    label: `${materialized ? "materialized view" : "view"} ${displayName({ schema, name })}`,
    form: { sql, session },
    dependsOn,
    inUse: view.inUse,
    restore: view.restore,
    add: (old) => ({ kind: "addView", view: { ...plainView, restore: old?.restore ?? restoreOfRenamed(view) } }),
    drop: { kind: "dropView", view },
  };
}

/** A view that gets another name keeps the owner and the privileges that it had under the old one. */
function restoreOfRenamed({ renamedFrom, restore }: View): readonly string[] | undefined {
  return renamedFrom === undefined ? undefined : restore;
}

function nodeOfTrigger(
  { schema, name: owner }: Table,
  trigger: Trigger,
  renamed: (table: QualifiedName) => QualifiedName,
): PlainNode {
  const table = { schema, name: owner };
  const name = `${owner}.${trigger.name}`;
  return {
    schema,
    name,
    key: `trigger\u0000\u0000${nameKey(renamed(table))}\u0000\u0000${trigger.name}`,
    label: `trigger ${displayName({ schema, name })}`,
    form: trigger,
    dependsOn: trigger.follows === undefined ? [] : [{ schema, name: `${owner}.${trigger.follows}` }],
    table,
    add: () => ({ kind: "addTrigger", table, trigger }),
    drop: { kind: "dropTrigger", table, trigger },
  };
}

function withLateness(nodes: readonly PlainNode[], schema: Schema): ObjectNode[] {
  const late = new Set([...schema.tables, ...schema.views].map(nameKey));
  return nodes.map((node) => {
    const dependsOnTables =
      node.object === undefined || node.table !== undefined || node.dependsOn.some((on) => late.has(nameKey(on)));
    if (dependsOnTables) late.add(nameKey(node));
    return { ...node, dependsOnTables };
  });
}
