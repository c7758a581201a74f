import type { ObjectComparison } from "./compare-objects";
import type { ObjectNode } from "./object-nodes";
import { nameKey } from "../model/schema";

/**
 * What depends on a recreated object is recreated with it; where a dependent cannot be, the object is left as it is.
 */
export function propagateRecreation({ live, wanted, come, gone, recreated, left, unsupported }: ObjectComparison) {
  const wantedKeys = new Set(wanted.map((node) => node.key));
  const needing = needers(live);
  const added = new Set(come);
  const dropped = new Set(gone);
  for (const node of live) {
    if (!recreated.has(node.key) && !gone.has(node.key)) continue;
    const along = closure(node, needing).filter((other) => !gone.has(other.key));
    const held = along.find(
      (other) => other.inUse === true || other.object?.holdsRows === true || !wantedKeys.has(other.key),
    );
    if (held === undefined) {
      for (const other of along) {
        dropped.add(other.key);
        added.add(other.key);
      }
    } else if (recreated.has(node.key)) {
      left.push(node);
      unsupported.push(`${node.label}: differs and is not changed: ${reason(node, held)}`);
    }
  }
  return { added, dropped };
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
