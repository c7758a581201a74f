import type { DatabaseDriver } from "../api/database-driver";
import { ownTable, quoteTable } from "./own-tables";
import { isConnectionError } from "../api/run-errors";
import { foreignError, notRecordedError } from "./record-errors";
import type { MigrationDirection } from "../api/migration";
import type { TableName } from "../api/sql-driver";

export interface HistoryRow {
  readonly name: string;
  /** `YYYY-MM-DDTHH:MM:SSZ`; undefined where the row has no time. */
  readonly executedAt?: string;
}

/** The table of what has run: the source of truth. Its form is fixed (docs/formats.md). */
export class History {
  private readonly table: TableName;
  private readonly quoted: string;

  constructor(
    private readonly driver: DatabaseDriver,
    readonly name: string,
  ) {
    this.table = ownTable(driver, name);
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
    const { tableSuffix: suffix } = this.driver.capabilities;
    await this.driver.createTable(this.table, columns, { ifNotExists: true, ...(suffix && { suffix }) });
  }

  /** Oldest first. @throws UsageError `HISTORY_FOREIGN` */
  async read(): Promise<readonly HistoryRow[]> {
    const [id, name, at] = ["id", "name", "executed_at"].map((column) => this.driver.escapeIdentifier(column));
    // As text, because clients turn a time without a zone into a Date of their own zone.
    const time = this.driver.capabilities.utcText?.(at!) ?? "NULL";
    const sql = `SELECT ${name} AS name, ${time} AS executed_at FROM ${this.quoted} ORDER BY ${id}`;
    const rows: Record<string, unknown>[] = await this.driver
      .execute(sql)
      .catch((error: unknown) => this.refuse(error));
    return rows.map((row) => ({
      name: String(row["name"]),
      ...(typeof row["executed_at"] === "string" && { executedAt: row["executed_at"] }),
    }));
  }

  /** @throws StingerloomError `RECORD_LOST` */
  async record(name: string): Promise<void> {
    const column = this.driver.escapeIdentifier("name");
    const done: unknown = await this.driver.execute(`INSERT INTO ${this.quoted} (${column}) VALUES (?)`, [name]);
    if ((done as { affectedRows?: number } | undefined)?.affectedRows !== 1)
      throw notRecordedError(this.name, name, "up");
  }

  async remove(name: string): Promise<void> {
    await this.driver.execute(`DELETE FROM ${this.quoted} WHERE ${this.driver.escapeIdentifier("name")} = ?`, [name]);
  }

  /**
   * Reads back what was written: a trigger, a rule or a policy may have put it elsewhere.
   * @throws StingerloomError `RECORD_LOST`
   */
  async confirm(name: string, direction: MigrationDirection): Promise<void> {
    const column = this.driver.escapeIdentifier("name");
    const rows = await this.driver.execute(`SELECT ${column} FROM ${this.quoted} WHERE ${column} = ?`, [name]);
    const wanted = direction === "up" ? 1 : 0;
    if ((rows as unknown[]).length !== wanted) throw notRecordedError(this.name, name, direction);
  }

  /** Why it could not be read: perhaps it is somebody else's. */
  private async refuse(error: unknown): Promise<never> {
    if (isConnectionError(error)) throw error;
    const missing: string[] = [];
    for (const column of ["id", "name", "executed_at"])
      if (!(await this.driver.hasColumn(this.table, column))) missing.push(column);
    if (missing.length === 0) throw error;
    const [found] = (await this.driver.structure?.([this.table])) ?? [];
    throw foreignError(this.name, missing, found?.lines ?? []);
  }
}
