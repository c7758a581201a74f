import type { ColumnType } from "./column-type";
import { byName } from "./draft";
import { sameForm } from "./equal";
import { nodeKey, objectNodes, type ObjectNode } from "./object-nodes";
import type { Operation, OperationOf } from "./operation";
import { canAlterObject, withoutGone } from "./render-object";
import { displayName, nameKey, type QualifiedName, type Reference, type Schema, type Table } from "./schema";

/** What becomes of views, triggers and other objects, by the moment at which it may run. */
export interface ObjectChanges {
  /** Before all else, renames included: what goes or is made anew, the outermost first. */
  readonly dropped: readonly Operation[];
  /** Before tables change: types and functions that tables may use. */
  readonly early: readonly Operation[];
  /** After tables have changed: what reads them. */
  readonly late: readonly Operation[];
  /** At the end: types and functions that tables used. */
  readonly gone: readonly Operation[];
  /** What is left as it is, with the reason. */
  readonly unsupported: readonly string[];
  /** Tables, enums and sequences, by `nameKey`, that may not go, as what is left as it is needs them: with its label. */
  readonly needed: ReadonlyMap<string, string>;
  /** Schemas that may not go, as something in them stays. */
  readonly inhabited: ReadonlySet<string>;
}

export interface ObjectDiffOptions {
  /** Is a table, by `nameKey`, left as it is though its options differ? Then its partitions are, too. */
  readonly isFixed: (table: string) => boolean;
  /** Does what stands on its own and is not in `to` go? What belongs to a table that stays goes in any case. */
  readonly drops: boolean;
  /** The name in `to` of a table of `from`. */
  readonly renamed: (table: QualifiedName) => QualifiedName;
}

/** What makes the views, triggers and other objects of `from` those of `to`. `from` is as it was before renames. */
export function diffObjects(from: Schema, to: Schema, options: ObjectDiffOptions): ObjectChanges {
  const comparison = compare(objectNodes(from, options.renamed), objectNodes(to, same), from, to, options);
  const { live, wanted, altered, unsupported } = comparison;
  const { added, dropped } = settleAnew(comparison);
  const needed = keepNeeded(comparison, dropped, added, from, to);
  const liveByKey = new Map(live.map((node) => [node.key, node]));
  const outermostFirst = [...live].reverse().filter((node) => dropped.has(node.key));
  const makesWay = lateNodes(live, to.tables, wanted);
  const waits = lateNodes(wanted, from.tables, live);
  const goesFirst = (node: ObjectNode) => makesWay.has(node) || added.has(node.key);
  const lessened = lessenings(
    wanted.filter((node) => waits.has(node) && !added.has(node.key)),
    altered,
  );
  const innermostFirst = (isLate: boolean): Operation[] =>
    wanted.flatMap((node) => {
      if (waits.has(node) !== isLate) return [];
      if (added.has(node.key)) return [node.add(liveByKey.get(node.key))];
      const change = altered.get(node.key);
      const lessening = lessened.get(node.key);
      if (change === undefined) return [];
      if (lessening === undefined) return [change];
      return sameForm(lessening.to.parts, change.to.parts) ? [] : [{ ...change, from: lessening.to }];
    });
  return {
    dropped: [...live]
      .reverse()
      .flatMap((node) =>
        dropped.has(node.key) ? (goesFirst(node) ? [node.drop] : []) : (lessened.get(node.key) ?? []),
      ),
    early: innermostFirst(false),
    late: innermostFirst(true),
    gone: outermostFirst.filter((node) => !goesFirst(node)).map((node) => node.drop),
    unsupported,
    needed,
    inhabited: inhabitedSchemas(
      from,
      live.filter((node) => !dropped.has(node.key)),
      needed,
    ),
  };
}

/** What goes of objects that read tables goes before tables change: an index of a partition, say, is not to become one of its table's. */
function lessenings(nodes: readonly ObjectNode[], altered: ReadonlyMap<string, Change>): ReadonlyMap<string, Change> {
  const lessened = new Map<string, Change>();
  for (const { key } of nodes) {
    const change = altered.get(key);
    const to = change && withoutGone(change.from, change.to);
    if (change !== undefined && to !== undefined && to !== change.from) lessened.set(key, { ...change, to });
  }
  return lessened;
}

/** What can only be there while tables are as they are on its side: what reads them, what has the name of one of the other side, and what needs such. */
function lateNodes(
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
    if (!node.isLate && !isTaken(node) && !node.dependsOn.some((on) => names.has(nameKey(on)))) continue;
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
  const untold = from.others.filter((object) => object.parts === undefined);
  const kept = [...from.tables, ...from.enums, ...from.sequences].filter((one) => needed.has(nameKey(one)));
  return new Set([...staying, ...untold, ...kept].flatMap(({ schema }) => schema ?? []));
}

/**
 * What goes with tables that are dropped though nobody speaks of it, the outermost first, so that it comes back with them: policies,
 * partitions and the like. Views and functions are no table's: they stand in the way of the drop, and the engine says so.
 */
export function objectsOfDropped(from: Schema, tables: readonly QualifiedName[]): readonly Operation[] {
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

/** The keys of what one side, or both, tell no more of than that it is there. */
function untoldKeys(from: Schema, to: Schema, renamed: ObjectDiffOptions["renamed"]): ReadonlySet<string> {
  const untold = ({ others }: Schema) => others.filter((object) => object.parts === undefined);
  return new Set([
    ...untold(from).map((object) => nodeKey(object, renamed)),
    ...untold(to).map((object) => nodeKey(object, same)),
  ]);
}

function same(table: QualifiedName): QualifiedName {
  return table;
}

type Change = OperationOf<"alterObject">;

interface Comparison {
  readonly live: readonly ObjectNode[];
  readonly wanted: readonly ObjectNode[];
  readonly altered: ReadonlyMap<string, Change>;
  /** Keys of what is on one side only. */
  readonly come: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
  /** Keys of what can only be made anew. */
  readonly anew: ReadonlySet<string>;
  /** What differs and is left as it is. */
  readonly left: ObjectNode[];
  readonly unsupported: string[];
}

function compare(
  live: readonly ObjectNode[],
  all: readonly ObjectNode[],
  from: Schema,
  to: Schema,
  { drops, renamed, isFixed }: ObjectDiffOptions,
): Comparison {
  const untold = untoldKeys(from, to, renamed);
  const wanted = all.filter((node) => !untold.has(node.key));
  const liveByKey = new Map(live.map((node) => [node.key, node]));
  const wantedKeys = new Set(wanted.map((node) => node.key));
  const tables = new Set(to.tables.map(nameKey));
  const kept = new Set(from.tables.map((table) => nameKey(renamed(table))).filter((key) => !tables.has(key)));
  const unsupported: string[] = [];
  const left: ObjectNode[] = [];
  const isOfFixed = (node: ObjectNode) =>
    node.object?.holdsRows === true && node.dependsOn.some((on) => isFixed(nameKey(on)));
  const altered = new Map<string, Change>();
  const anew = new Set<string>();
  const come = new Set<string>();
  const available = new Set(
    [...to.tables, ...to.enums, ...to.sequences, ...from.others.filter((object) => object.parts === undefined)].map(
      nameKey,
    ),
  );
  const isUsedOn = usedOn(from, to);
  const inUse = new Map(
    live
      .filter((node) => node.inUse && !wantedKeys.has(node.key) && isUsedOn(node))
      .map((node) => [callKey(node), node.label]),
  );
  for (const node of wanted) {
    const old = liveByKey.get(node.key);
    // Beside one of its name it would be another's to call, or a call might be of either.
    if (old === undefined && inUse.has(callKey(node))) {
      unsupported.push(`${node.label}: is not made, as ${inUse.get(callKey(node))} is kept`);
      continue;
    }
    const differs = old === undefined || !sameForm(old.form, node.form);
    const taken = old === undefined && !drops && isRelation(node) && kept.has(nameKey(node));
    const lacks = (on: Reference) =>
      (!available.has(nameKey(on)) && nameKey(on) !== nameKey(node)) || (isOfFixed(node) && isFixed(nameKey(on)));
    const lacking = differs ? node.dependsOn.filter(lacks) : [];
    if (taken) {
      unsupported.push(`${node.label}: is not made, as a table of its name is kept`);
      continue;
    }
    if (lacking.length > 0) {
      unsupported.push(
        `${node.label}: is not made, as it needs ${[...new Set(lacking.map((on) => on.name))].join(", ")}, which is not managed`,
      );
      if (old === undefined) continue;
      left.push(old);
    } else if (old === undefined) come.add(node.key);
    else if (differs && old.object && node.object && canAlterObject(old.object, node.object))
      altered.set(node.key, { kind: "alterObject", from: old.object, to: node.object });
    else if (differs) anew.add(node.key);
    available.add(nameKey(node));
  }
  const gone = new Set<string>();
  for (const node of live) {
    if (wantedKeys.has(node.key) || untold.has(node.key)) continue;
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
  return { live, wanted, altered, come, gone, anew, left, unsupported };
}

/** Does a text of a table that names the object (a function, say) stay as it is, so that the table goes on using it? */
function usedOn(from: Schema, to: Schema): (node: ObjectNode) => boolean {
  let common: readonly string[] | undefined;
  return (node) => {
    common ??= commonTexts(from, to);
    return common.some((text) => says(text.slice(text.indexOf(apart) + 1), callName(node)));
  };
}

/** What a text calls it by: a function's name without its arguments. */
function callName({ name }: ObjectNode): string {
  return name.replace(/\(.*$/s, "");
}

const apart = "\u0000";

/** Is the word, or the sign, in the text? */
function says(text: string, name: string): boolean {
  if (!/^[\p{L}_][\p{L}\p{N}_$]*$/u.test(name)) return text.includes(name);
  return new RegExp(`(?<![\\p{L}\\p{N}_$])${name.replaceAll("$", "\\$")}(?![\\p{L}\\p{N}_$])`, "iu").test(text);
}

/** Those of one name in one schema. */
function callKey(node: ObjectNode): string {
  return nameKey({ schema: node.schema, name: callName(node) });
}

function commonTexts(from: Schema, to: Schema): string[] {
  const wanted = byName(to.tables);
  return from.tables.flatMap((table) => {
    const other = wanted.get(nameKey(table));
    const stays = new Set(other && textsOf(other));
    return textsOf(table).filter((text) => stays.has(text));
  });
}

function textsOf({ columns, checks, indexes }: Table): string[] {
  return [
    ...columns.flatMap((column) =>
      [column.default?.kind === "expression" ? column.default.sql : "", column.generated?.expression ?? ""].map(
        (text) => text && `${column.name}${apart}${text}`,
      ),
    ),
    ...checks.map(({ expression }) => expression),
    ...indexes.flatMap(({ where, parts }) => [where ?? "", ...parts.map((part) => part.expression ?? "")]),
  ].filter((text) => text !== "");
}

/** Can no table have its name? */
function isRelation({ object, table }: ObjectNode): boolean {
  return object === undefined ? table === undefined : object.holdsRows === true;
}

/** What is made anew takes along what needs it; where that may not go, neither does the other. */
function settleAnew({ live, wanted, come, gone, anew, left, unsupported }: Comparison) {
  const wantedKeys = new Set(wanted.map((node) => node.key));
  const needing = needers(live);
  const added = new Set(come);
  const dropped = new Set(gone);
  for (const node of live) {
    if (!anew.has(node.key) && !gone.has(node.key)) continue;
    const along = closure(node, needing).filter((other) => !gone.has(other.key));
    const held = along.find(
      (other) => other.inUse === true || other.object?.holdsRows === true || !wantedKeys.has(other.key),
    );
    if (held === undefined) {
      for (const other of along) {
        dropped.add(other.key);
        added.add(other.key);
      }
    } else if (anew.has(node.key)) {
      left.push(node);
      unsupported.push(`${node.label}: differs and is not changed: ${reason(node, held)}`);
    }
  }
  return { added, dropped };
}

/** What is left as it is needs what it needed: that stays, too. */
function keepNeeded(
  { live, left, unsupported }: Comparison,
  dropped: Set<string>,
  added: ReadonlySet<string>,
  from: Schema,
  to: Schema,
): ReadonlyMap<string, string> {
  const needed = new Map<string, string>();
  const untold = from.others
    .filter((object) => object.parts === undefined)
    .map((object) => ({ label: `${object.kind} ${displayName(object)}`, dependsOn: object.dependsOn ?? [] }));
  if (left.length + untold.length === 0) return needed;
  const nodes = new Map(
    live.filter((node) => dropped.has(node.key) && !added.has(node.key)).map((node) => [nameKey(node), node]),
  );
  const wanted = new Set([...to.tables, ...to.enums, ...to.sequences].map(nameKey));
  const gone = new Map(
    [...from.tables, ...from.enums, ...from.sequences]
      .filter((one) => !wanted.has(nameKey(one)))
      .map((one) => [nameKey(one), one]),
  );
  const queue = [...left, ...untold].flatMap((node) =>
    node.dependsOn.map((on) => ({ key: nameKey(on), by: node.label })),
  );
  for (const { key, by } of queue) {
    const node = nodes.get(key);
    if (node !== undefined && dropped.delete(node.key)) {
      unsupported.push(`${node.label}: is kept, as ${by} needs it`);
      queue.push(...node.dependsOn.map((on) => ({ key: nameKey(on), by: node.label })));
    }
    const other = gone.get(key);
    if (other === undefined || needed.has(key)) continue;
    needed.set(key, by);
    if ("foreignKeys" in other)
      queue.push(...neededByTable(other).map((name) => ({ key: nameKey(name), by: `table ${displayName(other)}` })));
  }
  // What belongs to a table goes with the table alone.
  for (const node of live)
    if (node.table !== undefined && needed.has(nameKey(node.table)) && !added.has(node.key)) dropped.delete(node.key);
  return needed;
}

function neededByTable({ foreignKeys, columns }: Table): QualifiedName[] {
  const enumOf = (type: ColumnType): QualifiedName[] =>
    type.kind === "array" ? enumOf(type.of) : type.kind === "enumRef" ? [type] : [];
  return [...foreignKeys.map(({ references }) => references), ...columns.flatMap(({ type }) => enumOf(type))];
}

function reason(node: ObjectNode, held: ObjectNode): string {
  if (held !== node) return `${held.label} needs it`;
  return node.object?.holdsRows ? "there may be rows in it" : "a table uses it";
}

function needers(nodes: readonly ObjectNode[]): Map<string, ObjectNode[]> {
  const needing = new Map<string, ObjectNode[]>();
  for (const node of nodes) {
    for (const key of new Set(node.dependsOn.map(nameKey))) {
      const known = needing.get(key);
      if (known === undefined) needing.set(key, [node]);
      else known.push(node);
    }
  }
  return needing;
}

function closure(node: ObjectNode, needing: ReadonlyMap<string, readonly ObjectNode[]>): ObjectNode[] {
  const found = new Set([node]);
  for (const one of found) for (const other of needing.get(nameKey(one)) ?? []) found.add(other);
  return [...found];
}
