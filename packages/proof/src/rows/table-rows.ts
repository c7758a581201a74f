import { nameKey, type Column, type ForeignKey, type QualifiedName, type Table } from "@stingerloom/schema-diff";
import { columnValues, type ColumnValues, type ValueContext } from "./column-values";
import type { Literal } from "./literal";

/** A row by its columns. What the engine counts is added once it has counted. */
export type GivenRow = Map<string, Literal>;

/** Makes the rows of one table, better ones with each attempt. */
export class TableRows {
  readonly rows: GivenRow[] = [];
  /** Columns that the engine counts up. */
  readonly counted: readonly Column[];

  private readonly columns: readonly ColumnValues[];
  private readonly keys: readonly ForeignKey[];
  private readonly distinct: readonly (readonly string[])[];
  private readonly used = new Set<string>();
  /** The attempt that the last row came from: the next row begins with the same choice. */
  private last = 0;

  constructor(
    private readonly table: Table,
    private readonly context: ValueContext,
    private readonly given: ReadonlyMap<string, readonly GivenRow[]>,
  ) {
    const own = table.columns.filter(({ generated }) => generated === undefined);
    this.counted = own.filter(({ autoIncrement }) => autoIncrement !== undefined);
    this.columns = own
      .filter(({ autoIncrement }) => autoIncrement === undefined)
      .map((column) => columnValues(table, column, context));
    this.keys = [...table.foreignKeys, ...this.laterKeys()];
    this.distinct = this.laterUniques();
  }

  /**
   * The `number`th row; undefined where there are no other ones to try, `used` where a later key has its values
   * already.
   */
  make(number: number, attempt: number): GivenRow | "used" | undefined {
    const choice = attempt >= 2 && this.last >= 2 ? this.last + attempt - 2 : attempt;
    if (attempt >= 2 && this.columns.every(({ search }) => search.length === 0)) return undefined;
    const row: GivenRow = new Map();
    this.columns.forEach((values, place) => {
      const literal = this.valueOf(values, place, number, choice);
      if (literal !== undefined) row.set(values.column.name, literal);
    });
    for (const key of this.keys) this.refer(row, key, number);
    return keysOf(row, this.distinct).some((key) => this.used.has(key)) ? "used" : row;
  }

  take(row: GivenRow, attempt: number): void {
    this.last = attempt >= 2 && this.last >= 2 ? this.last + attempt - 2 : attempt;
    this.rows.push(row);
    for (const key of keysOf(row, this.distinct)) this.used.add(key);
  }

  /** Attempt 0 takes awkward values, 1 ordinary ones, the others look through what checks suggest. */
  private valueOf(
    { column, plain, awkward, search }: ColumnValues,
    place: number,
    number: number,
    choice: number,
  ): Literal | undefined {
    if (choice === 0 && awkward.length > 0 && number > 0) return awkward[(number - 1 + place) % awkward.length];
    const usual = plain(number) ?? (column.nullable ? "NULL" : search[0]);
    if (choice < 2 || search.length === 0) return usual;
    // Another mixture for each choice: each column steps through its values at a pace of its own.
    const pace = 1 + (place % 3);
    return search[(Math.floor((choice - 2) / pace) + place + (place % 2 === 0 ? number : 0)) % search.length];
  }

  /** A foreign key refers to a row that is there, to none, or to the row itself. */
  private refer(row: GivenRow, { columns, references }: ForeignKey, number: number): void {
    const isSelf = nameKey(references) === nameKey(this.table);
    const rows = isSelf ? this.rows : (this.given.get(nameKey(references)) ?? []);
    const target = rows.length > 0 ? rows[number % rows.length] : undefined;
    columns.forEach((name, i) => {
      const column = this.table.columns.find((one) => one.name === name);
      if (column === undefined || !row.has(name)) return;
      const value = target?.get(references.columns[i]!) ?? (isSelf ? row.get(references.columns[i]!) : undefined);
      if (target !== undefined && value !== undefined) row.set(name, value);
      else if (column.nullable) row.set(name, "NULL");
      else if (value !== undefined) row.set(name, value);
    });
  }

  /** Foreign keys that the columns are to have, to tables that are there now. */
  private laterKeys(): readonly ForeignKey[] {
    const { schema, later } = this.context;
    const before = new Map(schema.tables.map((table) => [later.tableKey(nameKey(table)), table]));
    return (later.table(this.table)?.foreignKeys ?? []).map((key): ForeignKey => {
      const target = before.get(nameKey(key.references));
      const old = (table: QualifiedName | undefined, name: string): string =>
        (table as Table | undefined)?.columns.find((column) => later.columnName(nameKey(table!), column.name) === name)
          ?.name ?? name;
      return {
        ...key,
        columns: key.columns.map((name) => old(this.table, name)),
        references: {
          ...(target ?? key.references),
          columns: key.references.columns.map((name) => old(target, name)),
        },
      };
    });
  }

  /** Keys that are to tell rows apart, by the names of now: the engine does not look at them yet. */
  private laterUniques(): readonly (readonly string[])[] {
    const { later } = this.context;
    const then = later.table(this.table);
    if (then === undefined) return [];
    const old = new Map(this.table.columns.map(({ name }) => [later.columnName(nameKey(this.table), name), name]));
    return [
      ...(then.primaryKey ? [then.primaryKey.columns] : []),
      ...then.uniques.map(({ columns }) => columns),
      ...then.indexes
        .filter(({ unique }) => unique)
        .map(({ parts }) => parts.flatMap(({ column }) => (column === undefined ? [] : [column]))),
    ]
      .map((columns) => columns.flatMap((name) => old.get(name) ?? []))
      .filter((columns) => columns.length > 0 && !columns.some((name) => this.isCounted(name)));
  }

  private isCounted(name: string): boolean {
    return this.counted.some((column) => column.name === name);
  }
}

/** What may be there once; keys with a null in them are never alike. */
function keysOf(row: GivenRow, distinct: readonly (readonly string[])[]): string[] {
  return distinct.flatMap((columns) => {
    const values = columns.map((name) => row.get(name) ?? "NULL");
    return values.includes("NULL") ? [] : [JSON.stringify([columns, values])];
  });
}
