import {
  emptySchema, nameKey, type Check, type Column, type ColumnType, type DefaultValue, type ForeignKey, type Index, type Json, type Schema, type Table, type Unique,
} from "@stingerloom/schema-diff";

/** What random schemas of an engine are made of. */
export interface SchemaProfile {
  /** Types by family: a column may change from any of a family into any other, with short values kept. */
  readonly families: readonly (readonly ColumnType[])[];
  readonly comments: boolean;
  readonly generated: boolean;
  readonly partialIndexes: boolean;
  readonly descendingIndexes: boolean;
  /** An identifier of this engine, quoted: for expressions. */
  readonly quote: (name: string) => string;
}

/** One random step; each number is taken modulo what there is to choose from, so that every step of every kind has a meaning. */
export interface Edit {
  readonly what: number;
  readonly table: number;
  readonly column: number;
  readonly pick: number;
  readonly flag: boolean;
}

/** Two schemas of which the second came from the first by a few changes. Renames are hinted by `renamedFrom`. */
export interface SchemaPair {
  readonly from: Schema;
  readonly to: Schema;
}

/** Builds the pair that the edits describe: `first` from nothing, `then` from there. */
export function buildSchemaPair(profile: SchemaProfile, first: readonly Edit[], then: readonly Edit[]): SchemaPair {
  const editor = new Editor(profile);
  editor.run([{ what: 0, table: 0, column: 0, pick: 0, flag: true }, ...first]);
  const from = editor.schema();
  editor.markOrigins();
  editor.run(then);
  return { from, to: editor.schema() };
}

const names = ["name", "email", "userId", "order", "group by", 'qu"ote', "it's", "per%cent", "straße", "back`tick", "select", "Total"];
const tableNames = ["user", "Post", "order item", "group", "audit_log", 'we"ird', "naïve"];

class Editor {
  private tables: Table[] = [];
  private serial = 0;

  constructor(private readonly profile: SchemaProfile) {}

  run(edits: readonly Edit[]): void {
    const steps = [
      this.addTable, this.addColumn, this.addColumn, this.addColumn, this.dropColumn, this.changeType, this.changeNullable, this.changeDefault,
      this.renameColumn, this.addUnique, this.dropUnique, this.addIndex, this.dropIndex, this.addCheck, this.dropCheck, this.addForeignKey,
      this.dropForeignKey, this.changeForeignKey, this.changeComment, this.renameTable, this.dropTable, this.addGenerated, this.changeEnum,
    ];
    for (const edit of edits) steps[edit.what % steps.length]!.call(this, edit);
  }

  schema(): Schema {
    const tables = this.tables.map((t) => ({
      ...t,
      renamedFrom: t.renamedFrom === t.name ? undefined : t.renamedFrom,
      columns: t.columns.map((c) => ({ ...c, renamedFrom: c.renamedFrom === c.name ? undefined : c.renamedFrom })),
    }));
    return { ...emptySchema, tables };
  }

  /** From now on every table and column remembers the name that it has. */
  markOrigins(): void {
    this.tables = this.tables.map((t) => ({ ...t, renamedFrom: t.name, columns: t.columns.map((c) => ({ ...c, renamedFrom: c.name })) }));
  }

  private addTable({ pick }: Edit): void {
    const name = this.fresh(tableNames, pick);
    const id: Column = { name: "id", type: { kind: "integer", bits: 32 }, nullable: false, autoIncrement: { kind: "autoIncrement" } };
    this.tables.push({ name, columns: [id], primaryKey: { columns: ["id"] }, uniques: [], indexes: [], foreignKeys: [], checks: [] });
  }

  private dropTable({ table }: Edit): void {
    const gone = this.pickTable(table);
    if (gone === undefined || this.tables.length === 1) return;
    this.tables = this.tables.filter((t) => t !== gone);
    this.tables = this.tables.map((t) => ({ ...t, foreignKeys: t.foreignKeys.filter((f) => nameKey(f.references) !== nameKey(gone)) }));
  }

  private renameTable({ table, pick }: Edit): void {
    const old = this.pickTable(table);
    if (old === undefined) return;
    const name = this.fresh(tableNames, pick);
    this.tables = this.tables.map((t) => ({
      ...t,
      name: t === old ? name : t.name,
      foreignKeys: t.foreignKeys.map((f) => (f.references.name === old.name ? { ...f, references: { ...f.references, name } } : f)),
    }));
  }

  private addColumn(edit: Edit): void {
    this.change(edit.table, (table) => {
      const type = this.pickType(edit.pick);
      const defaults = defaultsOf(type);
      const withDefault = defaults.length > 0 && (edit.flag || edit.column % 2 === 0);
      const column: Column = {
        name: this.fresh(names, edit.column),
        type,
        // A column without a default must take nulls: rows may be there.
        nullable: !withDefault || edit.flag,
        ...(withDefault && { default: defaults[edit.pick % defaults.length] }),
      };
      return { ...table, columns: [...table.columns, column] };
    });
  }

  private addGenerated(edit: Edit): void {
    if (!this.profile.generated) return;
    this.change(edit.table, (table) => {
      const base = pick(table.columns.filter((c) => isPlain(c) && c.type.kind === "integer"), edit.column);
      if (base === undefined || this.isReferenced(table, base.name)) return table;
      const expression = `${this.profile.quote(base.name)} + 1`;
      const column: Column = { name: this.fresh(names, edit.pick), type: { kind: "integer", bits: 64 }, nullable: true, generated: { expression, stored: true } };
      return { ...table, columns: [...table.columns, column] };
    });
  }

  private dropColumn(edit: Edit): void {
    this.changeColumn(edit, (table, column) => withoutColumn(table, column.name));
  }

  private changeType(edit: Edit): void {
    this.changeColumn(edit, (table, column) => {
      const family = this.profile.families.find((f) => f.some((t) => same(t, column.type))) ?? [column.type];
      const type = pick(family, edit.pick)!;
      const kept = column.default && defaultsOf(type).some((d) => same(d, column.default));
      return withColumn(table, column, { ...column, type, default: kept ? column.default : column.nullable ? undefined : defaultsOf(type)[0], nullable: column.nullable || defaultsOf(type).length === 0 });
    });
  }

  private changeNullable(edit: Edit): void {
    this.changeColumn(edit, (table, column) => {
      if (column.nullable && column.default === undefined) return table;
      return withColumn(table, column, { ...column, nullable: !column.nullable });
    });
  }

  private changeDefault(edit: Edit): void {
    this.changeColumn(edit, (table, column) => {
      // The rows of a new column would all have the one default.
      if (table.uniques.some((u) => u.columns.includes(column.name))) return table;
      const defaults: readonly (DefaultValue | undefined)[] = column.nullable ? [...defaultsOf(column.type), undefined] : defaultsOf(column.type);
      return defaults.length === 0 ? table : withColumn(table, column, { ...column, default: pick(defaults, edit.pick) });
    });
  }

  private changeEnum(edit: Edit): void {
    this.changeColumn(edit, (table, column) => {
      if (column.type.kind !== "enum") return table;
      const family = this.profile.families.find((f) => f.some((t) => t.kind === "enum")) ?? [];
      return withColumn(table, column, { ...column, type: pick(family, edit.pick) ?? column.type });
    });
  }

  private renameColumn(edit: Edit): void {
    this.change(edit.table, (table) => {
      const column = pick(table.columns.filter((c) => isPlain(c) && !this.isRead(table, c.name)), edit.column);
      if (column === undefined) return table;
      const name = this.fresh(names, edit.pick);
      const rename = (columns: readonly string[]) => columns.map((c) => (c === column.name ? name : c));
      return {
        ...withColumn(table, column, { ...column, name }),
        uniques: table.uniques.map((u) => ({ ...u, columns: rename(u.columns) })),
        indexes: table.indexes.map((i) => ({ ...i, parts: i.parts.map((p) => (p.column === column.name ? { ...p, column: name } : p)) })),
        foreignKeys: table.foreignKeys.map((f) => ({ ...f, columns: rename(f.columns) })),
      };
    });
  }

  private addUnique(edit: Edit): void {
    this.change(edit.table, (table) => {
      const columns = table.columns.filter((c) => isPlain(c) && isDistinct(c));
      const first = pick(columns, edit.column);
      if (first === undefined) return table;
      const second = edit.flag ? pick(columns, edit.pick) : undefined;
      const unique: Unique = { name: this.constraintName("uq"), columns: second && second !== first ? [first.name, second.name] : [first.name] };
      return hasContent(table.uniques, unique) || table.indexes.some((i) => sameColumns(i, unique.columns)) ? table : { ...table, uniques: [...table.uniques, unique] };
    });
  }

  private dropUnique(edit: Edit): void {
    this.change(edit.table, (table) => ({ ...table, uniques: withoutAt(table.uniques, edit.pick) }));
  }

  private addIndex(edit: Edit): void {
    this.change(edit.table, (table) => {
      const columns = table.columns.filter((c) => isPlain(c) && isIndexable(c.type));
      const first = pick(columns, edit.column);
      if (first === undefined) return table;
      const index: Index = {
        name: this.constraintName("ix"),
        parts: [{ column: first.name, ...(this.profile.descendingIndexes && edit.flag && { descending: true }) }],
        ...(this.profile.partialIndexes && edit.pick % 3 === 0 && { where: `${this.profile.quote(first.name)} IS NOT NULL` }),
      };
      if (hasContent(table.indexes, index) || table.uniques.some((u) => sameColumns(index, u.columns))) return table;
      return { ...table, indexes: [...table.indexes, index] };
    });
  }

  private dropIndex(edit: Edit): void {
    this.change(edit.table, (table) => ({ ...table, indexes: withoutAt(table.indexes, edit.pick) }));
  }

  private addCheck(edit: Edit): void {
    this.change(edit.table, (table) => {
      const column = pick(table.columns.filter((c) => isPlain(c) && !isForeign(table, c.name) && c.type.kind === "integer"), edit.column);
      if (column === undefined) return table;
      const check: Check = { name: this.constraintName("ck"), expression: `${this.profile.quote(column.name)} > ${-1000 - (edit.pick % 5)}` };
      return { ...table, checks: [...table.checks, check] };
    });
  }

  private dropCheck(edit: Edit): void {
    this.change(edit.table, (table) => ({ ...table, checks: withoutAt(table.checks, edit.pick) }));
  }

  private addForeignKey(edit: Edit): void {
    const target = this.pickTable(edit.pick);
    if (target === undefined) return;
    this.change(edit.table, (table) => {
      const column: Column = { name: this.fresh(names, edit.column), type: { kind: "integer", bits: 32 }, nullable: true };
      const foreignKey: ForeignKey = {
        name: this.constraintName("fk"),
        columns: [column.name],
        references: { name: target.name, columns: ["id"] },
        ...(edit.flag && { onDelete: "cascade" as const }),
      };
      return { ...table, columns: [...table.columns, column], foreignKeys: [...table.foreignKeys, foreignKey] };
    });
  }

  private dropForeignKey(edit: Edit): void {
    this.change(edit.table, (table) => ({ ...table, foreignKeys: withoutAt(table.foreignKeys, edit.pick) }));
  }

  private changeForeignKey(edit: Edit): void {
    this.change(edit.table, (table) => {
      const old = pick(table.foreignKeys, edit.pick);
      const onDelete = pick([undefined, "cascade", "set null"] as const, edit.column);
      return { ...table, foreignKeys: table.foreignKeys.map((f) => (f === old ? { ...f, onDelete } : f)) };
    });
  }

  private changeComment(edit: Edit): void {
    if (!this.profile.comments) return;
    const comment = pick([undefined, "plain", "it's \\ `odd` ${x}\nline"], edit.pick);
    if (edit.flag) this.change(edit.table, (table) => ({ ...table, comment }));
    else this.changeColumn(edit, (table, column) => withColumn(table, column, { ...column, comment }));
  }

  private change(at: number, change: (table: Table) => Table): void {
    const old = this.pickTable(at);
    this.tables = this.tables.map((t) => (t === old ? change(t) : t));
  }

  /** Changes a column that nothing else stands on. */
  private changeColumn(edit: Edit, change: (table: Table, column: Column) => Table): void {
    this.change(edit.table, (table) => {
      const column = pick(table.columns.filter((c) => isPlain(c) && !this.isRead(table, c.name) && !isForeign(table, c.name)), edit.column);
      return column === undefined ? table : change(table, column);
    });
  }

  /** Does an expression of the table read the column? */
  private isRead(table: Table, name: string): boolean {
    const quoted = this.profile.quote(name);
    const texts = [...table.checks.map((c) => c.expression), ...table.indexes.map((i) => i.where ?? ""), ...table.columns.map((c) => c.generated?.expression ?? "")];
    return texts.some((text) => text.includes(quoted));
  }

  private isReferenced(table: Table, name: string): boolean {
    return table.primaryKey?.columns.includes(name) === true || isForeign(table, name);
  }

  private pickTable(at: number): Table | undefined {
    return pick(this.tables, at);
  }

  private pickType(at: number): ColumnType {
    return pick(this.profile.families.flat(), at)!;
  }

  /** A name that was never used: a name that comes back would be another column to us and the same one to a diff. */
  private fresh(pool: readonly string[], at: number): string {
    return `${pick(pool, at)}${++this.serial}`;
  }

  private constraintName(prefix: string): string {
    return `${prefix}_${++this.serial}`;
  }
}

function withColumn(table: Table, old: Column, column: Column): Table {
  return { ...table, columns: table.columns.map((c) => (c === old ? column : c)) };
}

function withoutColumn(table: Table, name: string): Table {
  return {
    ...table,
    columns: table.columns.filter((c) => c.name !== name),
    uniques: table.uniques.filter((u) => !u.columns.includes(name)),
    indexes: table.indexes.filter((i) => !i.parts.some((p) => p.column === name)),
  };
}

function isPlain(column: Column): boolean {
  return column.name !== "id" && column.generated === undefined;
}

function isForeign(table: Table, name: string): boolean {
  return table.foreignKeys.some((f) => f.columns.includes(name));
}

/** May two rows be told to differ in this column, whatever the changes? */
function isDistinct(column: Column): boolean {
  return column.default === undefined && (column.type.kind === "integer" || column.type.kind === "varchar");
}

function isIndexable(type: ColumnType): boolean {
  return !["json", "text", "blob", "array", "native"].includes(type.kind);
}

function sameColumns(index: Index, columns: readonly string[]): boolean {
  return index.parts.map((p) => p.column).join("\u0000") === columns.join("\u0000");
}

function hasContent<T extends { readonly name: string }>(list: readonly T[], item: T): boolean {
  return list.some((other) => same({ ...other, name: "" }, { ...item, name: "" }));
}

function withoutAt<T>(list: readonly T[], at: number): readonly T[] {
  return list.filter((_, i) => list.length === 0 || i !== at % list.length);
}

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list.length === 0 ? undefined : list[at % list.length];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Literal defaults that a column of the type may have, on every engine. */
function defaultsOf(type: ColumnType): readonly DefaultValue[] {
  return literalsOf(type).map((value) => ({ kind: "literal", value }));
}

function literalsOf(type: ColumnType): readonly Json[] {
  switch (type.kind) {
    case "integer":
      return type.unsigned ? [0, 7] : [0, 7, -3];
    case "decimal":
      return ["0.00", "12.50"];
    case "boolean":
      return [true, false];
    case "varchar":
      return ["", "it's", 'a "b" \\ c', "${x}`y`"];
    case "enum":
      return ["new", "it's"];
    default:
      return [];
  }
}

/** The `row`th value (from 0) of a column: short enough for every type of its family, and different for each row. */
export function sampleValue(type: ColumnType, row: number): Json {
  switch (type.kind) {
    case "integer":
      return row + 1;
    case "decimal":
      return `${row + 1}.50`;
    case "float":
      return row + 0.5;
    case "boolean":
      return row % 2 === 0;
    case "char":
    case "varchar":
    case "text":
      return `v${row}`;
    case "uuid":
      return `00000000-0000-4000-8000-00000000000${row % 10}`;
    case "date":
      return `2026-01-0${1 + (row % 9)}`;
    case "time":
      return `10:00:0${row % 10}`;
    case "datetime":
    case "timestamp":
      return `2026-01-0${1 + (row % 9)} 10:00:00`;
    case "json":
      return JSON.stringify({ row });
    case "enum":
      return type.values.includes("it's") ? "it's" : type.values[0]!;
    default:
      return null;
  }
}
