import {
  BaseDriver,
  ConnectionError,
  type ColumnDefinition,
  type ConnectionOptions,
  type DatabaseDriver,
  type DriverCapabilities,
  type HistoryElsewhere,
  type LockHolder,
  type StatementClass,
  type TableName,
  type TableStructure,
  ignoring,
  splitStatements,
  watchStatement,
  withinTime,
} from "@stingerloom/core";
import type {
  Dialect,
  IntrospectOptions,
  QualifiedName,
  Schema,
  SchemaReader,
  TableStatistics,
} from "@stingerloom/schema-diff";
import { addressOf, displayAddress, type Address } from "./address";
import { unknownTypes } from "./unknown-types";
import { classify } from "../sql/classify";
import { nameOf, tokens } from "../sql/tokenize";
import { openConnection, resultOf, type OpenConnection } from "./client";
import { connectionError, engineCodeOf, queryError, silentError } from "./connection-error";
import { createPostgresDialect } from "../dialect";
import { introspect, type CatalogScope } from "../introspect/introspect";
import { historiesElsewhere } from "./histories-elsewhere";
import { invalidIndexesOf, invalidIndexesQuery, type InvalidIndexRow } from "./invalid-indexes";
import { holdsLock, lockHolder, tryLock, unlock } from "./lock";
import { begin, transactionId } from "./transaction";
import { activityOf, terminate } from "./session-activity";
import { numberedPlaceholders } from "./placeholders";
import { detectPooler, type PoolSession } from "./detect-pooler";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
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
import { canonicalizeExpressions } from "../canonicalize/canonicalize";
import { rowCounts } from "./statistics";
import { fingerprintOf, schemaLines } from "./structure";
import {
  STRUCTURE_STATEMENT,
  structureNames,
  structureQuery,
  structuresOf,
  type StructureRow,
} from "./structure-query";

/** One connection to one PostgreSQL database. */
export class PostgresDriver extends BaseDriver implements DatabaseDriver, SchemaReader {
  readonly type = "postgres";
  readonly capabilities: DriverCapabilities = { transactionalDdl: true };
  version = "";
  dialect: Dialect;
  defaultSchema: string;

  private readonly address: Address;
  private connection: OpenConnection | undefined;
  private majorVersion = 18;
  private searchPath = "";
  private migrationPath = "";
  private limits: SessionLimits;
  private pid = 0;
  private transaction: string | undefined;

  constructor(private readonly options: ConnectionOptions) {
    super();
    this.address = addressOf(options);
    this.defaultSchema = this.address.schema ?? "public";
    this.limits = { lockMs: options.statementLockTimeout ?? 5_000, statementMs: options.queryTimeout ?? 0 };
    this.dialect = createPostgresDialect({ defaultSchema: this.defaultSchema });
  }

  async connect(): Promise<void> {
    if (this.connection !== undefined) return;
    try {
      this.connection = await openConnection(this.address);
    } catch (error) {
      throw connectionError(this.address, error);
    }
    try {
      await this.prepareSession();
    } catch (error) {
      await this.close();
      throw error;
    }
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

  query(sql: string, parameters?: readonly unknown[]): Promise<any> {
    return this.execute(sql, parameters);
  }

  splitStatements(sql: string): readonly string[] {
    return splitStatements(sql, tokens(sql));
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

  escapeIdentifier(name: string): string {
    return quoteIdentifier(name);
  }

  escapeLiteral(value: string): string {
    return quoteLiteral(value);
  }

  async begin(): Promise<void> {
    this.transaction = await begin((sql) => this.execute(sql));
  }

  async inTransaction(): Promise<boolean> {
    return (await transactionId((sql) => this.execute(sql))) === this.transaction;
  }

  async fireDeferred(): Promise<void> {
    await this.execute("SET CONSTRAINTS ALL IMMEDIATE");
  }

  isAborted(error: unknown): boolean {
    return engineCodeOf(error) === "25P02";
  }

  async commit(): Promise<void> {
    await this.execute("COMMIT");
    this.transaction = undefined;
  }

  async rollback(): Promise<void> {
    this.transaction = undefined;
    await this.execute("ROLLBACK");
  }

  tryLock(key: string): Promise<boolean> {
    return tryLock((sql, parameters) => this.execute(sql, parameters), key);
  }

  unlock(key: string): Promise<void> {
    return unlock((sql, parameters) => this.execute(sql, parameters), key);
  }

  holdsLock(key: string): Promise<boolean> {
    return holdsLock((sql, parameters) => this.execute(sql, parameters), key);
  }

  sibling(): PostgresDriver {
    return new PostgresDriver(this.options);
  }

  historiesElsewhere(table: string): Promise<readonly HistoryElsewhere[]> {
    // Who names the schema knows which history is meant.
    if (this.address.schema !== undefined) return Promise.resolve([]);
    return historiesElsewhere((sql) => this.execute(sql), table, this.defaultSchema);
  }

  lockHolder(key: string): Promise<LockHolder | undefined> {
    return lockHolder((sql, parameters) => this.execute(sql, parameters), key);
  }

  async databaseName(): Promise<string> {
    const [row] = await this.execute("SELECT pg_catalog.current_database() AS name");
    return row.name;
  }

  async cancel(): Promise<void> {
    const other = await openConnection(this.address);
    try {
      await other.query({ text: "SELECT pg_catalog.pg_cancel_backend($1)", values: [this.pid] });
    } finally {
      await other.end();
    }
  }

  async sessionId(): Promise<string> {
    const [row] = await this.execute("SELECT pg_catalog.pg_backend_pid() AS pid");
    return String(row.pid);
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

  async fingerprint(tables?: readonly TableName[]): Promise<string> {
    if (tables === undefined)
      return fingerprintOf(schemaLines(await introspect((sql) => this.look(sql), this.scope({}))));
    return fingerprintOf((await this.structure(tables)).map(({ lines }) => lines));
  }

  /** Before the first migration and after each, in its transaction: whatever it set in the session is taken back. */
  async resetSession(): Promise<void> {
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

  isLockTimeout(error: unknown): boolean {
    const code = engineCodeOf(error);
    return code === "55P03" || code === "40P01";
  }

  classify(sql: string): StatementClass {
    return classify(sql);
  }

  identifiers(sql: string): readonly string[] {
    return [...tokens(sql)].filter(({ kind }) => kind === "word" || kind === "quoted").map(nameOf);
  }

  async invalidIndexes(sql: string): Promise<ReturnType<typeof invalidIndexesOf>> {
    return invalidIndexesOf(sql, (await this.execute(invalidIndexesQuery)) as InvalidIndexRow[]);
  }

  introspect(options: IntrospectOptions = {}): Promise<Schema> {
    return introspect(
      (sql) => this.look(sql),
      this.scope({ ...options, ignore: ignoring(this.options, options.ignore) }),
    );
  }

  canonicalizeExpressions(wanted: Schema, live: Schema): Promise<Schema> {
    const connection = {
      query: (sql: string) => this.execute(sql),
      look: (sql: string) => this.execute(this.lookSql(sql)),
      scope: this.scope({}),
      settings: settingsSql("look", this.searchPath, this.limits),
    };
    return canonicalizeExpressions(connection, wanted, live);
  }

  unknownTypes(types: readonly string[]): Promise<readonly string[]> {
    return unknownTypes((sql, parameters) => this.execute(sql, parameters), types);
  }

  statistics(tables: readonly QualifiedName[]): Promise<TableStatistics> {
    return rowCounts(tables, (sql) => this.execute(sql));
  }

  protected override hasTableQuery(table: TableName): string {
    return (
      `SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace ` +
      `WHERE c.relkind IN ('r', 'p', 'f') AND ${this.isTable(table)}`
    );
  }

  protected override hasColumnQuery(table: TableName, column: string): string {
    return `SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
      WHERE ${this.isTable(table)} AND a.attname = ${quoteLiteral(column)} AND a.attnum > 0 AND NOT a.attisdropped`;
  }

  protected override autoIncrementColumn(column: ColumnDefinition, inlinePrimaryKey: boolean): string {
    const serial = /big|int8/i.test(column.type)
      ? "BIGSERIAL"
      : /small|int2/i.test(column.type)
        ? "SMALLSERIAL"
        : "SERIAL";
    return `${quoteIdentifier(column.name)} ${serial}${inlinePrimaryKey ? " PRIMARY KEY" : ""}`;
  }

  /**
   * The text's functions and operators are looked up in `pg_catalog` alone: a cursor is planned when it is declared.
   * What it calls to write names and expressions out runs later, under our search path.
   */
  private look(sql: string): Promise<any> {
    return this.execute(this.transaction !== undefined ? sql : this.lookSql(sql));
  }

  /** Temporary tables come last: they would be in front of the server's own catalog. */
  private lookSql(sql: string): string {
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

  private isTable(table: TableName): string {
    const { schema, name } = typeof table === "string" ? { schema: undefined, name: table } : table;
    return (
      `n.nspname = ${schema === undefined ? "pg_catalog.current_schema()" : quoteLiteral(schema)} AND ` +
      `c.relname = ${quoteLiteral(name)}`
    );
  }

  private scope({ ignore, schemas }: IntrospectOptions): CatalogScope {
    return { defaultSchema: this.defaultSchema, version: this.majorVersion, schemas, ignore };
  }

  /** Within one text, so that it takes one answer of the server. */
  private async prepareSession(): Promise<void> {
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
    this.dialect = createPostgresDialect({ version: this.majorVersion, defaultSchema: this.defaultSchema });
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
