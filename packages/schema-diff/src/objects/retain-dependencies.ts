import type { ColumnType } from "../model/column-type";
import type { ObjectComparison } from "./compare-objects";
import { displayName, nameKey, type QualifiedName, type Schema, type Table } from "../model/schema";

/** What is left as it is needs what it needed: that stays, too. */
export function retainDependencies(
  { live, left, unsupported }: ObjectComparison,
  dropped: Set<string>,
  added: ReadonlySet<string>,
  from: Schema,
  to: Schema,
): ReadonlyMap<string, string> {
  const needed = new Map<string, string>();
  const withoutParts = from.opaqueObjects
    .filter((object) => object.parts === undefined)
    .map((object) => ({ label: `${object.kind} ${displayName(object)}`, dependsOn: object.dependsOn ?? [] }));
  if (left.length + withoutParts.length === 0) return needed;
  const nodes = new Map(
    live.filter((node) => dropped.has(node.key) && !added.has(node.key)).map((node) => [nameKey(node), node]),
  );
  const wanted = new Set([...to.tables, ...to.enums, ...to.sequences].map(nameKey));
  const gone = new Map(
    [...from.tables, ...from.enums, ...from.sequences]
      .filter((one) => !wanted.has(nameKey(one)))
      .map((one) => [nameKey(one), one]),
  );
  const queue = [...left, ...withoutParts].flatMap((node) =>
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
