import { sameForm } from "../model/equal";
import { nodeKey, objectNodes, providedBy, type ObjectNode } from "./object-nodes";
import { callKey, usedOn } from "./objects-in-use";
import type { ChangeOf } from "../operations/change";
import { canAlterObject } from "./render-object";
import { nameKey, type QualifiedName, type Reference, type Schema } from "../model/schema";

export interface ObjectDiffOptions {
  /** Is a table, by `nameKey`, left as it is though its options differ? Then its partitions are, too. */
  readonly isFixed: (table: string) => boolean;
  /** Does what stands on its own and is not in `to` go? What belongs to a table that stays goes in any case. */
  readonly drops: boolean;
  /** The name in `to` of a table of `from`. */
  readonly renamed: (table: QualifiedName) => QualifiedName;
  /** Does `to` describe only a part of the database? Then what its objects need beside it may well be there. */
  readonly isPartial?: boolean;
}

export type ObjectChange = ChangeOf<"alterObject">;

/** The objects of two schemas against each other. */
export interface ObjectComparison {
  readonly live: readonly ObjectNode[];
  readonly wanted: readonly ObjectNode[];
  readonly altered: ReadonlyMap<string, ObjectChange>;
  /** Keys of what is on one side only. */
  readonly come: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
  /** Keys of objects that can only be dropped and recreated. */
  readonly recreated: ReadonlySet<string>;
  /** What differs and is left as it is. */
  readonly left: ObjectNode[];
  readonly unsupported: string[];
}

/** What is added, dropped, changed in place or recreated, and what is left as it is, with the reason. */
export function compareObjects(
  from: Schema,
  to: Schema,
  { drops, renamed, isFixed, isPartial }: ObjectDiffOptions,
): ObjectComparison {
  const [live, all] = [objectNodes(from, renamed), objectNodes(to, same)];
  const withoutParts = keysWithoutParts(from, to, renamed);
  const wanted = all.filter((node) => !withoutParts.has(node.key));
  const liveByKey = new Map(live.map((node) => [node.key, node]));
  const wantedKeys = new Set(wanted.map((node) => node.key));
  const tables = new Set(to.tables.map(nameKey));
  const kept = new Set(from.tables.map((table) => nameKey(renamed(table))).filter((key) => !tables.has(key)));
  const unsupported: string[] = [];
  const left: ObjectNode[] = [];
  const isOfFixed = (node: ObjectNode) =>
    node.object?.holdsRows === true && node.dependsOn.some((on) => isFixed(nameKey(on)));
  const altered = new Map<string, ObjectChange>();
  const recreated = new Set<string>();
  const come = new Set<string>();
  const available = new Set(
    [
      ...to.tables,
      ...to.enums,
      ...to.sequences,
      ...from.opaqueObjects.filter((object) => object.parts === undefined),
    ].map(nameKey),
  );
  const isUsedOn = usedOn(from, to);
  const inUse = new Map(
    live
      .filter((node) => node.inUse && !wantedKeys.has(node.key) && isUsedOn(node))
      .map((node) => [callKey(node), node.label]),
  );
  for (const node of wanted) {
    const old = liveByKey.get(node.key);
    const occupied = old === undefined ? occupiedBy(node, live, (one) => !drops || inUse.has(callKey(one))) : undefined;
    if (occupied !== undefined) {
      unsupported.push(`${node.label}: is not made, as ${occupied.label}, which comes with it, is there on its own`);
      continue;
    }
    // Beside one of its name it would be another's to call, or a call might be of either.
    if (old === undefined && inUse.has(callKey(node))) {
      unsupported.push(`${node.label}: is not made, as ${inUse.get(callKey(node))} is kept`);
      continue;
    }
    const differs = old === undefined || !sameForm(old.form, node.form);
    const taken = old === undefined && !drops && isRelation(node) && kept.has(nameKey(node));
    const lacks = (on: Reference) =>
      (!available.has(nameKey(on)) && nameKey(on) !== nameKey(node)) || (isOfFixed(node) && isFixed(nameKey(on)));
    const lacking = differs && !isPartial ? node.dependsOn.filter(lacks) : [];
    if (taken) {
      unsupported.push(`${node.label}: is not made, as a table of its name is kept`);
      continue;
    }
    if (lacking.length > 0) {
      unsupported.push(
        `${node.label}: is not made, as it needs ` +
          `${[...new Set(lacking.map((on) => on.name))].join(", ")}, which is not managed`,
      );
      if (old === undefined) continue;
      left.push(old);
    } else if (old === undefined) come.add(node.key);
    else if (differs && old.object && node.object && canAlterObject(old.object, node.object))
      altered.set(node.key, { kind: "alterObject", from: old.object, to: node.object });
    else if (differs) recreated.add(node.key);
    available.add(nameKey(node));
  }
  const gone = new Set<string>();
  for (const node of live) {
    if (wantedKeys.has(node.key) || withoutParts.has(node.key)) continue;
    const reason = isOfFixed(node)
      ? "its table cannot be changed"
      : inUse.has(callKey(node))
        ? "a table uses it"
        : undefined;
    if (reason !== undefined) {
      unsupported.push(`${node.label}: is kept, as ${reason}`);
      left.push(node);
      continue;
    }
    const makesWay = isRelation(node) && tables.has(nameKey(node));
    if (drops || makesWay || (node.table !== undefined && tables.has(nameKey(renamed(node.table))))) gone.add(node.key);
    else if (node.table === undefined)
      unsupported.push(`${node.label}: is kept, though the target has none (dropping is not asked for)`);
  }
  return { live, wanted, altered, come, gone, recreated, left, unsupported };
}

/** What is kept though it has the name of something that the object brings. */
function occupiedBy(
  node: ObjectNode,
  live: readonly ObjectNode[],
  isKept: (node: ObjectNode) => boolean,
): ObjectNode | undefined {
  const provided = node.object?.provides === undefined ? new Set<string>() : providedBy([node]);
  return provided.size === 0 ? undefined : live.find((one) => provided.has(nameKey(one)) && isKept(one));
}

/** The keys of what one side, or both, tell no more of than that it is there. */
function keysWithoutParts(from: Schema, to: Schema, renamed: ObjectDiffOptions["renamed"]): ReadonlySet<string> {
  const withoutParts = ({ opaqueObjects }: Schema) => opaqueObjects.filter((object) => object.parts === undefined);
  return new Set([
    ...withoutParts(from).map((object) => nodeKey(object, renamed)),
    ...withoutParts(to).map((object) => nodeKey(object, same)),
  ]);
}

function same(table: QualifiedName): QualifiedName {
  return table;
}

/** Can no table have its name? */
export function isRelation({ object, table }: ObjectNode): boolean {
  return object === undefined ? table === undefined : object.holdsRows === true;
}
