import { nameKey, orderByNeeds, type Operation, type Reference, type Schema } from "@stingerloom/schema-diff";
import type { Aside } from "./aside";
import { columnKey, type ChangedColumn } from "./changed-columns";
import { columnsAnew } from "./generated-anew";
import { OldNames } from "./old-names";
import { isSwap } from "./render-enum";

/** A view or an object that reads columns. */
interface Reader {
  readonly key: string;
  readonly schema?: string;
  readonly name: string;
  readonly dependsOn: readonly Reference[];
  readonly adapts?: boolean;
  readonly aside: Aside;
}

/** The server takes these along when a column changes its type, but not when it is made anew; what else reads it has to step aside. */
const adapting: ReadonlySet<string> = new Set(["exclusion constraint", "statistics", "column setting"]);
const children: ReadonlySet<string> = new Set(["partition", "inheriting table"]);

/** Views and objects over changed columns and swapped enums, and those over them: the outermost goes first. */
export function readersAside(operations: readonly Operation[], changed: readonly ChangedColumn[], before: Schema): Aside[] {
  const swapped = operations.flatMap((op) => (op.kind === "alterEnum" && isSwap(op) ? [nameKey(op.from)] : []));
  // What the plan itself drops takes that over it along.
  const planned = new Set(operations.flatMap((op) => (op.kind === "dropView" ? [nameKey(op.view)] : op.kind === "dropObject" ? [nameKey(op.object)] : [])));
  const keys = operations.flatMap((op) => (op.kind === "dropPrimaryKey" ? [op.table] : []));
  if (changed.length + swapped.length + planned.size + keys.length === 0) return [];
  const names = new OldNames(operations);
  const keyOf = ({ table, column }: ChangedColumn) => columnKey(names.table(table), names.column(table, column));
  const columns = new Set(changed.map(keyOf));
  const goneColumns = columnsAnew(operations);
  const anew = new Set(changed.filter(({ table, column }) => goneColumns.has(columnKey(table, column))).map(keyOf));
  const goneKeys = new Set(keys.map((table) => nameKey(names.table(table))));
  const taken = new Set([...swapped, ...planned]);
  const readers = readersOf(before, names);
  const found = new Set<Reader>();
  const readsColumn = ({ adapts }: Reader, on: Reference) => on.column !== undefined && (adapts ? anew : columns).has(columnKey(on, on.column));
  const reads = (reader: Reader) => reader.dependsOn.some((on) => taken.has(nameKey(on)) || readsColumn(reader, on) || (on.primaryKey === true && goneKeys.has(nameKey(on))));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const reader of readers) {
      if (found.has(reader) || planned.has(reader.key) || !reads(reader)) continue;
      found.add(reader);
      taken.add(reader.key);
    }
  }
  return orderByNeeds([...found])
    .reverse()
    .map((reader) => reader.aside);
}

function readersOf({ views, others }: Schema, names: OldNames): Reader[] {
  const objects = others.filter((object) => object.parts !== undefined && !children.has(object.kind) && object.inUse !== true);
  return [
    ...objects.map((object): Reader => {
      const { schema, name, dependsOn = [] } = object;
      return { key: nameKey(object), schema, name, dependsOn, adapts: adapting.has(object.kind), aside: { down: { kind: "dropObject", object }, up: { kind: "addObject", object: names.renewedObject(object) } } };
    }),
    ...views.map((view): Reader => {
      const { schema, name, dependsOn = [] } = view;
      return { key: nameKey(view), schema, name, dependsOn, aside: { down: { kind: "dropView", view }, up: { kind: "addView", view: names.renewed(view) } } };
    }),
  ];
}
