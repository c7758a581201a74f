import type { DatabaseDriver, TableStructure } from "../api/database-driver";
import { brokenError } from "./record-errors";
import { ownTable, quoteTable } from "./own-tables";
import type { MigrationDirection } from "../api/migration";
import type { TableName } from "../api/sql-driver";

/**
 * `intent`: about to be executed; left over, it is in doubt. `done`: executed and kept. `failed`: the engine refused
 * it.
 */
export type StatementState = "intent" | "done" | "failed";

/** One statement of a migration that is under way, or was left half done. */
export interface StatementRow {
  readonly migration: string;
  readonly direction: MigrationDirection;
  /** From 1, of the statements that change something. */
  readonly number: number;
  readonly state: StatementState;
  readonly hash: string;
  /** The beginning of its text, for messages. */
  readonly sql: string;
  /** The tables that it touches, as far as its text tells. */
  readonly tables: readonly TouchedTable[];
  /** Fingerprint of these tables before it. */
  readonly fingerprint: string;
  /** A digest of what the migration had read from the database before it. */
  readonly reads: string;
  /** What it gave back, or the engine's message where it failed. */
  readonly result?: string;
}

export interface TouchedTable {
  readonly table: TableName;
  /** Did it exist before the statement? */
  readonly existed: boolean;
}

/** What is kept of a migration that has run. */
export interface MigrationRow {
  readonly migration: string;
  readonly checksum: string;
  /** The touched tables as the migration left them. */
  readonly structure: readonly TableStructure[];
}

const SQL_EXCERPT = 1_000;
const columns = [
  "id",
  "migration",
  "direction",
  "number",
  "state",
  "hash",
  "sql",
  "tables",
  "fingerprint",
  "reads",
  "result",
] as const;
type Column = (typeof columns)[number];

/**
 * The journal beside the history: statements under way, and for each migration its checksum and the tables as it left
 * them.
 */
export class Journal {
  private readonly table: TableName;
  private readonly quoted: string;

  constructor(
    private readonly driver: DatabaseDriver,
    private readonly tableName: string,
  ) {
    this.table = ownTable(driver, tableName);
    this.quoted = quoteTable(driver, this.table);
  }

  async drop(): Promise<void> {
    await this.driver.dropTable(this.table, { ifExists: true });
  }

  async exists(): Promise<boolean> {
    return this.driver.hasTable(this.table);
  }

  async create(): Promise<void> {
    const { longText: text = "TEXT", tableSuffix: suffix } = this.driver.capabilities;
    await this.driver.createTable(
      this.table,
      [
        { name: "id", type: "INTEGER", primary: true, autoIncrement: true },
        { name: "migration", type: "VARCHAR(255)" },
        { name: "direction", type: "VARCHAR(4)" },
        { name: "number", type: "INTEGER" },
        { name: "state", type: "VARCHAR(10)" },
        { name: "hash", type: "VARCHAR(64)" },
        { name: "sql", type: text, nullable: true },
        { name: "tables", type: text, nullable: true },
        { name: "fingerprint", type: text, nullable: true },
        { name: "reads", type: "VARCHAR(64)", nullable: true },
        { name: "result", type: text, nullable: true },
        { name: "at", type: "TIMESTAMP", nullable: true, default: "CURRENT_TIMESTAMP" },
      ],
      { ifNotExists: true, ...(suffix && { suffix }) },
    );
    // Only for speed: where a crash comes in between, the journal does without.
    await this.driver.addIndex(this.table, ["migration"], { name: `${this.tableName}_migration` });
  }

  /** The statements of migrations that are not finished, in order. */
  async statements(): Promise<readonly StatementRow[]> {
    const rows = await this.select(`${this.name("number")} > 0`);
    return rows.map(toStatement);
  }

  async migrations(): Promise<readonly MigrationRow[]> {
    const rows = await this.select(`${this.name("number")} = 0`);
    return rows.map(toMigration);
  }

  /** Writes the statement's row in place of an older one of the same number. */
  async writeStatement(row: StatementRow, replaces: boolean): Promise<void> {
    if (replaces) await this.delete(row.migration, row.direction, row.number);
    await this.insert({
      migration: row.migration,
      direction: row.direction,
      number: row.number,
      state: row.state,
      hash: row.hash,
      sql: row.sql.slice(0, SQL_EXCERPT),
      tables: JSON.stringify(row.tables),
      fingerprint: row.fingerprint,
      reads: row.reads,
      result: row.result ?? null,
    });
  }

  async updateStatement(row: StatementRow, state: StatementState, result?: string): Promise<void> {
    await this.driver.execute(
      `UPDATE ${this.quoted} SET ${this.name("state")} = ?, ${this.name("result")} = ? WHERE ${this.isStatement()}`,
      [state, result ?? null, row.migration, row.direction, row.number],
    );
  }

  async recordMigration(row: MigrationRow): Promise<void> {
    await this.insert({
      migration: row.migration,
      direction: "up",
      number: 0,
      state: "done",
      hash: row.checksum,
      fingerprint: JSON.stringify(row.structure),
    });
  }

  async updateStructure(migration: string, structure: readonly TableStructure[]): Promise<void> {
    await this.driver.execute(`UPDATE ${this.quoted} SET ${this.name("fingerprint")} = ? WHERE ${this.isStatement()}`, [
      JSON.stringify(structure),
      migration,
      "up",
      0,
    ]);
  }

  /** Forgets all about a migration, or all but its own row. */
  async forget(migration: string, what: "all" | "statements"): Promise<void> {
    const more = what === "statements" ? ` AND ${this.name("number")} > 0` : "";
    await this.driver.execute(`DELETE FROM ${this.quoted} WHERE ${this.name("migration")} = ?${more}`, [migration]);
  }

  private async delete(migration: string, direction: MigrationDirection, number: number): Promise<void> {
    await this.driver.execute(`DELETE FROM ${this.quoted} WHERE ${this.isStatement()}`, [migration, direction, number]);
  }

  private isStatement(): string {
    return `${this.name("migration")} = ? AND ${this.name("direction")} = ? AND ${this.name("number")} = ?`;
  }

  private async select(where: string): Promise<readonly Record<Column, unknown>[]> {
    const list = columns.map((column) => this.name(column)).join(", ");
    const order = `${this.name("number")}, ${this.name("id")}`;
    return this.driver.execute(`SELECT ${list} FROM ${this.quoted} WHERE ${where} ORDER BY ${order}`);
  }

  private async insert(values: Partial<Record<Column, unknown>>): Promise<void> {
    const names = Object.keys(values);
    const list = names.map((column) => this.name(column)).join(", ");
    const marks = names.map(() => "?").join(", ");
    await this.driver.execute(`INSERT INTO ${this.quoted} (${list}) VALUES (${marks})`, Object.values(values));
  }

  private name(column: string): string {
    return this.driver.escapeIdentifier(column);
  }
}

function toStatement(row: Record<Column, unknown>): StatementRow {
  return {
    migration: String(row.migration),
    direction: row.direction === "down" ? "down" : "up",
    number: Number(row.number),
    state: row.state as StatementState,
    hash: String(row.hash),
    sql: text(row.sql) ?? "",
    tables: parsed<TouchedTable>(row, "tables"),
    fingerprint: text(row.fingerprint) ?? "",
    reads: text(row.reads) ?? "",
    result: text(row.result),
  };
}

function toMigration(row: Record<Column, unknown>): MigrationRow {
  return {
    migration: String(row.migration),
    checksum: String(row.hash),
    structure: parsed<TableStructure>(row, "fingerprint"),
  };
}

/** @throws StingerloomError `JOURNAL_BROKEN` */
function parsed<T>(row: Record<Column, unknown>, column: "tables" | "fingerprint"): T[] {
  try {
    const value: unknown = JSON.parse(text(row[column]) ?? "[]");
    if (Array.isArray(value)) return value as T[];
  } catch {
    // Reported below.
  }
  throw brokenError(String(row.migration), Number(row.number), column);
}

function text(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}
