import { byName } from "../model/draft";
import { displayName, nameKey, type OpaqueObject, type QualifiedName, type Schema } from "../model/schema";

/**
 * The wanted schema with tables as they are in `from` where one has a parent (a partition, say) and the other has none:
 * recreated it would lose its rows. And what is left so, with the reason.
 */
export function retainPartitions(
  from: Schema,
  to: Schema,
): { readonly to: Schema; readonly unsupported: readonly string[] } {
  const [children, wantedChildren] = [childrenOf(from), childrenOf(to)];
  if (children.length + wantedChildren.length === 0) return { to, unsupported: [] };
  const [live, wanted] = [byName(from.tables), byName(to.tables)];
  const parted = children.filter((child) => wanted.has(nameKey(child)));
  const joined = wantedChildren.filter((child) => live.has(nameKey(child)));
  if (parted.length + joined.length === 0) return { to, unsupported: [] };
  const alone = keysOf(parted);
  const without = withDependents(joined, wantedChildren);
  return {
    to: {
      ...to,
      tables: [
        ...to.tables.filter((table) => !alone.has(nameKey(table))),
        ...joined.map((child) => live.get(nameKey(child))!),
      ],
      opaqueObjects: [...to.opaqueObjects.filter((object) => !without.has(object)), ...parted],
    },
    unsupported: [
      ...parted.map(
        (child) =>
          `${child.kind} ${displayName(child)}: stays one, with its rows, though the target has a table of its name`,
      ),
      ...joined.map(
        (child) =>
          `table ${displayName(child)}: stays one, with its rows, though the target has a ${child.kind} of its name`,
      ),
      ...[...without]
        .filter((child) => !joined.includes(child))
        .map(
          (child) => `${child.kind} ${displayName(child)}: is not made, as what it belongs to stays a table of its own`,
        ),
    ],
  };
}

function childrenOf({ opaqueObjects }: Schema): readonly OpaqueObject[] {
  return opaqueObjects.filter((object) => object.isTable === true);
}

function keysOf(names: readonly QualifiedName[]): ReadonlySet<string> {
  return new Set(names.map(nameKey));
}

/** The children, with those that are theirs in turn. */
function withDependents(children: readonly OpaqueObject[], all: readonly OpaqueObject[]): ReadonlySet<OpaqueObject> {
  const found = new Set(children);
  for (const parent of found)
    for (const child of all) if (child.dependsOn?.some((on) => nameKey(on) === nameKey(parent))) found.add(child);
  return found;
}
