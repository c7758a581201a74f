import { AsyncLocalStorage } from "node:async_hooks";
import { migrationChecksum, statementHash } from "../history/checksum";
import { contextDriver } from "./context-driver";
import type { DatabaseDriver, StatementClass } from "../api/database-driver";
import type { StingerloomError } from "../api/errors";
import { guardExit } from "../api/exit-guard";
import type { Migration, MigrationContext, MigrationDirection } from "../api/migration";
import type { TableName } from "../api/sql-driver";
import { distinctTables } from "../history/table-key";
import { stopReason } from "../api/run-errors";
import type { OwnNames } from "../history/own-tables";
import { excerpt } from "./excerpt";
import { refuseStatement } from "./refuse-statement";
import {
  abortedError,
  argumentError,
  notAwaitedError,
  notRunError,
  overError,
  parametersOfSeveral,
} from "./session-errors";

/** A statement that a migration asks for. */
export interface Statement extends StatementClass {
  readonly sql: string;
  /** The values of its placeholders. */
  readonly parameters?: readonly unknown[];
  readonly hash: string;
  /** From 1, reads included. */
  readonly number: number;
}

export interface SessionOptions {
  readonly signal?: AbortSignal;
  /** Tables that a migration may not change. */
  readonly own?: OwnNames;
  /** Can it set savepoints: does it run in a transaction? */
  readonly savepoints?: boolean;
}

const scope = new AsyncLocalStorage<string>();

/** The migration whose `up()` or `down()` started what runs now, timers and promises that nobody awaited among it. */
export function currentMigration(): string | undefined {
  return scope.getStore();
}

/**
 * One call of `up` or `down`: hands its statements on one at a time, in the order in which they were asked for, and
 * sees
 * that none is left running when the method has ended.
 */
export class MigrationSession {
  readonly context: MigrationContext;
  private readonly statements: Statement[] = [];
  /** What the migration asked for: a text of several statements is one. */
  private readonly texts: { readonly kind: StatementClass["kind"]; readonly hash: string }[] = [];
  private readonly pending = new Set<Promise<unknown>>();
  private last: Promise<unknown> = Promise.resolve();
  private failures = 0;
  private savepoints = 0;
  private over = false;
  private executing = false;
  private failure: { readonly number: number; readonly sql: string; readonly error: unknown } | undefined;

  constructor(
    private readonly migration: Migration,
    private readonly direction: MigrationDirection,
    private readonly driver: DatabaseDriver,
    private readonly execute: (statement: Statement) => Promise<any>,
    private readonly options: SessionOptions = {},
  ) {
    const query = (...given: unknown[]): Promise<any> => this.query(given);
    const savepoint = <T>(work: () => Promise<T>): Promise<T> => this.track(this.savepoint(work));
    this.context = { driver: contextDriver(driver, query), query, savepoint };
  }

  /** Was no statement asked for? */
  get isEmpty(): boolean {
    return this.texts.length === 0;
  }

  /** @throws what the migration throws, the reason of the signal, or `QUERY_NOT_AWAITED` */
  run(): Promise<void> {
    return guardExit(
      () => this.unfinished(),
      () => this.call(),
    );
  }

  private async call(): Promise<void> {
    const call = async (): Promise<void> => this.migration[this.direction](this.context);
    try {
      await unlessStopped(scope.run(this.migration.name, call), this.options.signal);
    } catch (error) {
      await Promise.allSettled(this.pending);
      this.over = true;
      throw error;
    }
    const left = this.pending.size;
    await Promise.allSettled(this.pending);
    this.over = true;
    if (left > 0) throw notAwaitedError(this.migration.name, this.direction, left);
  }

  /** The statement that failed, where it was one; numbered from 1, reads included. */
  get failed(): { readonly number: number; readonly sql: string } | undefined {
    return this.failure;
  }

  /**
   * An engine that refuses all of a transaction after one failure tells of the last statement; this one of the first.
   */
  explain(error: unknown): unknown {
    const { failure } = this;
    if (failure === undefined || failure.error === error || this.driver.isAborted?.(error) !== true) return error;
    return abortedError(this.migration.name, failure);
  }

  /** Of all statements but reads. */
  checksum(): string {
    return migrationChecksum(this.texts.filter(({ kind }) => kind !== "read").map(({ hash }) => hash));
  }

  /** The tables whose structure the migration touched. */
  tables(): readonly TableName[] {
    return distinctTables(this.statements.flatMap(({ kind, tables }) => (kind === "ddl" ? tables : [])));
  }

  /** For the report of a process that ends before the migration does. */
  private unfinished(): string {
    const { length } = this.statements;
    const where = `while ${this.direction}() of "${this.migration.name}" was running`;
    const last = this.statements[length - 1];
    if (last === undefined) return `${where}: before its first statement it never ended, or called process.exit()`;
    const statement = `statement ${length} (${excerpt(last.sql)})`;
    return this.executing
      ? `${where}: ${statement} was sent, and whether it was done is not known`
      : `${where}: after ${statement} it never ended, or called process.exit()`;
  }

  private query(given: readonly unknown[]): Promise<any> {
    return this.track(this.enqueue(this.refuse(given), () => this.next(given[0] as string, given[1] as unknown[])));
  }

  private track<T>(promise: Promise<T>): Promise<T> {
    this.pending.add(promise);
    // A rejection that nobody awaits would end the process; a caller that awaits it still gets it.
    promise.catch(() => undefined).finally(() => this.pending.delete(promise));
    return promise;
  }

  private enqueue(refused: StingerloomError | undefined, work: () => Promise<any>): Promise<any> {
    const failuresBefore = this.failures;
    const turn = this.last.then(async () => {
      if (refused !== undefined) throw refused;
      if (this.failures > failuresBefore) throw notRunError(this.migration.name);
      return work();
    });
    this.last = turn.catch(() => {
      this.failures++;
    });
    return turn;
  }

  /** What failed is undone, and the transaction can go on. Without a transaction each statement stands for itself. */
  private async savepoint<T>(work: () => Promise<T>): Promise<T> {
    if (!this.options.savepoints) return work();
    const name = `stingerloom_savepoint_${++this.savepoints}`;
    const control = (verb: string): Promise<any> =>
      this.enqueue(undefined, () => this.driver.execute(`${verb} ${name}`));
    const failure = this.failure;
    await control("SAVEPOINT");
    try {
      const result = await work();
      await control("RELEASE SAVEPOINT");
      return result;
    } catch (error) {
      await control("ROLLBACK TO SAVEPOINT");
      await control("RELEASE SAVEPOINT");
      this.failure = failure;
      throw error;
    }
  }

  /** The statements of a text, one after the other; the result is the last one's. */
  private async next(sql: string, parameters: readonly unknown[] | undefined): Promise<any> {
    const parts = (sql.includes(";") ? this.driver.splitStatements?.(sql) : undefined) ?? [sql];
    this.texts.push({ kind: this.driver.classify(sql).kind, hash: statementHash(sql, parameters) });
    const { name } = this.migration;
    if (parts.length > 1 && parameters !== undefined) throw parametersOfSeveral(name);
    // All of them are looked at before the first is executed.
    const statements = parts.map((part) => ({ sql: part, parameters, ...this.driver.classify(part) }));
    for (const statement of statements) refuseStatement(name, statement, this.driver, this.options.own);
    let result: unknown;
    for (const statement of statements) result = await this.one(statement);
    return result;
  }

  private async one(given: Omit<Statement, "hash" | "number">): Promise<any> {
    const number = this.statements.length + 1;
    const statement = { ...given, hash: statementHash(given.sql, given.parameters), number };
    this.statements.push(statement);
    this.executing = true;
    try {
      return (await this.execute(statement)) as unknown;
    } catch (error) {
      const explained = this.explain(error);
      if (explained === error) this.failure = { number, sql: given.sql, error };
      throw explained;
    } finally {
      this.executing = false;
    }
  }

  private refuse(given: readonly unknown[]): StingerloomError | undefined {
    const { name } = this.migration;
    return this.over ? overError(name, this.direction) : argumentError(name, given);
  }
}

/** What `work` gives, or the reason of the signal: `work` may be a promise that never resolves. */
async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let stop: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(stopReason(signal));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    if (stop) signal.removeEventListener("abort", stop);
  }
}
