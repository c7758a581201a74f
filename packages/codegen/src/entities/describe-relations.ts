import { nameKey, type Column, type ForeignKey, type Schema, type Table } from "@stingerloom/schema-diff";
import { ClassName, compact, PropertyPath, type Argument, type ArgumentObject } from "./argument";
import { call } from "./describe-column";
import { properties } from "./describe-constraints";
import type { Decorator, Property, Unsaid } from "./entity-class";
import type { EntityNames, NameBook } from "./entity-names";
import type { EntityNaming } from "./entity-options";
import { camelCase, capitalised, freeName, plural, uncapitalised } from "./identifiers";
import { describeJoin } from "./describe-join";
import type { JoinTable } from "./join-tables";

/** The properties of relations, by the key of the table whose class has them. */
export interface Relations {
  readonly properties: ReadonlyMap<string, readonly Property[]>;
  readonly unsaid: readonly Unsaid[];
}

export interface RelationContext {
  readonly book: NameBook;
  readonly naming: EntityNaming;
  readonly tables: ReadonlyMap<string, Table>;
}

/** Each foreign key from both of its ends, and each many-to-many relation. */
export function describeRelations(schema: Schema, joins: readonly JoinTable[], context: RelationContext): Relations {
  const found = new Map<string, Property[]>();
  const unsaid: Unsaid[] = [];
  const add = (table: { readonly schema?: string; readonly name: string }, property: Property) => {
    const list = found.get(nameKey(table)) ?? [];
    found.set(nameKey(table), [...list, property]);
  };
  for (const table of schema.tables) {
    if (context.book.of(table) === undefined) continue;
    for (const key of table.foreignKeys) {
      const reason = whyNot(table, key, context);
      if (reason !== undefined) {
        unsaid.push({ table, what: foreignKeyLabel(key), reason });
        continue;
      }
      const [own, inverse] = describeForeignKey(table, key, context);
      add(table, own);
      add(key.references, inverse);
    }
  }
  for (const join of joins) {
    const [near, far] = describeJoin(join, context);
    add(join.near.references, near);
    add(join.far.references, far);
  }
  return { properties: found, unsaid };
}

/** How a foreign key is named to people. */
export function foreignKeyLabel({ name, implicitName, columns }: ForeignKey): string {
  return `foreign key ${implicitName || name === "" ? `of ${columns.join(", ")}` : name}`;
}

/** Why no relation can stand for the foreign key; undefined where one can. */
function whyNot(table: Table, { columns, references, onDelete, onUpdate }: ForeignKey, context: RelationContext) {
  const target = context.tables.get(nameKey(references));
  if (target === undefined || context.book.of(references) === undefined)
    return `it refers to ${references.name}, which is not among the tables that are pulled`;
  const missing = references.columns.find((name) => !target.columns.some((column) => column.name === name));
  if (missing !== undefined) return `it refers to ${target.name}.${missing}, which is not there`;
  if (!isUnique(target, references.columns)) return `it refers to columns of ${target.name} that are not unique`;
  const fixed = table.columns.find((column) => columns.includes(column.name) && !column.nullable);
  if (fixed !== undefined && (onDelete === "set null" || onUpdate === "set null"))
    return `it sets ${fixed.name} to null, which is NOT NULL`;
  return undefined;
}

function isUnique({ primaryKey, uniques, indexes }: Table, columns: readonly string[]): boolean {
  const wanted = setKey(columns);
  const keys = [
    primaryKey?.columns ?? [],
    ...uniques.map((unique) => unique.columns),
    ...indexes
      .filter((index) => index.unique && index.where === undefined)
      .map(({ parts }) => parts.map(({ column = "" }) => column)),
  ];
  return keys.some((key) => setKey(key) === wanted);
}

function setKey(columns: readonly string[]): string {
  return [...columns].sort().join("\u0000");
}

function describeForeignKey(table: Table, key: ForeignKey, context: RelationContext): readonly [Property, Property] {
  const { book, tables } = context;
  const target = tables.get(nameKey(key.references))!;
  const [own, other] = [book.of(table)!, book.of(target)!];
  const isOne = isOneToOne(table, key);
  const property = freeName(own.taken, ...relationNames(table, key, own, other));
  const back = freeName(other.taken, ...inverseNames(own, property, isOne));
  const columns = key.columns.map((name) => table.columns.find((column) => column.name === name)!);
  const options = relationOptions(table, key, target, { property, own, other, naming: context.naming });
  return [
    toOne(isOne ? "OneToOne" : "ManyToOne", property, columns, other.className, back, options),
    inverseOf(isOne, back, own.className, property),
  ];
}

function toOne(
  decorator: string,
  name: string,
  columns: readonly Column[],
  target: string,
  back: string,
  options: ArgumentObject,
): Property {
  const isNullable = columns.some(({ nullable }) => nullable);
  return {
    name,
    type: `Relation<${target}>${isNullable ? " | null" : ""}`,
    decorators: [call(decorator, options, new ClassName(target), new PropertyPath(target, back))],
    uses: [target, "Relation"],
  };
}

function inverseOf(isOne: boolean, name: string, source: string, property: string): Property {
  const decorator: Decorator = isOne
    ? { name: "OneToOne", arguments: [new ClassName(source), { mappedBy: property }] }
    : { name: "OneToMany", arguments: [new ClassName(source), new PropertyPath(source, property)] };
  return {
    name,
    type: isOne ? `Relation<${source}> | null` : `${source}[]`,
    decorators: [decorator],
    uses: isOne ? [source, "Relation"] : [source],
  };
}

/** Is there at most one row for each that is referred to? A unique constraint, or the key, says so. */
function isOneToOne({ primaryKey, uniques }: Table, { columns }: ForeignKey): boolean {
  const own = columns.join("\u0000");
  return [primaryKey?.columns ?? [], ...uniques.map((unique) => unique.columns)].some(
    (key) => key.join("\u0000") === own,
  );
}

interface Ends {
  readonly property: string;
  readonly own: EntityNames;
  readonly other: EntityNames;
  readonly naming: EntityNaming;
}

function relationOptions(table: Table, key: ForeignKey, target: Table, ends: Ends): ArgumentObject {
  const { property, own, other, naming } = ends;
  const { references, onDelete, onUpdate, deferrable, onDeleteColumns } = key;
  const joins = key.columns.map((column, i) => ({ column, referenced: references.columns[i]! }));
  const isUsual = joins.every(
    ({ column, referenced }) => declaredBy(naming.joinColumnName(property, referenced), own) === column,
  );
  const isKey = target.primaryKey?.columns.join("\u0000") === references.columns.join("\u0000");
  const proposed = naming.shortName(naming.foreignKeyName(table.name, key.columns, target.name));
  return compact({
    joinColumn: isUsual ? undefined : oneOrAll(properties(key.columns, own)),
    references: isKey ? undefined : oneOrAll(properties(references.columns, other)),
    onDelete: onDelete?.toUpperCase(),
    onUpdate: onUpdate?.toUpperCase(),
    deferrable: deferrable === "immediate" ? true : deferrable,
    name: key.implicitName || key.name === proposed ? undefined : key.name,
    match: key.match,
    onDeleteColumns: onDeleteColumns && properties(onDeleteColumns, own),
    period: key.period,
    notEnforced: key.notEnforced,
    notValid: key.notValid,
    constraintComment: key.comment,
  });
}

/** The column that a join column's name would lead to: one of that name, else that of the property. */
function declaredBy(name: string, { properties: byColumn }: EntityNames): string | undefined {
  if (byColumn.has(name)) return name;
  return [...byColumn].find(([, property]) => property === name)?.[0];
}

function oneOrAll(names: readonly string[]): Argument {
  return names.length === 1 ? names[0]! : names;
}

/** `author_id` → `author`; a column that has no such ending, or several, are named by their target. */
function relationNames(table: Table, key: ForeignKey, own: EntityNames, other: EntityNames): readonly string[] {
  const target = uncapitalised(other.className);
  const [column = "", ...others] = key.columns;
  const property = own.properties.get(column) ?? column;
  if (others.length > 0)
    return [target, `${target}By${key.columns.map((name) => capitalised(camelCase(name))).join("")}`];
  const stem = withoutEnding(column, key.references.columns[0] ?? "");
  const named = camelCase(property) || target;
  return [camelCase(stem) || stem, named === target ? `${target}Entity` : `${named}${other.className}`];
}

function withoutEnding(column: string, referenced: string): string {
  const endings = [/[_ ]?ids?$/i, /[_ ](uu)?id$/i, new RegExp(`[_ ]?${escaped(referenced)}$`, "i")];
  const stems = endings.map((ending) => column.replace(ending, "")).filter((stem) => stem !== column && stem !== "");
  return stems.find((stem) => /[A-Za-z]$/.test(stem)) ?? "";
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** `posts`; where another relation has that name, `postsByEditor`. */
function inverseNames(own: EntityNames, property: string, isOne: boolean): readonly string[] {
  const name = uncapitalised(own.className);
  const all = isOne ? name : plural(name);
  return [all, `${all}By${capitalised(camelCase(property) || property)}`];
}
