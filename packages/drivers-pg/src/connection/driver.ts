import {
  BaseDriver,
  type ColumnDefinition,
  type ConnectionOptions,
  type DatabaseDriver,
  type DriverCapabilities,
  type HistoryElsewhere,
  type LockHolder,
  type RoleChange,
  type ScratchServer,
  type StatementClass,
  type TableName,
  type TableStructure,
  ignoring,
  splitStatements,
} from "@stingerloom/core";
import type {
  AskOptions,
  Dialect,
  IntrospectOptions,
  QualifiedName,
  RowAnswer,
  RowQuestion,
  Schema,
  SchemaReader,
  StatementObserver,
  TableSize,
  TableStatistics,
} from "@stingerloom/schema-diff";
import { addressOf } from "./address";
import { engineCodeOf } from "./connection-error";
import { historiesElsewhere } from "./histories-elsewhere";
import { invalidIndexesOf, invalidIndexesQuery, type InvalidIndexRow } from "./invalid-indexes";
import { holdsLock, lockHolder, tryLock, unlock } from "./lock";
import { ServerSession } from "./server-session";
import { classify } from "../sql/classify";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { roleChange } from "../sql/role-change";
import { nameOf, tokens } from "../sql/tokenize";
import { fingerprintOf, schemaLines } from "./structure";
import { utcText } from "./utc-text";
import type { CatalogScope } from "../introspect/introspect";
import { comparison } from "./load-comparison";

/** One connection to one PostgreSQL database. */
export class PostgresDriver extends BaseDriver implements DatabaseDriver, SchemaReader {
  readonly type = "postgres";
  readonly capabilities: DriverCapabilities = { transactionalDdl: true, utcText };
  readonly readsWholeSchema = true;
  private readonly session: ServerSession;
  private madeDialect: Dialect | undefined;

  constructor(private readonly options: ConnectionOptions) {
    super();
    const { statementLockTimeout = 5_000, queryTimeout = 0 } = options;
    this.session = new ServerSession(addressOf(options), { lockMs: statementLockTimeout, statementMs: queryTimeout });
  }

  get version(): string {
    return this.session.version;
  }

  get defaultSchema(): string {
    return this.session.defaultSchema;
  }

  /** That of the newest server until the connection tells which one it is. */
  get dialect(): Dialect {
    const { majorVersion: version, defaultSchema } = this.session;
    return (this.madeDialect ??= comparison().createPostgresDialect({ version, defaultSchema }));
  }

  async connect(): Promise<void> {
    if (await this.session.connect()) this.madeDialect = undefined;
  }

  close(): Promise<void> {
    return this.session.close();
  }

  query(sql: string, parameters?: readonly unknown[]): Promise<any> {
    return this.execute(sql, parameters);
  }

  execute(sql: string, parameters?: readonly unknown[]): Promise<any> {
    return this.session.execute(sql, parameters);
  }

  splitStatements(sql: string): readonly string[] {
    return splitStatements(sql, tokens(sql));
  }

  roleChange(sql: string): RoleChange | undefined {
    return roleChange(sql);
  }

  escapeIdentifier(name: string): string {
    return quoteIdentifier(name);
  }

  escapeLiteral(value: string): string {
    return quoteLiteral(value);
  }

  begin(): Promise<void> {
    return this.session.begin();
  }

  commit(): Promise<void> {
    return this.session.commit();
  }

  rollback(): Promise<void> {
    return this.session.rollback();
  }

  inTransaction(): Promise<boolean> {
    return this.session.inTransaction();
  }

  async fireDeferred(): Promise<void> {
    await this.execute("SET CONSTRAINTS ALL IMMEDIATE");
  }

  isAborted(error: unknown): boolean {
    return engineCodeOf(error) === "25P02";
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

  scratchServer(server: ConnectionOptions = this.options): Promise<ScratchServer> {
    return comparison().ScratchDatabases.of(this, server, (options) => new PostgresDriver(options));
  }

  historiesElsewhere(table: string): Promise<readonly HistoryElsewhere[]> {
    // A configured schema says which history is meant.
    if (this.session.hasConfiguredSchema) return Promise.resolve([]);
    return historiesElsewhere((sql) => this.execute(sql), table, this.defaultSchema);
  }

  lockHolder(key: string): Promise<LockHolder | undefined> {
    return lockHolder((sql, parameters) => this.execute(sql, parameters), key);
  }

  async databaseName(): Promise<string> {
    const [row] = await this.execute("SELECT pg_catalog.current_database() AS name");
    return row.name;
  }

  async sessionId(): Promise<string> {
    const [row] = await this.execute("SELECT pg_catalog.pg_backend_pid() AS pid");
    return String(row.pid);
  }

  cancel(): Promise<void> {
    return this.session.cancel();
  }

  pooled(): Promise<boolean> {
    return this.session.pooled();
  }

  setTimeouts(timeouts: { readonly lockMs?: number; readonly statementMs?: number }): Promise<void> {
    return this.session.setTimeouts(timeouts);
  }

  resetSession(): Promise<void> {
    return this.session.reset();
  }

  structure(tables: readonly TableName[]): Promise<readonly TableStructure[]> {
    return this.session.structure(tables);
  }

  async fingerprint(tables?: readonly TableName[]): Promise<string> {
    if (tables === undefined)
      return fingerprintOf(schemaLines(await comparison().introspect((sql) => this.session.look(sql), this.scope({}))));
    return fingerprintOf((await this.structure(tables)).map(({ lines }) => lines));
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
    return comparison().introspect(
      (sql) => this.session.look(sql),
      this.scope({ ...options, ignore: ignoring(this.options, options.ignore) }),
    );
  }

  async canonicalizeExpressions(wanted: Schema, live: Schema): Promise<Schema> {
    const connection = {
      query: (sql: string) => this.execute(sql),
      look: (sql: string) => this.execute(this.session.lookSql(sql)),
      scope: this.scope({}),
      settings: this.session.settingsSql(),
    };
    return comparison().canonicalizeViews(
      connection,
      await comparison().canonicalizeExpressions(connection, wanted, live),
      live,
    );
  }

  unknownTypes(types: readonly string[]): Promise<readonly string[]> {
    return comparison().unknownTypes((sql, parameters) => this.execute(sql, parameters), types);
  }

  statistics(tables: readonly QualifiedName[]): Promise<TableStatistics> {
    return comparison().rowCounts(tables, (sql) => this.execute(sql));
  }

  askRows(questions: readonly RowQuestion[], live: Schema, { limitMs }: AskOptions): Promise<readonly RowAnswer[]> {
    return comparison().askRows(questions, live, limitMs, {
      execute: (sql) => this.execute(sql),
      codeOf: engineCodeOf,
      version: this.session.majorVersion,
      defaultSchema: this.defaultSchema,
    });
  }

  tableSizes(tables: readonly QualifiedName[]): Promise<ReadonlyMap<string, TableSize>> {
    return comparison().tableSizes(tables, this.defaultSchema, (sql) => this.execute(sql));
  }

  observeStatements(): Promise<StatementObserver> {
    return comparison().ObservedLocks.of((sql) => this.execute(sql), this.defaultSchema);
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

  private isTable(table: TableName): string {
    const { schema, name } = typeof table === "string" ? { schema: undefined, name: table } : table;
    return (
      `n.nspname = ${schema === undefined ? "pg_catalog.current_schema()" : quoteLiteral(schema)} AND ` +
      `c.relname = ${quoteLiteral(name)}`
    );
  }

  private scope({ ignore, schemas }: IntrospectOptions): CatalogScope {
    return { defaultSchema: this.defaultSchema, version: this.session.majorVersion, schemas, ignore };
  }
}
