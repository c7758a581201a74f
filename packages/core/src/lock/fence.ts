import type { DatabaseDriver } from "../api/database-driver";
import { StingerloomError } from "../api/errors";
import { ownTable, quoteTable } from "../history/own-tables";
import type { TableName } from "../api/sql-driver";
import { isConnectionError } from "../api/run-errors";

/** What the row says of who runs migrations. */
export interface FenceRow {
  /** Empty: nobody. */
  readonly owner: string;
  /** Counted up by everybody who takes the lock. */
  readonly token: number;
  /** Counted up by the owner, as long as it lives. */
  readonly beats: number;
}

const ROW = 1;
const MOST_REFUSALS = 20;
const LAST_BEAT = 2_000_000_000;

/**
 * One row beside the history. Who takes the lock counts its token up; what the runner keeps is written in a transaction
 * that changes the row with its own token. So a runner that lost the lock, or never truly had it, can write nothing
 * more.
 */
export class Fence {
  private readonly table: TableName;
  private readonly quoted: string;
  private token: number | undefined;
  private beats = 0;
  private refusals = 0;

  constructor(
    private readonly driver: DatabaseDriver,
    private readonly name: string,
    readonly owner: string,
  ) {
    this.table = ownTable(driver, name);
    this.quoted = quoteTable(driver, this.table);
  }

  /** Makes the table and its row where they are not there. Others may do so at the same time. */
  async prepare(): Promise<void> {
    if (!(await this.driver.hasTable(this.table))) await unlessMade(() => this.create());
    if ((await this.rows()).length === 0) await unlessMade(() => this.insert());
  }

  async drop(): Promise<void> {
    await this.driver.dropTable(this.table, { ifExists: true });
  }

  async read(): Promise<FenceRow> {
    const [row] = await this.rows();
    if (row === undefined) throw this.lost("its row is gone");
    return { owner: String(row["owner"] ?? ""), token: Number(row["token"]), beats: Number(row["beats"]) };
  }

  /** Counts the token up, unless somebody else did so, or gave a sign of life, since the row was read. */
  async take(seen: FenceRow): Promise<boolean> {
    const token = seen.token + 1;
    const values = [this.owner, token, 0, ROW, seen.token, seen.beats];
    const sets = `${this.set("owner", "token", "beats")}, ${this.now()}`;
    const where = this.where("id", "token", "beats");
    try {
      const done: unknown = await this.driver.execute(`UPDATE ${this.quoted} SET ${sets} WHERE ${where}`, values);
      if (changed(done) !== 1) return await this.refused(seen);
    } catch (error) {
      // On a cluster two nodes took it at once, and this one was the second.
      if (this.driver.isLockTimeout(error)) return false;
      throw error;
    }
    const now = await this.read();
    if (now.token !== token || now.owner !== this.owner) return this.refused(seen);
    [this.token, this.beats] = [token, 0];
    return true;
  }

  /**
   * Is the token still ours? Asked inside a transaction, it keeps others from counting it up until that has ended.
   * @throws StingerloomError `LOCK_LOST`
   */
  async hold(driver: DatabaseDriver = this.driver): Promise<void> {
    this.beats = (this.beats % LAST_BEAT) + 1;
    const sql =
      `UPDATE ${this.quoted} SET ${this.set("beats")}, ${this.now()} WHERE ` + `${this.where("id", "token", "owner")}`;
    const done: unknown = await driver.execute(sql, [this.beats, ROW, this.token ?? -1, this.owner]);
    if (changed(done) !== 1) throw this.lost("another process has taken it");
  }

  /** The next one need not wait. */
  async release(): Promise<void> {
    if (this.token === undefined) return;
    const sql = `UPDATE ${this.quoted} SET ${this.set("owner")} WHERE ${this.where("id", "token", "owner")}`;
    const values = ["", ROW, this.token, this.owner];
    this.token = undefined;
    await this.driver.execute(sql, values);
  }

  /** Somebody else was faster, or the row takes no change at all. */
  private async refused(seen: FenceRow): Promise<false> {
    const now = await this.read();
    const isSame = now.token === seen.token && now.beats === seen.beats && now.owner === seen.owner;
    this.refusals = isSame ? this.refusals + 1 : 0;
    if (this.refusals > MOST_REFUSALS)
      throw this.lost("its row keeps no change: look for triggers, rules and policies on it");
    return false;
  }

  lost(why: string): StingerloomError {
    return new StingerloomError("LOCK_LOST", `This process no longer has the migration lock (${this.name}): ${why}`, {
      hint:
        "Nothing more was recorded. A migration must not release the session's locks. migrate:status " +
        "shows where things stand; then run again.",
    });
  }

  private async create(): Promise<void> {
    const columns = [
      { name: "id", type: "INTEGER", primary: true },
      { name: "owner", type: "VARCHAR(255)" },
      { name: "token", type: "INTEGER" },
      { name: "beats", type: "INTEGER" },
      { name: "renewed_at", type: "TIMESTAMP", nullable: true, default: "CURRENT_TIMESTAMP" },
    ];
    const { tableSuffix: suffix } = this.driver.capabilities;
    await this.driver.createTable(this.table, columns, { ifNotExists: true, ...(suffix && { suffix }) });
  }

  private async insert(): Promise<void> {
    const names = ["id", "owner", "token", "beats"].map((name) => this.quote(name)).join(", ");
    await this.driver.execute(`INSERT INTO ${this.quoted} (${names}) VALUES (?, ?, ?, ?)`, [ROW, "", 0, 0]);
  }

  private rows(): Promise<Record<string, unknown>[]> {
    const names = ["owner", "token", "beats"].map((name) => this.quote(name)).join(", ");
    return this.driver.execute(`SELECT ${names} FROM ${this.quoted} WHERE ${this.quote("id")} = ${ROW}`);
  }

  private set(...names: readonly string[]): string {
    return names.map((name) => `${this.quote(name)} = ?`).join(", ");
  }

  private where(...names: readonly string[]): string {
    return names.map((name) => `${this.quote(name)} = ?`).join(" AND ");
  }

  private now(): string {
    return `${this.quote("renewed_at")} = CURRENT_TIMESTAMP`;
  }

  private quote(name: string): string {
    return this.driver.escapeIdentifier(name);
  }
}

/** Somebody else may have made it between the look and the making: then the next statement finds it. */
async function unlessMade(make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (isConnectionError(error) || !isThere(error)) throw error;
  }
}

/** By the engines' words, as their codes differ. */
function isThere(error: unknown): boolean {
  return /already exists|duplicate|unique/i.test((error as Error).message);
}

function changed(result: unknown): number | undefined {
  return (result as { affectedRows?: number } | undefined)?.affectedRows;
}
