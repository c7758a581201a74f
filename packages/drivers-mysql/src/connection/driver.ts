import {
  BaseDriver,
  type ColumnDefinition,
  type ConnectionOptions,
  type DatabaseDriver,
  type DriverCapabilities,
  type LockHolder,
  type RoleChange,
  type ScratchServer,
  type StatementClass,
  type TableName,
  type TableStructure,
  ignoring,
  splitStatements,
} from "@stingerloom/core";
import type { Dialect, IntrospectOptions, Schema, SchemaReader, StatementObserver } from "@stingerloom/schema-diff";
import { classify } from "../sql/classify";
import { identifiersOf } from "../sql/identifiers";
import { roleChange } from "../sql/role-change";
import { tokens } from "../sql/tokenize";
import { engineCodeOf } from "./connection-error";
import { fingerprintOf, schemaLines, structureOf } from "./fingerprint";
import { holdsLockSql, lockHolderOf, lockHolderSql, tryLockSql, unlockSql } from "./lock";
import type { ServerFacts } from "../model/server";
import { ownTableSuffix, ownTablesQuery, updateOwnTableSql } from "./own-tables";
import { ServerSession } from "./server-session";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { utcText } from "./utc-text";
import { comparison } from "./load-comparison";

type Row = Readonly<Record<string, unknown>>;

/** One connection to one database of a MySQL or MariaDB server. What the server is shows when it answers. */
export class MysqlDriver extends BaseDriver implements DatabaseDriver, SchemaReader {
  private readonly session: ServerSession;
  private scratches = 0;

  private madeDialect: Dialect | undefined;

  constructor(private readonly options: ConnectionOptions) {
    super();
    this.session = new ServerSession(options);
  }

  get version(): string {
    return this.session.version;
  }

  private get server(): ServerFacts {
    return this.session.server;
  }

  get type(): string {
    return this.server.flavour;
  }

  get defaultSchema(): string | undefined {
    return this.server.database === "" ? undefined : this.server.database;
  }

  get capabilities(): DriverCapabilities {
    return { transactionalDdl: false, longText: "LONGTEXT", tableSuffix: ownTableSuffix(this.server), utcText };
  }

  /** The locks of a cluster's node are its own. */
  get lockIsLocal(): boolean {
    return this.server.cluster;
  }

  get dialect(): Dialect {
    return (this.madeDialect ??= comparison().createMysqlDialect(this.server));
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

  splitStatements(sql: string): readonly string[] {
    return splitStatements(sql, tokens(sql));
  }

  roleChange(sql: string): RoleChange | undefined {
    return roleChange(sql, this.server.flavour === "mariadb");
  }

  execute(sql: string, parameters?: readonly unknown[]): Promise<any> {
    return this.session.execute(sql, parameters);
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

  inTransaction(): Promise<boolean> {
    return this.session.inTransaction();
  }

  async holdsLock(key: string): Promise<boolean> {
    const [row] = await this.rows(holdsLockSql(key));
    return Number(row?.["held"]) === 1;
  }

  sibling(): MysqlDriver {
    return new MysqlDriver(this.options);
  }

  async scratchServer(server: ConnectionOptions = this.options): Promise<ScratchServer> {
    const session = new MysqlDriver(server);
    await session.connect();
    return new (comparison().ScratchDatabases)(session, server, this.server.collation);
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

  setTimeouts(timeouts: { readonly lockMs?: number; readonly statementMs?: number }): Promise<void> {
    return this.session.setTimeouts(timeouts);
  }

  resetSession(): Promise<void> {
    return this.session.reset();
  }

  async fingerprint(tables?: readonly TableName[]): Promise<string> {
    if (tables === undefined) return fingerprintOf(schemaLines(await this.readSchema({ complete: false })));
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
    return this.readSchema({ ...options, ignore: ignoring(this.options, options.ignore) });
  }

  private readSchema(options: IntrospectOptions): Promise<Schema> {
    return comparison().introspectSchema((sql) => this.execute(sql), this.server, this.server.database, options);
  }

  async canonicalizeExpressions(wanted: Schema, live: Schema): Promise<Schema> {
    this.scratches += 1;
    // The session's number is its own on the server, so that two processes never take the same scratch.
    const scratchId = `${this.session.id}_${this.scratches}_${Date.now().toString(36)}`;
    const query = (sql: string) => this.execute(sql);
    const tables = await comparison().canonicalizeSchema(query, this.server, scratchId, wanted, live);
    return comparison().canonicalizeViews(query, this.server, scratchId, tables, live);
  }

  unknownTypes(types: readonly string[]): Promise<readonly string[]> {
    // MariaDB's 4161, "Unknown data type", has another name in the client's list, which is MySQL's.
    const isSyntaxError = (error: unknown): boolean =>
      /^ER_(PARSE_ERROR|INSTALL_COMPONENT_SET_UNUSED_VALUE)$/.test(engineCodeOf(error) ?? "");
    return comparison().unknownTypes((sql) => this.execute(sql), isSyntaxError, types);
  }

  readonly statistics: SchemaReader["statistics"] = (tables) =>
    comparison().rowCounts(tables, (sql) => this.execute(sql));
  readonly askRows: SchemaReader["askRows"] = (questions, live, { limitMs }) =>
    comparison().askRows(questions, live, limitMs, (sql) => this.execute(sql), engineCodeOf, this.server.flavour);
  readonly tableSizes: SchemaReader["tableSizes"] = (tables) =>
    comparison().tableSizes(tables, (sql) => this.execute(sql));

  async observeStatements(): Promise<StatementObserver> {
    return new (comparison().AcceptedAlgorithms)(this.server.flavour);
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
}
