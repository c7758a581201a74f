import { nameKey, type Schema, type Table } from "@stingerloom/schema-diff";
import { compact, EnumName, isEmpty, type ArgumentObject } from "./argument";
import { describeColumn } from "./describe-column";
import {
  describeChecks,
  describeIndexes,
  describeKey,
  describeUniques,
  isKeyPlain,
  uniqueColumns,
} from "./describe-constraints";
import { describeRelations } from "./describe-relations";
import type { Decorator, EntityClass, EnumDeclaration, Property, Unsaid } from "./entity-class";
import { NameBook } from "./entity-names";
import type { DescribeOptions } from "./entity-options";
import { freeName, pascalCase } from "./identifiers";
import { joinTablesOf } from "./join-tables";

export interface DescribedEntities {
  readonly entities: readonly EntityClass[];
  readonly enums: readonly EnumDeclaration[];
  /** What no decorator can say. */
  readonly unsaid: readonly Unsaid[];
}

/**
 * The entity classes that a schema, in normal form, is described by. Pure.
 *
 * @example
 * const { entities, enums } = describeEntities(live, { naming, renderType });
 */
export function describeEntities(schema: Schema, options: DescribeOptions): DescribedEntities {
  const joins = joinTablesOf(schema.tables, options);
  const between = new Set(joins.map(({ table }) => nameKey(table)));
  const tables = schema.tables.filter((table) => !between.has(nameKey(table)));
  const book = new NameBook(tables, options.case ?? "camel");
  const enums = new EnumBook(book, options.enums ?? "union");
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  const relations = describeRelations(schema, joins, { book, naming: options.naming, tables: byName });
  const entities = tables.map((table) => {
    const columns = describeColumns(table, schema, book, enums, options);
    return describeTable(table, [...columns, ...(relations.properties.get(nameKey(table)) ?? [])], book, options);
  });
  return { entities, enums: enums.declarations, unsaid: relations.unsaid };
}

function describeTable(
  table: Table,
  properties: readonly Property[],
  book: NameBook,
  options: DescribeOptions,
): EntityClass {
  const { naming } = options;
  const names = book.of(table)!;
  const context = { table, names, naming };
  return {
    name: names.className,
    fileStem: names.fileStem,
    table: { ...(table.schema !== undefined && { schema: table.schema }), name: table.name },
    ...(table.comment !== undefined && { doc: table.comment }),
    decorators: [
      entityDecorator(table, names.className, options),
      ...describeKey(context),
      ...describeUniques(context),
      ...describeIndexes(context),
      ...describeChecks(context),
    ],
    properties,
  };
}

function entityDecorator(table: Table, className: string, { naming, tableDefaults = {} }: DescribeOptions): Decorator {
  const { engine, charset, collation, strict, withoutRowid } = table.options ?? {};
  const own = <T>(value: T, usual: T) => (value === usual ? undefined : value);
  const name = naming.tableName(className) === table.name ? undefined : table.name;
  const options: ArgumentObject = compact({
    schema: table.schema,
    comment: table.comment,
    engine: own(engine, tableDefaults.engine),
    charset: own(charset, tableDefaults.charset),
    collation: own(collation, tableDefaults.collation),
    strict: strict || undefined,
    withoutRowid: withoutRowid || undefined,
  });
  if (name !== undefined && isEmpty(options)) return { name: "Entity", arguments: [name] };
  const all = compact({ name, ...options });
  return { name: "Entity", arguments: isEmpty(all) ? [] : [all] };
}

function describeColumns(
  table: Table,
  schema: Schema,
  book: NameBook,
  enums: EnumBook,
  options: DescribeOptions,
): readonly Property[] {
  const names = book.of(table)!;
  const unique = uniqueColumns({ table, names, naming: options.naming });
  const { defaultSchema } = options;
  return table.columns.map((column) =>
    describeColumn(column, names.properties.get(column.name)!, {
      schema,
      table,
      options,
      defaultSchema,
      renderType: (type) => options.renderType(type),
      typeMeans: options.typeMeans?.bind(options),
      enumNamed: (proposed, labels, key) => enums.named(proposed, labels, key),
      keyIsPlain: isKeyPlain(table, options.naming),
      unique: unique.get(column.name),
    }),
  );
}

/** The TypeScript enums of one pull. */
class EnumBook {
  private readonly byKey = new Map<string, EnumDeclaration>();

  constructor(
    private readonly book: NameBook,
    private readonly style: "union" | "enum",
  ) {}

  get declarations(): readonly EnumDeclaration[] {
    return [...this.byKey.values()];
  }

  named(proposed: string, labels: readonly string[], key: string): EnumName | undefined {
    if (this.style === "union" || labels.length === 0) return undefined;
    const known = this.byKey.get(key) ?? { ...this.book.enumNames(proposed), members: membersOf(labels) };
    this.byKey.set(key, known);
    return new EnumName(known.name, labels);
  }
}

function membersOf(labels: readonly string[]): EnumDeclaration["members"] {
  const taken = new Set<string>();
  return labels.map((label) => ({ name: freeName(taken, memberName(label)), label }));
}

function memberName(label: string): string {
  return /[\p{L}\p{Nd}]/u.test(label) ? pascalCase(label) : "Value";
}
