import {
  emptySchema,
  nameKey,
  type Column,
  type ColumnType,
  type EnumType,
  type ForeignKey,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import { pick } from "./edit";
import type { SchemaProfile } from "./profile";

/** A schema under random edits. What it was at `markOrigins` it remembers: that is where the rows are. */
export class RandomDraft {
  tables: readonly Table[] = [];
  enums: readonly EnumType[] = [];
  origin: Schema | undefined;
  private serial = 0;

  constructor(readonly profile: SchemaProfile) {}

  schema(): Schema {
    const tables = this.tables.map((t) => ({
      ...t,
      renamedFrom: t.renamedFrom === t.name ? undefined : t.renamedFrom,
      columns: t.columns.map((c) => ({ ...c, renamedFrom: c.renamedFrom === c.name ? undefined : c.renamedFrom })),
    }));
    return { ...emptySchema, enums: this.enums, tables };
  }

  /** From now on every table and column remembers the name that it has. */
  markOrigins(): void {
    this.origin = this.schema();
    this.tables = this.tables.map((t) => ({
      ...t,
      renamedFrom: t.name,
      columns: t.columns.map((c) => ({ ...c, renamedFrom: c.name })),
    }));
  }

  table(at: number): Table | undefined {
    return pick(this.tables, at);
  }

  change(at: number, change: (table: Table) => Table): void {
    const old = this.table(at);
    this.tables = this.tables.map((t) => (t === old ? change(t) : t));
  }

  /** Changes each foreign key of each table; one for which nothing is given back goes. */
  changeForeignKeys(change: (key: ForeignKey, owner: Table) => ForeignKey | undefined): void {
    this.tables = this.tables.map((t) => ({ ...t, foreignKeys: t.foreignKeys.flatMap((f) => change(f, t) ?? []) }));
  }

  /** The table as it was when rows came; undefined for one that is new since, or while there are no rows. */
  originOf(table: Table): Table | undefined {
    return this.origin?.tables.find((t) => t.name === table.renamedFrom);
  }

  type(at: number): ColumnType {
    const named = this.profile.namedEnums
      ? this.enums.flatMap(({ name }): ColumnType[] => [
          { kind: "enumRef", name },
          { kind: "array", of: { kind: "enumRef", name } },
        ])
      : [];
    return pick([...this.profile.families.flat(), ...named], at)!;
  }

  /** A name that was never used: a name that comes back would be another column to us and the same one to a diff. */
  fresh(pool: readonly string[], at: number): string {
    return `${pick(pool, at)}${++this.serial}`;
  }

  constraintName(prefix: string): string {
    return `${prefix}_${++this.serial}`;
  }
}

export function withColumn(table: Table, old: Column, column: Column): Table {
  return { ...table, columns: table.columns.map((c) => (c === old ? column : c)) };
}

/** Does the foreign key point to the table? */
export function pointsTo(key: ForeignKey, table: Table): boolean {
  return nameKey(key.references) === nameKey(table);
}
