import type { Check, Index, IndexPart, PrimaryKey, Table, Unique } from "@stingerloom/schema-diff";
import { compact, isEmpty, type Argument, type ArgumentObject } from "./argument";
import { call } from "./describe-column";
import type { Decorator } from "./entity-class";
import type { EntityNames } from "./entity-names";
import type { EntityNaming } from "./entity-options";

export interface ConstraintContext {
  readonly table: Table;
  readonly names: EntityNames;
  readonly naming: EntityNaming;
}

/** `@PrimaryKey`, where the columns cannot say it all. */
export function describeKey({ table, names, naming }: ConstraintContext): readonly Decorator[] {
  const { primaryKey } = table;
  if (primaryKey === undefined || isKeyPlain(table, naming)) return [];
  const { parts = primaryKey.columns.map((column): IndexPart => ({ column })) } = primaryKey;
  const options = keyOptions({ ...primaryKey, parts: undefined }, table.name, naming, names);
  return [call("PrimaryKey", options, partsOf(parts, names))];
}

/** May the columns say the key, by `primary`? Their order is that of the class then. */
export function isKeyPlain(table: Table, naming: EntityNaming): boolean {
  const { primaryKey } = table;
  if (primaryKey === undefined) return true;
  return isEmpty(keyOptions(primaryKey, table.name, naming)) && isInClassOrder(table, primaryKey);
}

function isInClassOrder({ columns }: Table, { columns: key }: PrimaryKey): boolean {
  const inClass = columns.filter(({ name }) => key.includes(name)).map(({ name }) => name);
  return inClass.join("\u0000") === key.join("\u0000");
}

function keyOptions(key: PrimaryKey, table: string, naming: EntityNaming, names?: EntityNames): ArgumentObject {
  const isOwnName =
    key.name !== undefined &&
    !key.implicitName &&
    key.name !== "PRIMARY" &&
    key.name !== naming.shortName(`${table}_pkey`);
  return compact({
    name: isOwnName ? key.name : undefined,
    parts: key.parts === undefined ? undefined : true,
    ...sharedOptions(key, names),
    with: key.with,
  });
}

function sharedOptions(
  key: Pick<Unique, "deferrable" | "nullsNotDistinct" | "include" | "using" | "withoutOverlaps" | "comment">,
  names: EntityNames | undefined,
): ArgumentObject {
  return {
    deferrable: key.deferrable,
    nullsNotDistinct: key.nullsNotDistinct,
    include: key.include && properties(key.include, names),
    using: key.using,
    withoutOverlaps: key.withoutOverlaps,
    comment: key.comment,
  };
}

/** The constraints of one column that say nothing but that it is unique: `@Column({ unique })`. */
export function uniqueColumns({ table, naming }: ConstraintContext): ReadonlyMap<string, boolean | string> {
  const found = new Map<string, boolean | string>();
  for (const unique of table.uniques) {
    const [column, ...others] = unique.columns;
    if (column === undefined || others.length > 0 || found.has(column)) continue;
    if (isEmpty(sharedOptions(unique, undefined))) found.set(column, nameOf(unique, table, naming) ?? true);
  }
  return found;
}

/** `@Unique` on the class, for what no column says. */
export function describeUniques(context: ConstraintContext): readonly Decorator[] {
  const { table, names, naming } = context;
  const said = uniqueColumns(context);
  const seen = new Set<string>();
  return table.uniques.flatMap((unique) => {
    const [column = ""] = unique.columns;
    const isSaid =
      unique.columns.length === 1 && !seen.has(column) && isEmpty(sharedOptions(unique, undefined)) && said.has(column);
    if (isSaid) {
      seen.add(column);
      return [];
    }
    const name = nameOf(unique, table, naming);
    const options = compact({ name, ...sharedOptions(unique, names) });
    return [shortCall("Unique", options, properties(unique.columns, names))];
  });
}

/** Undefined for the name that it would have without one. One that repeats another constraint has to have a name. */
function nameOf(unique: Unique, table: Table, naming: EntityNaming): string | undefined {
  const same = [
    table.primaryKey?.columns ?? [],
    ...table.uniques.filter((other) => other !== unique).map((u) => u.columns),
  ];
  const repeats = same.some((columns) => columns.join("\u0000") === unique.columns.join("\u0000"));
  if (repeats) return unique.name;
  return unique.implicitName || unique.name === naming.shortName(naming.uniqueName(table.name, unique.columns))
    ? undefined
    : unique.name;
}

export function describeIndexes({ table, names, naming }: ConstraintContext): readonly Decorator[] {
  return table.indexes.map((index) => {
    const proposed = naming.indexName(
      table.name,
      index.parts.map(({ column }) => column ?? "expression"),
    );
    const options = compact({
      name: index.implicitName || index.name === naming.shortName(proposed) ? undefined : index.name,
      ...indexOptions(index, names),
    });
    return shortCall(index.unique ? "UniqueIndex" : "Index", options, partsOf(index.parts, names));
  });
}

function indexOptions(index: Index, names: EntityNames): ArgumentObject {
  return {
    using: index.using,
    where: index.where,
    include: index.include && properties(index.include, names),
    nullsNotDistinct: index.nullsNotDistinct,
    invisible: index.invisible,
    parser: index.parser,
    with: index.with && Object.keys(index.with).length > 0 ? index.with : undefined,
    comment: index.comment,
  };
}

function partsOf(parts: readonly IndexPart[], names: EntityNames): readonly Argument[] {
  return parts.map(({ column, expression, descending, ...rest }) => {
    const options = compact({ order: descending ? "desc" : undefined, ...rest });
    if (expression !== undefined) return { expression, ...options };
    const property = names.properties.get(column!) ?? column!;
    return isEmpty(options) ? property : { property, ...options };
  });
}

export function describeChecks({ table }: ConstraintContext): readonly Decorator[] {
  return table.checks.map(({ expression, name, implicitName, ...flags }: Check) => {
    const options = compact({ name: implicitName ? undefined : name, ...flags });
    return shortCall("Check", options, expression);
  });
}

/** A name alone is written as a text. */
function shortCall(decorator: string, options: ArgumentObject, ...before: readonly Argument[]): Decorator {
  const keys = Object.keys(options);
  if (keys.length === 1 && keys[0] === "name") return { name: decorator, arguments: [...before, options["name"]!] };
  return call(decorator, options, ...before);
}

export function properties(columns: readonly string[], names: EntityNames | undefined): readonly string[] {
  return columns.map((column) => names?.properties.get(column) ?? column);
}
