import { compareObjects, isRelation, type ObjectChange, type ObjectDiffOptions } from "./compare-objects";
import { sameForm } from "../model/equal";
import { retainDependencies } from "./retain-dependencies";
import { propagateRecreation } from "./propagate-recreation";
import { objectNodes, providedBy, type ObjectNode } from "./object-nodes";
import type { Change } from "../operations/change";
import { withoutDroppedParts } from "./render-object";
import { nameKey, type QualifiedName, type Schema, type Table } from "../model/schema";

/** What becomes of views, triggers and other objects, by the moment at which it may run. */
export interface ObjectChanges {
  /** Before all else, renames included: what is dropped or recreated, dependents first. */
  readonly dropped: readonly Change[];
  /** Before tables change: types and functions that tables may use. */
  readonly early: readonly Change[];
  /** After tables have changed: what reads them. */
  readonly late: readonly Change[];
  /** At the end: types and functions that tables used. */
  readonly gone: readonly Change[];
  /** What is left as it is, with the reason. */
  readonly unsupported: readonly string[];
  /**
   * Tables, enums and sequences, by `nameKey`, that may not go, as what is left as it is needs them: with its label.
   */
  readonly needed: ReadonlyMap<string, string>;
  /** Schemas that may not go, as something in them stays. */
  readonly inhabited: ReadonlySet<string>;
}

/** What makes the views, triggers and other objects of `from` those of `to`. `from` is as it was before renames. */
export function diffObjects(from: Schema, to: Schema, options: ObjectDiffOptions): ObjectChanges {
  const comparison = compareObjects(from, to, options);
  const { live, wanted, altered, unsupported } = comparison;
  const { added, dropped } = propagateRecreation(comparison);
  const needed = retainDependencies(comparison, dropped, added, from, to);
  const liveByKey = new Map(live.map((node) => [node.key, node]));
  const outermostFirst = [...live].reverse().filter((node) => dropped.has(node.key));
  const makesWay = nodesDependingOnTables(live, to.tables, wanted);
  const waits = nodesDependingOnTables(wanted, from.tables, live);
  const provided = providedBy(wanted.filter((node) => added.has(node.key)));
  const isDroppedFirst = (node: ObjectNode) => makesWay.has(node) || added.has(node.key) || provided.has(nameKey(node));
  const partial = partialDrops(
    wanted.filter((node) => waits.has(node) && !added.has(node.key)),
    altered,
  );
  const innermostFirst = (afterTables: boolean): Change[] =>
    wanted.flatMap((node) => {
      if (waits.has(node) !== afterTables) return [];
      if (added.has(node.key)) return [node.add(liveByKey.get(node.key))];
      const change = altered.get(node.key);
      const partialDrop = partial.get(node.key);
      if (change === undefined) return [];
      if (partialDrop === undefined) return [change];
      return sameForm(partialDrop.to.parts, change.to.parts) ? [] : [{ ...change, from: partialDrop.to }];
    });
  return {
    dropped: [...live]
      .reverse()
      .flatMap((node) =>
        dropped.has(node.key) ? (isDroppedFirst(node) ? [node.drop] : []) : (partial.get(node.key) ?? []),
      ),
    early: innermostFirst(false),
    late: innermostFirst(true),
    gone: outermostFirst.filter((node) => !isDroppedFirst(node)).map((node) => node.drop),
    unsupported,
    needed,
    inhabited: inhabitedSchemas(
      from,
      live.filter((node) => !dropped.has(node.key)),
      needed,
    ),
  };
}

/**
 * What goes of objects that read tables goes before tables change: an index of a partition, say, is not to become one
 * of its table's.
 */
function partialDrops(
  nodes: readonly ObjectNode[],
  altered: ReadonlyMap<string, ObjectChange>,
): ReadonlyMap<string, ObjectChange> {
  const partial = new Map<string, ObjectChange>();
  for (const { key } of nodes) {
    const change = altered.get(key);
    const to = change && withoutDroppedParts(change.from, change.to);
    if (change !== undefined && to !== undefined && to !== change.from) partial.set(key, { ...change, to });
  }
  return partial;
}

/**
 * What can only be there while tables are as they are on its side: what reads them, what has the name of one of the
 * other side, and what needs such.
 */
function nodesDependingOnTables(
  nodes: readonly ObjectNode[],
  tables: readonly Table[],
  others: readonly ObjectNode[],
): ReadonlySet<ObjectNode> {
  const taken = new Map(
    [...tables, ...others.filter(isRelation)].map((other) => [nameKey(other), "key" in other ? other.key : undefined]),
  );
  const isTaken = (node: ObjectNode) =>
    isRelation(node) && taken.has(nameKey(node)) && taken.get(nameKey(node)) !== node.key;
  const names = new Set<string>();
  const late = new Set<ObjectNode>();
  for (const node of nodes) {
    if (!node.dependsOnTables && !isTaken(node) && !node.dependsOn.some((on) => names.has(nameKey(on)))) continue;
    late.add(node);
    names.add(nameKey(node));
  }
  return late;
}

function inhabitedSchemas(
  from: Schema,
  staying: readonly QualifiedName[],
  needed: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const withoutParts = from.opaqueObjects.filter((object) => object.parts === undefined);
  const kept = [...from.tables, ...from.enums, ...from.sequences].filter((one) => needed.has(nameKey(one)));
  return new Set([...staying, ...withoutParts, ...kept].flatMap(({ schema }) => schema ?? []));
}

/**
 * What goes with tables that are dropped though nobody speaks of it, the outermost first, so that it comes back with
 * them: policies, partitions and so on. Views and functions belong to no table: they block the drop, and
 * the engine says so.
 */
export function objectsOfDropped(from: Schema, tables: readonly QualifiedName[]): readonly Change[] {
  const gone = new Set(tables.map(nameKey));
  const nodes = objectNodes(
    { ...from, views: [], tables: from.tables.map((table) => ({ ...table, triggers: [] })) },
    (table) => table,
  );
  const going = nodes.filter((node) => {
    const goes =
      (node.table !== undefined && gone.has(nameKey(node.table))) ||
      (node.object?.holdsRows === true && node.dependsOn.some((on) => gone.has(nameKey(on))));
    if (goes && node.object?.holdsRows) gone.add(nameKey(node));
    return goes;
  });
  return going.reverse().map((node) => node.drop);
}
