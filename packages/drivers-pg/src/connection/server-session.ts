import { ConnectionError, watchStatement, withinTime, type TableName, type TableStructure } from "@stingerloom/core";
import { displayAddress, type Address } from "./address";
import { openConnection, resultOf, type OpenConnection } from "./client";
import { connectionError, queryError, silentError } from "./connection-error";
import { detectPooler, type PoolSession } from "./detect-pooler";
import { numberedPlaceholders } from "./placeholders";
import { activityOf, terminate } from "./session-activity";
import { quoteIdentifier } from "../sql/quote";
import {
  factsSql,
  newerSettingsSql,
  pathNames,
  lookPathSql,
  pathSql,
  preparedSql,
  resetSql,
  rolePath,
  schemasSql,
  settingsSql,
  type FactsRow,
  type SchemaRow,
  type SessionLimits,
} from "./session";
import {
  STRUCTURE_STATEMENT,
  structureNames,
  structureQuery,
  structuresOf,
  type StructureRow,
} from "./structure-query";
import { begin, transactionId } from "./transaction";

/** One session of a server: its connection, and all that is set in it. */
export class ServerSession {
  version = "";
  majorVersion = 18;
  /** The configured schema, else `public`, else the first of the role's own search path. */
  defaultSchema: string;

  private connection: OpenConnection | undefined;
  private searchPath = "";
  private migrationPath = "";
  private pid = 0;
  private transaction: string | undefined;

  constructor(
    private readonly address: Address,
    private limits: SessionLimits,
  ) {
    this.defaultSchema = address.schema ?? "public";
  }

  /** Does the configuration name the default schema? */
  get hasConfiguredSchema(): boolean {
    return this.address.schema !== undefined;
  }

  /** False where it was open already. */
  async connect(): Promise<boolean> {
    if (this.connection !== undefined) return false;
    try {
      this.connection = await openConnection(this.address);
    } catch (error) {
      throw connectionError(this.address, error);
    }
    try {
      await this.prepare();
    } catch (error) {
      await this.close();
      throw error;
    }
    return true;
  }

  async close(): Promise<void> {
    const { connection } = this;
    this.connection = undefined;
    if (connection === undefined) return;
    // Behind a pooler the server's session goes on to somebody else, who did not ask for our settings.
    if (connection.processId() !== this.pid) await connection.query("RESET ALL").catch(() => undefined);
    // A connection that died needs no farewell.
    await withinTime(2_000, connection.end());
    connection.destroy();
  }

  async execute(sql: string, parameters?: readonly unknown[]): Promise<any> {
    const connection = this.open();
    try {
      const query = parameters === undefined ? sql : { text: numberedPlaceholders(sql), values: parameters };
      return resultOf(await this.watched(connection, () => connection.query(query)));
    } catch (error) {
      throw queryError(sql, error, this.address);
    }
  }

  async begin(): Promise<void> {
    this.transaction = await begin((sql) => this.execute(sql));
  }

  async inTransaction(): Promise<boolean> {
    return (await transactionId((sql) => this.execute(sql))) === this.transaction;
  }

  async commit(): Promise<void> {
    await this.execute("COMMIT");
    this.transaction = undefined;
  }

  async rollback(): Promise<void> {
    this.transaction = undefined;
    await this.execute("ROLLBACK");
  }

  async cancel(): Promise<void> {
    const other = await openConnection(this.address);
    try {
      await other.query({ text: "SELECT pg_catalog.pg_cancel_backend($1)", values: [this.pid] });
    } finally {
      await other.end();
    }
  }

  pooled(): Promise<boolean> {
    return detectPooler(poolSession(this.open()), async () => poolSession(await openConnection(this.address)));
  }

  async setTimeouts({
    lockMs,
    statementMs,
  }: {
    readonly lockMs?: number;
    readonly statementMs?: number;
  }): Promise<void> {
    const whole = (given: number | undefined, before: number) => Math.max(0, Math.round(given ?? before));
    this.limits = {
      lockMs: whole(lockMs, this.limits.lockMs),
      statementMs: whole(statementMs, this.limits.statementMs),
    };
    if (lockMs !== undefined) await this.execute(`SET lock_timeout = ${this.limits.lockMs}`);
    if (statementMs !== undefined) await this.execute(`SET statement_timeout = ${this.limits.statementMs}`);
  }

  /** Before the first migration and after each, in its transaction: whatever it set in the session is taken back. */
  async reset(): Promise<void> {
    const settings = settingsSql("migrate", this.migrationPath, this.limits);
    const prepared = (await this.execute([resetSql, settings, newerSettingsSql, preparedSql].join("; "))) as readonly {
      readonly name: string;
    }[];
    if (prepared.length > 0)
      await this.execute(prepared.map(({ name }) => `DEALLOCATE ${quoteIdentifier(name)}`).join("; "));
  }

  /**
   * Read under the search path that we connected with: a migration may have changed it, and the server's texts depend
   * on it.
   */
  async structure(tables: readonly TableName[]): Promise<readonly TableStructure[]> {
    let rows = await this.structureRows(tables);
    const path = rows[0]?.path;
    if (path !== undefined && pathSql(pathNames(path)) !== pathSql(pathNames(this.searchPath))) {
      await this.execute("SELECT pg_catalog.set_config('search_path', ?, false)", [this.searchPath]);
      rows = await this.structureRows(tables);
      await this.execute("SELECT pg_catalog.set_config('search_path', ?, false)", [path]);
    }
    return structuresOf(rows, tables);
  }

  /** The settings under which the catalog is read. */
  settingsSql(): string {
    return settingsSql("look", this.searchPath, this.limits);
  }

  /**
   * The text's functions and operators are looked up in `pg_catalog` alone: a cursor is planned when it is declared.
   * What it calls to write names and expressions out runs later, under our search path.
   */
  look(sql: string): Promise<any> {
    return this.execute(this.transaction !== undefined ? sql : this.lookSql(sql));
  }

  /** Temporary tables come last: they would be in front of the server's own catalog. */
  lookSql(sql: string): string {
    return `CLOSE ALL; SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL cursor_tuple_fraction = 1;
DECLARE stingerloom_look NO SCROLL CURSOR FOR ${sql};
SET LOCAL search_path = ${this.searchPath}; FETCH ALL FROM stingerloom_look`;
  }

  private async structureRows(tables: readonly TableName[]): Promise<readonly StructureRow[]> {
    const values = [structureNames(tables)];
    try {
      const connection = this.open();
      const query = { name: STRUCTURE_STATEMENT, text: structureQuery, values };
      return resultOf(await this.watched(connection, () => connection.query(query))) as StructureRow[];
    } catch (error) {
      throw queryError(structureQuery, error, this.address);
    }
  }

  /** Only a session whose process id is known can be asked about. */
  private watched<T>(connection: OpenConnection, send: () => Promise<T>): Promise<T> {
    const { pid, address } = this;
    return watchStatement(send, {
      ask: async () => (pid === 0 ? "busy" : activityOf(address, pid)),
      giveUp: async () => {
        connection.destroy();
        await terminate(address, pid);
      },
      lost: (reason) => silentError(address, reason),
    });
  }

  /** Within one text, so that it takes one answer of the server. */
  private async prepare(): Promise<void> {
    const path = lookPathSql([this.defaultSchema, "public"]);
    const [row] = (await this.execute([settingsSql("look", path, this.limits), factsSql].join("; "))) as FactsRow[];
    this.take(row!);
    await this.choosePaths(row!);
  }

  private take({ pid, version, number }: FactsRow): void {
    this.pid = pid;
    this.version = version;
    this.majorVersion = Math.floor(Number(number) / 10_000);
  }

  /** The default schema is the configured one, else `public`, else the first of the role's own search path. */
  private async choosePaths(row: FactsRow): Promise<void> {
    const others = rolePath(row).filter((name) => name !== this.defaultSchema && name !== "public");
    const hasDefault = this.address.schema !== undefined || row.has_public;
    const found = others.length === 0 ? [] : ((await this.execute(schemasSql(others))) as SchemaRow[]);
    const there = others.filter((name) => found.some((schema) => schema.name === name));
    const extended = there.filter((name) => found.some((schema) => schema.name === name && schema.extended));
    this.defaultSchema = hasDefault ? this.defaultSchema : (there[0] ?? "public");
    this.searchPath = lookPathSql([this.defaultSchema, "public", ...extended]);
    this.migrationPath = pathSql([this.defaultSchema, "public", ...there]);
    if (extended.length > 0 || !hasDefault) await this.execute(`SET search_path = ${this.searchPath}`);
  }

  private open(): OpenConnection {
    const { connection } = this;
    if (connection === undefined) {
      throw new ConnectionError("CONNECTION_CLOSED", `The connection to ${displayAddress(this.address)} is not open.`, {
        hint: "Call connect() first.",
      });
    }
    const lost = connection.lostBy();
    if (lost !== undefined) throw queryError("", lost, this.address);
    return connection;
  }
}

function poolSession(connection: OpenConnection): PoolSession {
  return {
    announcedPid: connection.processId(),
    pid: async () =>
      Number(
        (resultOf(await connection.query("SELECT pg_catalog.pg_backend_pid() AS pid")) as { pid: number }[])[0]?.pid,
      ),
    begin: async () => void (await connection.query("BEGIN")),
    end: () => connection.end(),
  };
}
