import type { DatabaseDriver } from "../api/database-driver";
import type { TableName } from "../api/sql-driver";

export const HISTORY_TABLE = "__migrations";

export interface HistoryRow {
  readonly name: string;
  /** `YYYY-MM-DD HH:MM:SS`, in the time zone of the server's session. */
  readonly executedAt: string;
}

/** The table of what has run: the source of truth. Its form is fixed (docs/formats.md). */
export class History {
  private readonly table: TableName;
  private readonly quoted: string;

  constructor(private readonly driver: DatabaseDriver) {
    this.table = ownTable(driver, HISTORY_TABLE);
    this.quoted = quoteTable(driver, this.table);
  }

  async drop(): Promise<void> {
    await this.driver.dropTable(this.table, { ifExists: true });
  }

  async exists(): Promise<boolean> {
    return this.driver.hasTable(this.table);
  }

  async create(): Promise<void> {
    const columns = [
      { name: "id", type: "INTEGER", primary: true, autoIncrement: true },
      { name: "name", type: "VARCHAR(255)", unique: true },
      { name: "executed_at", type: "TIMESTAMP", nullable: true, default: "CURRENT_TIMESTAMP" },
    ];
    await this.driver.createTable(this.table, columns, { ifNotExists: true });
  }

  /** Oldest first. */
  async read(): Promise<readonly HistoryRow[]> {
    const [id, name, at] = ["id", "name", "executed_at"].map((column) => this.driver.escapeIdentifier(column));
    // As text, because clients turn a time without a zone into a Date of their own zone.
    const rows: Record<string, unknown>[] = await this.driver.execute(
      `SELECT ${name} AS name, CAST(${at} AS CHAR(19)) AS executed_at FROM ${this.quoted} ORDER BY ${id}`,
    );
    return rows.map((row) => ({ name: String(row["name"]), executedAt: String(row["executed_at"] ?? "") }));
  }

  async record(name: string): Promise<void> {
    await this.driver.execute(`INSERT INTO ${this.quoted} (${this.driver.escapeIdentifier("name")}) VALUES (?)`, [
      name,
    ]);
  }

  async remove(name: string): Promise<void> {
    await this.driver.execute(`DELETE FROM ${this.quoted} WHERE ${this.driver.escapeIdentifier("name")} = ?`, [name]);
  }
}

export function ownTable(driver: DatabaseDriver, name: string): TableName {
  return driver.defaultSchema === undefined ? name : { schema: driver.defaultSchema, name };
}

export function quoteTable(driver: DatabaseDriver, table: TableName): string {
  if (typeof table === "string") return driver.escapeIdentifier(table);
  const name = driver.escapeIdentifier(table.name);
  return table.schema === undefined ? name : `${driver.escapeIdentifier(table.schema)}.${name}`;
}
