import {
  BaseDriver,
  ConnectionError,
  StingerloomError,
  type ColumnDefinition,
  type ConnectionOptions,
  type DatabaseDriver,
  type DriverCapabilities,
  type LockHolder,
  type StatementClass,
  type TableName,
  type TableStructure,
  messageOf,
  ignoring,
  splitStatements,
  watchStatement,
  withinTime,
  urlError,
} from "@stingerloom/core";
import type { Dialect, IntrospectOptions, Schema, SchemaReader, TableStatistics } from "@stingerloom/schema-diff";
import { unknownTypes } from "./unknown-types";
import { classify } from "../sql/classify";
import { identifiersOf } from "../sql/identifiers";
import { tokens } from "../sql/tokenize";
import { addressOf, bindable, openConnection, resultOf, type Address, type MysqlConnection } from "./client";
import { connectionError, engineCodeOf, queryError, queryTimeoutError, silentError } from "./connection-error";
import { createMysqlDialect } from "../dialect";
import { fingerprintOf, schemaLines, structureOf } from "./fingerprint";
import { introspectSchema } from "../introspect/introspect";
import { holdsLockSql, lockHolderOf, lockHolderSql, tryLockSql, unlockSql } from "./lock";
import { ownTableSuffix, ownTablesQuery, updateOwnTableSql } from "./own-tables";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { assumedServer, type ServerFacts } from "../model/server";
import { factsOf, factsQuery, lockTimeoutSql, settingsSql, type FactsRow } from "./session";
import { readState, restoreState, type SessionState } from "./session-state";
import { activityOf, terminate } from "./session-activity";
import { settleSchema } from "../canonicalize/canonicalize";
import { startTimer } from "./statement-timer";
import { rowCounts } from "./statistics";

type Row = Readonly<Record<string, unknown>>;

/** One connection to one database of a MySQL or MariaDB server. What the server is shows when it answers. */
export class MysqlDriver extends BaseDriver implements DatabaseDriver, SchemaReader {
  version = "";
  dialect: Dialect;

  private server: ServerFacts;
  private address: Address | undefined;
  private connection: MysqlConnection | undefined;
  private session = 0;
  private statementMs: number;
  private scratches = 0;
  private state: SessionState | undefined;
  private status: number | undefined;

  constructor(private readonly options: ConnectionOptions) {
    super();
    this.server = assumedServer(options.type === "mariadb" ? "mariadb" : "mysql");
    this.dialect = createMysqlDialect(this.server);
    this.statementMs = options.queryTimeout ?? 0;
  }

  get type(): string {
    return this.server.flavour;
  }

  get defaultSchema(): string | undefined {
    return this.server.database === "" ? undefined : this.server.database;
  }

  get capabilities(): DriverCapabilities {
    return { transactionalDdl: false, longText: "LONGTEXT", tableSuffix: ownTableSuffix(this.server) };
  }

  /** The locks of a cluster's node are its own. */
  get lockIsLocal(): boolean {
    return this.server.cluster;
  }

  async connect(): Promise<void> {
    if (this.connection !== undefined) return;
    const address = await this.whereTo();
    this.address = address;
    let connection: MysqlConnection | undefined;
    try {
      connection = await openConnection(address);
      // A connection that breaks while nobody waits says so by an event, which nobody else listens to; the next
      // statement fails.
      connection.on("error", () => undefined);
      const [rows] = await connection.query(factsQuery);
      const row = (rows as FactsRow[])[0]!;
      await connection.query(settingsSql(row, this.options.statementLockTimeout ?? 5_000));
      this.take(row);
    } catch (error) {
      connection?.destroy();
      throw error instanceof StingerloomError ? error : connectionError(address, error);
    }
    this.connection = connection;
  }

  async close(): Promise<void> {
    const { connection } = this;
    this.connection = undefined;
    if (connection !== undefined) await withinTime(2_000, connection.end());
    connection?.destroy();
  }

  query(sql: string, parameters?: readonly unknown[]): Promise<any> {
    return this.execute(sql, parameters);
  }

  splitStatements(sql: string): readonly string[] {
    return splitStatements(sql, tokens(sql));
  }

  async execute(sql: string, parameters: readonly unknown[] = []): Promise<any> {
    const { connection, address } = this.open();
    let timer = startTimer(address, 0, 0, () => undefined);
    try {
      const [result] = await this.watched(connection, (fail) => {
        timer = startTimer(address, this.session, this.statementMs, () => {
          connection.destroy();
          fail(silentError(address, "it did not take the order to stop a statement that took too long"));
        });
        return parameters.length === 0 ? connection.query(sql) : connection.execute(sql, parameters.map(bindable));
      });
      this.status = (result as { readonly serverStatus?: number }).serverStatus;
      // A SELECT that only slept wakes up when it is stopped, and gives what it has.
      if (timer.fired() && classify(sql).kind === "read") throw new Error("Query execution was interrupted");
      return resultOf(result);
    } catch (error) {
      if (error instanceof ConnectionError) throw error;
      throw timer.fired() ? queryTimeoutError(sql, this.statementMs, error) : queryError(sql, error, address);
    } finally {
      await timer.stop();
    }
  }

  escapeIdentifier(name: string): string {
    return quoteIdentifier(name);
  }

  escapeLiteral(value: string): string {
    return quoteLiteral(value);
  }

  async begin(): Promise<void> {
    await this.execute("START TRANSACTION");
  }

  async commit(): Promise<void> {
    await this.execute("COMMIT");
  }

  async rollback(): Promise<void> {
    await this.execute("ROLLBACK");
  }

  async tryLock(key: string): Promise<boolean> {
    const [row] = await this.rows(tryLockSql(key));
    return Number(row?.["got"]) === 1;
  }

  /** The server says so with each answer that has no rows (SERVER_STATUS_IN_TRANS). */
  async inTransaction(): Promise<boolean> {
    if (this.status !== undefined) return (this.status & 1) === 1;
    if (this.server.flavour !== "mariadb") return true;
    const [row] = await this.rows("SELECT @@in_transaction AS open");
    return Number(row?.["open"]) === 1;
  }

  async holdsLock(key: string): Promise<boolean> {
    const [row] = await this.rows(holdsLockSql(key));
    return Number(row?.["held"]) === 1;
  }

  sibling(): MysqlDriver {
    return new MysqlDriver(this.options);
  }

  async updateOwnTables(tables: readonly TableName[]): Promise<void> {
    for (const row of await this.rows(ownTablesQuery(tables, this.server.database))) {
      const sql = updateOwnTableSql(row, this.server);
      if (sql !== undefined) await this.execute(sql);
    }
  }

  async unlock(key: string): Promise<void> {
    await this.execute(unlockSql(key));
  }

  async lockHolder(key: string): Promise<LockHolder | undefined> {
    const [row] = await this.rows(lockHolderSql(key, this.server));
    return lockHolderOf(row);
  }

  async databaseName(): Promise<string> {
    return this.server.database;
  }

  async sessionId(): Promise<string> {
    const [row] = await this.rows("SELECT CONNECTION_ID() AS id");
    return String(row?.["id"]);
  }

  async setTimeouts({
    lockMs,
    statementMs,
  }: {
    readonly lockMs?: number;
    readonly statementMs?: number;
  }): Promise<void> {
    if (lockMs !== undefined) await this.execute(lockTimeoutSql(lockMs));
    if (statementMs !== undefined) this.statementMs = statementMs;
  }

  async resetSession(): Promise<void> {
    const execute = (sql: string): Promise<unknown> => this.execute(sql);
    if (this.state === undefined) this.state = await readState(execute);
    else await restoreState(execute, this.state);
  }

  async fingerprint(tables?: readonly TableName[]): Promise<string> {
    if (tables === undefined)
      return fingerprintOf(
        schemaLines(
          await introspectSchema((sql) => this.execute(sql), this.server, this.server.database, { complete: false }),
        ),
      );
    return fingerprintOf((await this.structure(tables)).map((structure) => structure.lines));
  }

  async structure(tables: readonly TableName[]): Promise<readonly TableStructure[]> {
    const structures: TableStructure[] = [];
    for (const table of tables) structures.push(await this.structureOf(table));
    return structures;
  }

  isLockTimeout(error: unknown): boolean {
    const code = engineCodeOf(error);
    if (code === "ER_LOCK_WAIT_TIMEOUT" || code === "ER_LOCK_DEADLOCK") return true;
    // Another node of a cluster wrote the same row.
    return code === "ER_ERROR_DURING_COMMIT" && /deadlock/i.test((error as Error).message);
  }

  classify(sql: string): StatementClass {
    return classify(sql);
  }

  identifiers(sql: string): readonly string[] {
    return identifiersOf(sql);
  }

  async invalidIndexes(): Promise<readonly []> {
    return [];
  }

  async introspect(options: IntrospectOptions = {}): Promise<Schema> {
    const ignore = ignoring(this.options, options.ignore);
    return introspectSchema((sql) => this.execute(sql), this.server, this.server.database, { ...options, ignore });
  }

  async canonicalizeExpressions(wanted: Schema, live: Schema): Promise<Schema> {
    this.scratches += 1;
    // The session's number is its own on the server, so that two processes never take the same scratch.
    const scratchId = `${this.session}_${this.scratches}_${Date.now().toString(36)}`;
    return settleSchema((sql) => this.execute(sql), this.server, scratchId, wanted, live);
  }

  unknownTypes(types: readonly string[]): Promise<readonly string[]> {
    // MariaDB's 4161, "Unknown data type", has another name in the client's list, which is MySQL's.
    const isSyntaxError = (error: unknown): boolean =>
      /^ER_(PARSE_ERROR|INSTALL_COMPONENT_SET_UNUSED_VALUE)$/.test(engineCodeOf(error) ?? "");
    return unknownTypes((sql) => this.execute(sql), isSyntaxError, types);
  }

  async statistics(tables: readonly { readonly schema?: string; readonly name: string }[]): Promise<TableStatistics> {
    return rowCounts(tables, (sql) => this.execute(sql));
  }

  protected override hasTableQuery(table: TableName): string {
    return `SELECT 1 FROM information_schema.TABLES WHERE ${this.tableCondition(table)}`;
  }

  protected override hasColumnQuery(table: TableName, column: string): string {
    return (
      `SELECT 1 FROM information_schema.COLUMNS WHERE ${this.tableCondition(table)} AND COLUMN_NAME = ` +
      `${quoteLiteral(column)}`
    );
  }

  protected override autoIncrementColumn(column: ColumnDefinition, inlinePrimaryKey: boolean): string {
    const key = inlinePrimaryKey ? " PRIMARY KEY" : column.unique ? " UNIQUE" : "";
    return `${quoteIdentifier(column.name)} ${column.type} NOT NULL AUTO_INCREMENT${key}`;
  }

  protected override renameTableSql(from: TableName, to: string): string {
    const target = typeof from === "string" ? to : { ...from, name: to };
    return `RENAME TABLE ${this.tableSql(from)} TO ${this.tableSql(target)}`;
  }

  protected override dropIndexSql(table: TableName, name: string): string {
    return `DROP INDEX ${quoteIdentifier(name)} ON ${this.tableSql(table)}`;
  }

  /** The index that it made for itself stays: whether it is still wanted, a hand-written migration knows better. */
  protected override dropForeignKeySql(table: TableName, name: string): string {
    return `ALTER TABLE ${this.tableSql(table)} DROP FOREIGN KEY ${quoteIdentifier(name)}`;
  }

  private watched<T>(connection: MysqlConnection, send: (fail: (error: Error) => void) => Promise<T>): Promise<T> {
    const { address, session, server } = this;
    return watchStatement(send, {
      ask: async () => (address === undefined ? "busy" : activityOf(address, session, server)),
      giveUp: async () => {
        connection.destroy();
        if (address !== undefined) await terminate(address, session);
      },
      lost: (reason) => silentError(address!, reason),
    });
  }

  private tableCondition(table: TableName): string {
    const { schema, name } = typeof table === "string" ? { schema: undefined, name: table } : table;
    const inSchema = schema === undefined ? "DATABASE()" : quoteLiteral(schema);
    return `TABLE_SCHEMA = ${inSchema} AND TABLE_NAME = ${quoteLiteral(name)}`;
  }

  private async structureOf(table: TableName): Promise<TableStructure> {
    const { schema = this.server.database, name } = typeof table === "string" ? { name: table } : table;
    const [row] = await this.rows(`SHOW CREATE TABLE ${this.tableSql({ schema, name })}`).catch((error: unknown) => {
      if (engineCodeOf(error) === "ER_NO_SUCH_TABLE" || engineCodeOf(error) === "ER_BAD_DB_ERROR") return [];
      throw error;
    });
    if (row === undefined) return { table, lines: [] };
    const triggers = await this.rows(
      `SELECT TRIGGER_NAME AS name, ACTION_TIMING AS timing, EVENT_MANIPULATION AS event, ACTION_STATEMENT AS body
        FROM information_schema.TRIGGERS
 WHERE EVENT_OBJECT_SCHEMA = ${quoteLiteral(schema)} AND EVENT_OBJECT_TABLE = ${quoteLiteral(name)}`,
    );
    const created = row["Create Table"] ?? row["Create View"] ?? row["Create Sequence"] ?? "";
    return structureOf(
      table,
      `\n${String(created).replace(/^CREATE TABLE .*\n/, "")}`,
      triggers.map((trigger) => Object.values(trigger).join(" ")),
    );
  }

  private async rows(sql: string): Promise<Row[]> {
    return (await this.execute(sql)) as Row[];
  }

  private async whereTo(): Promise<Address> {
    try {
      return await addressOf(this.options);
    } catch (error) {
      if (error instanceof StingerloomError) throw error;
      // By name: where the program runs in another realm its errors are of other classes.
      if (/^(URIError|TypeError)$/.test(String((error as Error | undefined)?.name)))
        throw urlError("mysql://user:password@host:3306/database", error);
      throw new ConnectionError("CONNECTION_AUTH", `There is no password: ${messageOf(error)}`, {
        hint: "connection.password is a function, and it failed.",
      });
    }
  }

  private take(row: FactsRow): void {
    if (row.db === null) {
      throw new ConnectionError("CONNECTION_UNKNOWN_DATABASE", "The connection names no database.", {
        hint: "Set connection.database, or put it at the end of the URL.",
      });
    }
    this.server = factsOf(row);
    this.version = row.version;
    this.session = Number(row.id);
    this.dialect = createMysqlDialect(this.server);
  }

  private open(): { readonly connection: MysqlConnection; readonly address: Address } {
    if (this.connection !== undefined && this.address !== undefined)
      return { connection: this.connection, address: this.address };
    throw new ConnectionError("CONNECTION_CLOSED", "The connection is not open.", { hint: "Call connect() first." });
  }
}
