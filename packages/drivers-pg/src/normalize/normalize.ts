import {
  nameKey,
  type Check,
  type Column,
  type ColumnType,
  type EnumType,
  type ForeignKey,
  type Index,
  type Named,
  type QualifiedName,
  type Schema,
  type Table,
  type Unique,
} from "@stingerloom/schema-diff";
import { truncateName, UniqueNames } from "../sql/names";
import { normalizeDefault } from "./normalize-default";
import { normalizeType } from "./normalize-type";
import { normalizeView } from "./normalize-view";
import { nonDefaultSequenceOptions } from "../model/non-default-sequence-options";

/**
 * The schema as introspection would give it back, but for texts that only the server can put in their final form.
 * Idempotent.
 */
export function normalizeSchema(schema: Schema, defaultSchema: string): Schema {
  return new Normalizer(schema, defaultSchema).run();
}

class Normalizer {
  private readonly enums = new Map<string, EnumType>();
  /** Indexes share one space of names in a schema; unique and primary keys are indexes. */
  private readonly indexNames = new Map<string, UniqueNames>();

  constructor(
    private readonly schema: Schema,
    private readonly defaultSchema: string,
  ) {}

  run(): Schema {
    const { schema } = this;
    for (const type of schema.enums) this.addEnum({ ...type, ...this.place(type) });
    const tables = schema.tables.map((table) => this.table(table));
    return {
      namespaces: schema.namespaces
        .filter(({ name }) => name !== this.defaultSchema)
        .map((n) => ({ ...n, name: truncateName(n.name) })),
      enums: [...this.enums.values()],
      sequences: schema.sequences.map((sequence) => ({ ...sequence, ...this.place(sequence) })),
      tables,
      views: schema.views.map((view) => normalizeView({ ...view, ...this.place(view) })),
      opaqueObjects: schema.opaqueObjects,
    };
  }

  private table(table: Table): Table {
    const name = this.place(table);
    const columns = table.columns.map((column) => this.column(column, { ...table, ...name }));
    const inKey = new Set(table.primaryKey?.columns);
    const constraints = new UniqueNames();
    const named = <T extends Named>(list: readonly T[], names: UniqueNames): T[] =>
      list.map((item) => ({ ...item, name: names.of(item.name) }));
    const indexes = this.namesIn(name.schema);
    return {
      ...table,
      ...name,
      options: optionsOf(table),
      columns: columns.map((c) => (inKey.has(c.name) && c.nullable ? { ...c, nullable: false } : c)),
      ...(table.primaryKey && { primaryKey: primaryKeyOf(table, name.name, indexes) }),
      uniques: named(table.uniques, indexes).map(uniqueOf),
      indexes: named(table.indexes, indexes).map(indexOf),
      foreignKeys: named(table.foreignKeys, constraints).map((key) => this.foreignKey(key)),
      checks: named(table.checks, constraints).map(checkOf),
    };
  }

  private column(column: Column, table: QualifiedName): Column {
    const {
      charset: _c,
      onUpdate: _u,
      invisible: _i,
      check: _k,
      collation,
      generated,
      autoIncrement,
      ...rest
    } = column;
    const type = this.type(column.type, { ...table, column: column.name });
    const value = autoIncrement || generated ? undefined : normalizeDefault(column.default, type);
    return {
      ...rest,
      name: truncateName(column.name),
      type,
      nullable: autoIncrement ? false : column.nullable,
      default: value,
      ...(autoIncrement && { autoIncrement: this.autoIncrement(column, type) }),
      ...(generated && { generated: { expression: generated.expression.trim(), stored: generated.stored } }),
      ...(collation !== undefined && collation !== "default" && { collation }),
    };
  }

  /** `serial` exists for integers alone. */
  private autoIncrement({ autoIncrement }: Column, type: ColumnType): Column["autoIncrement"] {
    if (autoIncrement?.kind !== "identity") return autoIncrement && { kind: "autoIncrement" };
    const { always, sequence } = autoIncrement;
    const options = nonDefaultSequenceOptions(sequence ?? {}, type);
    return { kind: "identity", always, ...(Object.keys(options).length > 0 && { sequence: options }) };
  }

  private type(type: ColumnType, column: QualifiedName & { readonly column: string }): ColumnType {
    if (type.kind === "array") {
      const of = this.type(type.of, column);
      return of.kind === "array" ? of : { kind: "array", of };
    }
    if (type.kind === "enumRef") return { kind: "enumRef", ...this.place(type) };
    if (type.kind !== "enum") return normalizeType(type);
    const name = this.place({
      schema: type.schema ?? column.schema,
      name: type.name ?? `${column.name}_${column.column}_enum`,
    });
    this.addEnum({ ...name, values: type.values });
    return { kind: "enumRef", ...name };
  }

  /** Two columns may share an enum by its name; then they agree on its labels. */
  private addEnum(type: EnumType): void {
    const known = this.enums.get(nameKey(type));
    if (known === undefined || known.values.length < type.values.length) this.enums.set(nameKey(type), type);
  }

  private foreignKey(key: ForeignKey): ForeignKey {
    const { columns, ...target } = key.references;
    return {
      ...key,
      columns: key.columns.map((c) => truncateName(c)),
      references: { ...this.place(target), columns: columns.map((c) => truncateName(c)) },
    };
  }

  private place({ schema, name }: QualifiedName): QualifiedName {
    return schema === undefined || schema === this.defaultSchema
      ? { schema: undefined, name: truncateName(name) }
      : { schema: truncateName(schema), name: truncateName(name) };
  }

  private namesIn(schema: string | undefined): UniqueNames {
    const key = schema ?? "";
    const names = this.indexNames.get(key) ?? new UniqueNames();
    this.indexNames.set(key, names);
    return names;
  }
}

function optionsOf({ options }: Table): Table["options"] {
  return options?.native === undefined ? {} : { native: options.native };
}

/** Without a name it is the server's own: `<table>_pkey`. */
function primaryKeyOf({ primaryKey }: Table, table: string, names: UniqueNames): Table["primaryKey"] {
  const { name, columns, ...rest } = primaryKey!;
  const own =
    name === undefined
      ? { name: names.of(`${truncateName(table, 58)}_pkey`), implicitName: true as const }
      : { name: names.of(name) };
  return { ...rest, ...own, columns: columns.map((c) => truncateName(c)) };
}

function checkOf(wanted: Check): Check {
  return { ...wanted, expression: wanted.expression.trim() };
}

function uniqueOf(unique: Unique): Unique {
  return { ...unique, columns: unique.columns.map((c) => truncateName(c)) };
}

/** B-tree is the default method, and nulls come last unless the order is descending. */
function indexOf(wanted: Index): Index {
  const { using, invisible: _i, parser: _p, source: _s, ...index } = wanted;
  const method = using?.toLowerCase();
  const parts = index.parts.map(({ nulls, length: _l, descending, operatorClass, collation, ...part }) => ({
    ...part,
    ...(part.column !== undefined && { column: truncateName(part.column) }),
    ...(part.expression !== undefined && { expression: part.expression.trim() }),
    ...(descending && { descending }),
    ...(nulls !== undefined && nulls !== (descending ? "first" : "last") && { nulls }),
    ...(operatorClass !== undefined && { operatorClass }),
    ...(collation !== undefined && { collation }),
  }));
  const { where, ...rest } = index;
  return {
    ...rest,
    parts,
    ...(where !== undefined && { where: where.trim() }),
    ...(method !== undefined && method !== "btree" && { using: method }),
  };
}
