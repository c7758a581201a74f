import {
  BaseDriver,
  ConnectionError,
  QueryError,
  type ColumnDefinition,
  type DatabaseDriver,
  type StatementClass,
  type TableName,
  type TableStructure,
} from "../src";
import { executeOn, type FakeServer, type FakeTable } from "./fake-server";

interface Fault {
  /** The call to the server (from 1) at which the connection ends. */
  readonly call: number;
  /** Does the server still execute it? */
  readonly when: "before" | "after";
}

export interface FakeOptions {
  readonly transactionalDdl?: boolean;
  readonly fault?: Fault;
  /** Statements that give up waiting for a lock so many times, by their beginning. */
  readonly locked?: { readonly sql: string; times: number };
  readonly sessionIds?: readonly string[];
  readonly words?: boolean;
}

/** One session of a `FakeServer`; with `fault` the connection ends at a given call. */
export class FakeDriver extends BaseDriver implements DatabaseDriver {
  readonly type = "fake";
  readonly version = "1";
  readonly capabilities: { readonly transactionalDdl: boolean };
  readonly log: string[] = [];
  calls = 0;
  dead = false;
  structure?: (tables: readonly TableName[]) => Promise<readonly TableStructure[]>;
  private readonly session: number;
  private before: Map<string, FakeTable> | undefined;
  private active = false;

  constructor(
    readonly server: FakeServer,
    private readonly options: FakeOptions = {},
  ) {
    super();
    this.session = ++server.sessions;
    this.capabilities = { transactionalDdl: options.transactionalDdl ?? true };
    if (options.words !== false) {
      this.structure = async (tables) =>
        tables.map((table) => ({ table, lines: this.server.structure(nameOf(table)) }));
    }
  }

  async connect(): Promise<void> {}
  async close(): Promise<void> {}
  query(sql: string): Promise<unknown> {
    return this.execute(sql);
  }

  async execute(sql: string, parameters: readonly unknown[] = []): Promise<unknown> {
    this.log.push(sql);
    return this.call(() => {
      const { locked } = this.options;
      if (locked && locked.times > 0 && sql.startsWith(locked.sql)) {
        locked.times--;
        throw new QueryError("QUERY_FAILED", "lock wait timeout", { sql, engineCode: "LOCK" });
      }
      if (this.classify(sql).kind === "ddl" && !this.capabilities.transactionalDdl) this.before = undefined;
      try {
        return executeOn(this.server, sql, parameters);
      } catch (error) {
        throw new QueryError("QUERY_FAILED", (error as Error).message, { sql, cause: error });
      }
    });
  }

  async begin(): Promise<void> {
    this.call(() => {
      this.before = this.server.snapshot();
      this.active = true;
    });
  }

  async commit(): Promise<void> {
    this.call(() => {
      if (!this.active) throw new Error("no transaction");
      this.end();
    });
  }

  async rollback(): Promise<void> {
    this.call(() => this.undo());
  }

  async inTransaction(): Promise<boolean> {
    return this.active;
  }

  async holdsLock(key: string): Promise<boolean> {
    return this.server.locks.get(key) === this.session;
  }

  identifiers(sql: string): readonly string[] {
    return [...sql.matchAll(/"([^"]+)"/g)].map(([, name]) => name!);
  }

  async tryLock(key: string): Promise<boolean> {
    return this.call(() => {
      const holder = this.server.locks.get(key);
      if (holder !== undefined && holder !== this.session) return false;
      this.server.locks.set(key, this.session);
      return true;
    });
  }

  async unlock(key: string): Promise<void> {
    this.call(() => this.server.locks.delete(key));
  }

  async lockHolder(key: string): Promise<{ pid: number } | undefined> {
    const pid = this.server.locks.get(key);
    return pid === undefined ? undefined : { pid };
  }

  async databaseName(): Promise<string> {
    return "fake";
  }

  async sessionId(): Promise<string> {
    return this.options.sessionIds?.[this.calls++ % this.options.sessionIds.length] ?? String(this.session);
  }

  async setTimeouts(): Promise<void> {}

  async fingerprint(tables?: readonly TableName[]): Promise<string> {
    const names = tables?.map(nameOf) ?? [...this.server.tables.keys()].filter((name) => !name.startsWith("__"));
    return JSON.stringify(names.map((name) => this.server.structure(name)));
  }

  isLockTimeout(error: unknown): boolean {
    return error instanceof QueryError && error.engineCode === "LOCK";
  }

  classify(sql: string): StatementClass {
    const text = sql.trim();
    const tables = [/(?:TABLE|INDEX "[^"]+" ON)(?: IF (?:NOT )?EXISTS)? "([^"]+)"/.exec(text)?.[1]].filter(
      (name) => name !== undefined,
    );
    if (/^(SELECT|HAS)/.test(text)) return { kind: "read", tables: [] };
    if (/^(INSERT|UPDATE|DELETE)/.test(text)) return { kind: "write", tables: [] };
    if (/^(BEGIN|COMMIT|ROLLBACK)/.test(text)) return { kind: "transaction", tables: [] };
    return { kind: "ddl", tables };
  }

  async invalidIndexes(sql: string): Promise<readonly { name: string; table: string; repair: string }[]> {
    return this.server.invalid.filter(
      ({ name, table }) => sql.includes(name) && this.server.tables.get(table)?.indexes.includes(name),
    );
  }

  escapeIdentifier(name: string): string {
    return `"${name}"`;
  }

  escapeLiteral(value: string): string {
    return `'${value}'`;
  }

  protected hasTableQuery(table: TableName): string {
    return `HAS TABLE "${nameOf(table)}"`;
  }

  protected hasColumnQuery(table: TableName, column: string): string {
    return `HAS COLUMN "${nameOf(table)}" "${column}"`;
  }

  protected autoIncrementColumn(column: ColumnDefinition): string {
    return `"${column.name}" SERIAL`;
  }

  /** As when the process is killed: the server undoes the open transaction and frees the lock. */
  private die(): never {
    if (!this.dead) {
      this.dead = true;
      this.undo();
      for (const [key, holder] of this.server.locks) if (holder === this.session) this.server.locks.delete(key);
    }
    throw new ConnectionError("CONNECTION_LOST", "the connection ended");
  }

  private call<T>(act: () => T): T {
    this.calls++;
    const { fault } = this.options;
    if (this.dead || (fault?.call === this.calls && fault.when === "before")) this.die();
    const result = act();
    if (fault?.call === this.calls) this.die();
    return result;
  }

  private undo(): void {
    if (this.before) this.server.tables = this.before;
    this.end();
  }

  private end(): void {
    this.before = undefined;
    this.active = false;
  }
}

function nameOf(table: TableName): string {
  return typeof table === "string" ? table : table.name;
}
