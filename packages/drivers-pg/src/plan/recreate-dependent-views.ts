import {
  nameKey,
  topologicalSort,
  type OpaqueObject,
  type Change,
  type Reference,
  type Schema,
} from "@stingerloom/schema-diff";
import type { Recreation } from "./recreation";
import { type ChangedColumn } from "./changed-columns";
import { renamesLast } from "./in-order";
import { columnKey } from "../model/column-key";
import { recreatedColumns, referencesIdentifier } from "./recreate-generated-columns";
import { NamesAfterRename } from "./names-after-rename";
import { NamesBeforeRename } from "./names-before-rename";
import { isSwap } from "../render/render-enum";

/** A view or an object that reads columns. */
interface Reader {
  readonly key: string;
  readonly schema?: string;
  readonly name: string;
  readonly dependsOn: readonly Reference[];
  readonly adapts?: boolean;
  /** Is it that a table is of a composite type? */
  readonly isTyped?: boolean;
  /** Does the plan change it? It then comes back as it will be. */
  readonly changes?: boolean;
  readonly recreation: Recreation;
}

/**
 * The server adapts these when a column changes its type, but not when it is recreated; what else reads it has to be
 * dropped first.
 */
const adapting: ReadonlySet<string> = new Set(["exclusion constraint", "foreign key", "statistics", "column setting"]);
const children: ReadonlySet<string> = new Set(["partition", "inheriting table"]);

/** Views and objects over changed columns and swapped enums, and those over them: the outermost goes first. */
export function recreateDependentViews(
  operations: readonly Change[],
  changed: readonly ChangedColumn[],
  before: Schema,
  triggers: readonly Recreation[] = [],
): Recreation[] {
  const swapped = operations.flatMap((op) => (op.kind === "alterEnum" && isSwap(op) ? [nameKey(op.from)] : []));
  // What the plan itself drops takes that over it along.
  const planned = new Set(
    operations.flatMap((op) =>
      op.kind === "dropView" ? [nameKey(op.view)] : op.kind === "dropObject" ? [nameKey(op.object)] : [],
    ),
  );
  const keys = operations.filter((op) => op.kind === "dropPrimaryKey");
  const replaced = tablesReplaced(operations);
  if (
    changed.length + swapped.length + planned.size + keys.length + replaced.length === 0 &&
    !operations.some((op) => op.kind === "alterObject")
  )
    return [];
  const own = new NamesBeforeRename(operations);
  // What is not compared keeps the names of the schema from which the way up starts, where the way down ends.
  const names = renamesLast(operations) ? new NamesBeforeRename([]) : own;
  const altered = new Map(
    operations.flatMap((op) => (op.kind === "alterObject" ? [[objectKey(op.from), op.to] as const] : [])),
  );
  // An object that changes can read what goes, as it will not any more.
  const goneForGood = new Set(
    operations.flatMap((op) =>
      op.kind === "dropColumn" ? [columnKey(own.table(op.table), own.column(op.table, op.column.name))] : [],
    ),
  );
  const reading = new ChangesRead(operations, changed, names, before);
  const readingOwn = names === own ? reading : new ChangesRead(operations, changed, own, before);
  const taken = new Set([...swapped, ...planned, ...replaced, ...triggers.flatMap(triggerKey)]);
  const readers = readersOf(before, names, altered);
  const found = new Set<Reader>();
  // A type of which a table is cannot change (postgresql.org/docs/current/sql-altertype.html).
  const types = new Set([...altered.keys()].filter((key) => key.startsWith("composite type\u0000")));
  const isOfType = ({ isTyped }: Reader, on: Reference) =>
    isTyped === true && types.has(`composite type\u0000\u0000${nameKey(on)}`);
  const readsGone = ({ changes }: Reader, on: Reference) =>
    changes === true && on.column !== undefined && goneForGood.has(columnKey(on, on.column));
  const reads = (reader: Reader) =>
    reader.dependsOn.some(
      (on) =>
        readsGone(reader, on) ||
        isOfType(reader, on) ||
        taken.has(nameKey(on)) ||
        (reader.changes ? readingOwn : reading).has(on, reader.adapts === true),
    );
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const reader of readers) {
      if (found.has(reader) || planned.has(reader.key) || !reads(reader)) continue;
      found.add(reader);
      taken.add(reader.key);
    }
  }
  return [
    ...topologicalSort([...found])
      .reverse()
      .map((reader) => reader.recreation),
    ...childTriggers(reading.columns, before),
  ];
}

/** What changes under those that read it, under the names that they know. */
class ChangesRead {
  readonly columns: ReadonlySet<string>;
  private readonly recreated: ReadonlySet<string>;
  private readonly keys: ReadonlySet<string>;

  constructor(
    operations: readonly Change[],
    changed: readonly ChangedColumn[],
    names: NamesBeforeRename,
    before: Schema,
  ) {
    const known = ({ table, column }: ChangedColumn) => ({
      table: names.table(table),
      column: names.column(table, column),
    });
    const final = new NamesAfterRename(operations);
    const dropped = recreatedColumns(operations);
    const gone = changed.filter(({ table, column }) => dropped.has(columnKey(table, column))).map(known);
    this.columns = withChildren(changed.map(known), before);
    this.recreated = new Set(gone.map(({ table, column }) => columnKey(table, column)));
    this.keys = new Set(
      operations.flatMap((op, at) =>
        op.kind === "dropPrimaryKey" ? [nameKey(names.table(final.table(op.table, at)))] : [],
      ),
    );
  }

  /** What `adapts` to another type of a column does not to another column. */
  has(on: Reference, adapts: boolean): boolean {
    const columns = adapts ? this.recreated : this.columns;
    if (on.column !== undefined && columns.has(columnKey(on, on.column))) return true;
    return on.primaryKey === true && this.keys.has(nameKey(on));
  }
}

/** Triggers of a partition or an inheriting table alone, which name a column that changes. */
function childTriggers(columns: ReadonlySet<string>, { opaqueObjects }: Schema): Recreation[] {
  return opaqueObjects
    .filter((object) => children.has(object.kind))
    .flatMap((child) => {
      const own = (child.parts ?? []).filter(({ name }) => name.startsWith("trigger "));
      const changed = own.length === 0 ? [] : [...columns].filter((key) => key.startsWith(columnKey(child, "")));
      const names = changed.map((key) => key.slice(columnKey(child, "").length));
      return own
        .filter(({ create }) =>
          names.some((column) => referencesIdentifier(create.join(" ").split(/\bEXECUTE\b/i)[0]!, column)),
        )
        .map((part): Recreation => {
          const name = `${child.name}.${part.name.slice("trigger ".length)}`;
          const object: OpaqueObject = { kind: "trigger", schema: child.schema, name, parts: [{ ...part, name: "" }] };
          const up: Change = { kind: "addObject", object };
          return { down: { kind: "dropObject", object }, up, original: up };
        });
    });
}

/** The name under which a trigger's state and comment need it. */
function triggerKey({ down }: Recreation): string[] {
  if (down.kind !== "dropTrigger") return [];
  return [nameKey({ schema: down.table.schema, name: `${down.table.name}.${down.trigger.name}` })];
}

/** Tables in whose place something else comes: what reads them reads that from then on. */
function tablesReplaced(operations: readonly Change[]): string[] {
  const come = new Set(
    operations.flatMap((op) =>
      op.kind === "addView" ? [nameKey(op.view)] : op.kind === "addObject" ? [nameKey(op.object)] : [],
    ),
  );
  return operations.flatMap((op) =>
    op.kind === "dropTable" && come.has(nameKey(op.table)) ? [nameKey(op.table)] : [],
  );
}

/** Keys of the columns, and of the same columns of partitions and of tables that inherit. */
function withChildren(changed: readonly ChangedColumn[], { opaqueObjects }: Schema): ReadonlySet<string> {
  const keys = new Set(changed.map(({ table, column }) => columnKey(table, column)));
  const parents = opaqueObjects.filter((object) => children.has(object.kind));
  const all = [...changed];
  for (const { table, column } of all) {
    for (const child of parents) {
      if (!child.dependsOn?.some((on) => nameKey(on) === nameKey(table)) || keys.has(columnKey(child, column)))
        continue;
      keys.add(columnKey(child, column));
      all.push({ table: child, column });
    }
  }
  return keys;
}

export function objectKey(object: OpaqueObject): string {
  return `${object.kind}\u0000\u0000${nameKey(object)}`;
}

function readersOf(
  { views, opaqueObjects }: Schema,
  names: NamesBeforeRename,
  altered: ReadonlyMap<string, OpaqueObject>,
): Reader[] {
  const objects = opaqueObjects.filter(
    (object) => object.parts !== undefined && !children.has(object.kind) && object.inUse !== true,
  );
  return [
    ...objects.map((object): Reader => {
      const { schema, name, dependsOn = [] } = object;
      const to = altered.get(objectKey(object));
      const recreation: Recreation = {
        down: { kind: "dropObject", object },
        up: { kind: "addObject", object: to ?? names.renewedObject(object) },
        ...(to === undefined && { original: { kind: "addObject", object } }),
      };
      return {
        key: nameKey(object),
        schema,
        name,
        dependsOn,
        adapts: adapting.has(object.kind),
        isTyped: object.kind === "table type",
        changes: to !== undefined,
        recreation,
      };
    }),
    ...views.map((view): Reader => {
      const { schema, name, dependsOn = [] } = view;
      return {
        key: nameKey(view),
        schema,
        name,
        dependsOn,
        recreation: {
          down: { kind: "dropView", view },
          up: { kind: "addView", view: names.renewed(view) },
          original: { kind: "addView", view },
        },
      };
    }),
  ];
}
