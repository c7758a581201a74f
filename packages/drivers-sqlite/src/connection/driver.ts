import { resolve } from "node:path";
import {
  ConnectionError,
  QueryError,
  type ConnectionOptions,
  type DatabaseDriver,
  type DriverCapabilities,
  type LockHolder,
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
import { classify } from "../sql/classify";
import { tokens } from "../sql/tokenize";
import { openFile, runStatement, type SqliteConnection } from "../client/client";
import { connectionError, engineCodeOf, isBusy, queryError } from "./connection-error";
import { DdlHelpers, nameOf } from "./ddl-helpers";
import { fileOf, isAbsent } from "./file-of";
import { fingerprintOf, structureOf, structureQuery } from "./fingerprint";
import {
  foreignKeyError,
  hasForeignKeys,
  readViolations,
  withoutEarlier,
  type ForeignKeyViolation,
} from "./foreign-key-error";
import { readCatalog } from "../introspect/catalog";
import { FileLock } from "./lock";
import { readState, restoreState, type SessionState } from "./session-state";
import { utcText } from "./utc-text";
import { comparison } from "./load-comparison";

/** The savepoint at the beginning of a transaction, by which it is known again. */
const mark = "stingerloom_transaction";
const names: ReadonlySet<string> = new Set(["word", "quoted"]);
const startsRebuild = /^\s*PRAGMA\s+legacy_alter_table\s*=\s*(?:ON|1|TRUE|YES)\b/i;

/** One connection to one SQLite file. The client is synchronous: every method does its work before it returns. */
export class SqliteDriver extends DdlHelpers implements DatabaseDriver, SchemaReader {
  readonly type = "sqlite";
  readonly capabilities: DriverCapabilities = { transactionalDdl: true, utcText };
  readonly readsWholeSchema = true;
  /** A temporary table would hide one of the same name. */
  readonly defaultSchema = "main";
  version = "";
  isMissing = false;

  private readonly file: string;
  private readonly lock: FileLock;
  private connection: SqliteConnection | undefined;
  private deferred = false;
  private state: SessionState | undefined;
  private resetAfterCommit = false;
  private madeDialect: Dialect | undefined;

  constructor(private readonly options: ConnectionOptions) {
    super();
    this.file = fileOf(options);
    this.lock = new FileLock(this.file);
  }

  get dialect(): Dialect {
    return (this.madeDialect ??= comparison().createSqliteDialect());
  }

  async connect({ mustExist = false, create = true }: Parameters<DatabaseDriver["connect"]>[0] = {}): Promise<void> {
    if (this.connection !== undefined) return;
    this.isMissing = !create && !mustExist && isAbsent(this.file);
    let connection: SqliteConnection | undefined;
    try {
      connection = await openFile(this.isMissing ? ":memory:" : this.file, {
        timeout: this.options.statementLockTimeout ?? 5_000,
        fileMustExist: mustExist && this.file !== ":memory:",
      });
      // The file is read only now: that it is a database at all shows here.
      connection.pragma("schema_version");
      connection.pragma("foreign_keys = ON");
      const [row] = connection.prepare("SELECT sqlite_version() AS version").all() as { version: string }[];
      this.version = row?.version ?? "";
    } catch (error) {
      connection?.close();
      throw connectionError(this.file, error);
    }
    this.connection = connection;
  }

  async close(): Promise<void> {
    this.lock.release();
    this.connection?.close();
    this.connection = undefined;
  }

  query(sql: string, parameters?: readonly unknown[]): Promise<any> {
    return this.execute(sql, parameters);
  }

  splitStatements(sql: string): readonly string[] {
    return splitStatements(sql, tokens(sql));
  }

  async execute(sql: string, parameters: readonly unknown[] = []): Promise<any> {
    if (startsRebuild.test(sql)) this.refuseRebuildThatCascades(sql);
    try {
      return runStatement(this.open(), sql, parameters);
    } catch (error) {
      throw error instanceof ConnectionError ? error : queryError(sql, error, this.file);
    }
  }

  /** Foreign keys can be switched only between transactions (sqlite.org/pragma.html#pragma_foreign_keys). */
  async begin({ foreignKeys }: { readonly foreignKeys?: "deferred" } = {}): Promise<void> {
    if (foreignKeys === "deferred") {
      await this.execute("PRAGMA foreign_keys = OFF");
      this.deferred = true;
    }
    try {
      // Not DEFERRED: a reader that later wants to write may find that another connection wrote in between, and can
      // only start again.
      await this.execute("BEGIN IMMEDIATE");
      await this.execute(`SAVEPOINT ${mark}`);
    } catch (error) {
      await this.restoreForeignKeys();
      throw error;
    }
  }

  /** Whatever ends the transaction ends its savepoints with it. */
  async inTransaction(): Promise<boolean> {
    try {
      await this.execute(`RELEASE ${mark}`);
      await this.execute(`SAVEPOINT ${mark}`);
      return true;
    } catch (error) {
      if (error instanceof QueryError && /no such savepoint/i.test(error.message)) return false;
      throw error;
    }
  }

  async commit(): Promise<void> {
    if (this.deferred) {
      const violations = this.violations();
      const added = violations.length === 0 ? [] : withoutEarlier(violations, await this.earlierViolations());
      if (added.length > 0) throw foreignKeyError(added);
    }
    await this.execute("COMMIT");
    await this.restoreForeignKeys();
    if (this.resetAfterCommit) await this.resetSession();
  }

  async rollback(): Promise<void> {
    try {
      // Some errors end the transaction by themselves
      // (sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction).
      await this.execute("ROLLBACK");
    } catch (error) {
      if (!(error instanceof QueryError) || !/no transaction is active/i.test(error.message)) throw error;
    } finally {
      await this.restoreForeignKeys();
    }
  }

  async tryLock(_key: string): Promise<boolean> {
    // A database in memory is seen by this connection alone.
    return this.isInMemory() || this.lock.tryAcquire(this.options.applicationName ?? "stingerloom");
  }

  async unlock(_key: string): Promise<void> {
    this.lock.release();
  }

  async lockHolder(_key: string): Promise<LockHolder | undefined> {
    return this.isInMemory() ? undefined : this.lock.holder();
  }

  async scratchServer(): Promise<ScratchServer> {
    return new (comparison().ScratchFiles)(this.options, String(this.open().pragma("encoding", { simple: true })));
  }

  async databaseName(): Promise<string> {
    return this.isInMemory() ? this.file : resolve(this.file);
  }

  async sessionId(): Promise<undefined> {
    return undefined;
  }

  /** A statement cannot be stopped: the client does not return before it is done. */
  async setTimeouts({ lockMs }: { readonly lockMs?: number; readonly statementMs?: number }): Promise<void> {
    if (lockMs !== undefined) await this.execute(`PRAGMA busy_timeout = ${Math.max(0, Math.round(lockMs))}`);
  }

  async resetSession(): Promise<void> {
    try {
      if (this.state === undefined) this.state = readState(this.open());
      else restoreState(this.open(), this.state);
      this.resetAfterCommit = this.open().inTransaction;
    } catch (error) {
      throw error instanceof ConnectionError ? error : queryError("PRAGMA", error, this.file);
    }
  }

  async fingerprint(tables?: readonly TableName[]): Promise<string> {
    return fingerprintOf(
      this.catalog(),
      tables?.map((table) => (typeof table === "string" ? table : table.name)),
    );
  }

  async structure(tables: readonly TableName[]): Promise<readonly TableStructure[]> {
    const structures: TableStructure[] = [];
    for (const table of tables)
      structures.push({ table, lines: structureOf(await this.execute(structureQuery, [nameOf(table)])) });
    return structures;
  }

  isLockTimeout(error: unknown): boolean {
    return isBusy(engineCodeOf(error) ?? "");
  }

  classify(sql: string): StatementClass {
    return classify(sql);
  }

  /** A name may stand in the quotes of a string. */
  identifiers(sql: string): readonly string[] {
    return [...tokens(sql)]
      .filter(({ kind }, i, all) => names.has(kind) || (kind === "string" && /^\w+$|^\.$/.test(all[i - 1]?.text ?? "")))
      .map(({ value }) => value);
  }

  async invalidIndexes(): Promise<readonly []> {
    return [];
  }

  async introspect(options: IntrospectOptions = {}): Promise<Schema> {
    const rows = this.catalog();
    return comparison().schemaOfCatalog(
      rows,
      ignoring(this.options, options.ignore),
      await comparison().failingPrograms(rows),
    );
  }

  async canonicalizeExpressions(wanted: Schema, live: Schema): Promise<Schema> {
    return comparison().canonicalizeViews(await comparison().canonicalizeSchema(wanted, live), live, () =>
      openFile(":memory:", { timeout: 0 }),
    );
  }

  async statistics(tables: readonly { readonly schema?: string; readonly name: string }[]): Promise<TableStatistics> {
    return comparison().rowCounts(tables, (sql) => this.execute(sql));
  }

  askRows(questions: readonly RowQuestion[], live: Schema, { limitMs }: AskOptions): Promise<readonly RowAnswer[]> {
    return comparison().askRows(questions, live, limitMs, {
      execute: (sql) => this.execute(sql),
      now: () => performance.now(),
    });
  }

  tableSizes(tables: readonly QualifiedName[]): Promise<ReadonlyMap<string, TableSize>> {
    return comparison().tableSizes(tables, (sql) => this.execute(sql));
  }

  async observeStatements(): Promise<StatementObserver> {
    return comparison().RebuiltTables.of((sql) => this.execute(sql));
  }

  /**
   * With foreign keys on, dropping the old table would delete the rows of its children
   * (sqlite.org/foreignkeys.html#fk_schemacommands).
   */
  private refuseRebuildThatCascades(sql: string): void {
    if (this.open().pragma("foreign_keys", { simple: true }) === 0 || !hasForeignKeys(this.open())) return;
    throw new QueryError(
      "FOREIGN_KEYS_ON",
      "A table cannot be rebuilt while foreign keys are on: that would delete rows that refer to it.",
      {
        sql,
        hint:
          "Leave transaction = true in this migration: foreign keys are off around its transaction, and " +
          "checked at its end.",
      },
    );
  }

  private catalog() {
    try {
      return readCatalog(this.open());
    } catch (error) {
      throw error instanceof ConnectionError ? error : queryError("SELECT * FROM sqlite_schema", error, this.file);
    }
  }

  private violations(): readonly ForeignKeyViolation[] {
    try {
      return readViolations(this.open());
    } catch (error) {
      throw error instanceof ConnectionError ? error : queryError("PRAGMA foreign_key_check", error, this.file);
    }
  }

  /** What referred to nothing before this transaction: another connection still sees the database as it was. */
  private async earlierViolations(): Promise<readonly ForeignKeyViolation[]> {
    if (this.isInMemory()) return [];
    let connection: SqliteConnection | undefined;
    try {
      connection = await openFile(this.file, { timeout: 0, readonly: true });
      return readViolations(connection);
    } catch (error) {
      // A transaction that outgrew its cache has locked the file: then every violation counts as new.
      if (isBusy(engineCodeOf(error) ?? "")) return [];
      throw queryError("PRAGMA foreign_key_check", error, this.file);
    } finally {
      connection?.close();
    }
  }

  private async restoreForeignKeys(): Promise<void> {
    if (!this.deferred) return;
    this.deferred = false;
    await this.execute("PRAGMA legacy_alter_table = OFF");
    await this.execute("PRAGMA foreign_keys = ON");
  }

  private open(): SqliteConnection {
    if (this.connection !== undefined) return this.connection;
    throw new ConnectionError("CONNECTION_CLOSED", `The connection to ${this.file} is not open.`, {
      hint: "Call connect() first.",
    });
  }

  private isInMemory(): boolean {
    return this.file === ":memory:" || this.file === "";
  }
}
