import { AsyncLocalStorage } from "node:async_hooks";
import { migrationChecksum, statementHash } from "../history/checksum";
import { contextDriver } from "./context-driver";
import type { DatabaseDriver, StatementClass } from "../api/database-driver";
import { StingerloomError, UsageError } from "../api/errors";
import { guardExit } from "../api/exit-guard";
import type { Migration, MigrationContext, MigrationDirection } from "../api/migration";
import type { TableName } from "../api/sql-driver";
import { distinctTables } from "../history/table-key";
import { stopReason } from "../api/run-errors";
import { excerpt } from "./excerpt";

/** A statement that a migration asks for. */
export interface Statement extends StatementClass {
  readonly sql: string;
  /** The values of its placeholders. */
  readonly parameters?: readonly unknown[];
  readonly hash: string;
  /** From 1, reads included. */
  readonly number: number;
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
  private over = false;
  private executing = false;
  private firstFailure: { readonly number: number; readonly sql: string } | undefined;

  constructor(
    private readonly migration: Migration,
    private readonly direction: MigrationDirection,
    private readonly driver: Pick<DatabaseDriver, "classify" | "splitStatements"> & MigrationContext["driver"],
    private readonly execute: (statement: Statement) => Promise<any>,
    private readonly signal?: AbortSignal,
  ) {
    const query = (...given: unknown[]): Promise<any> => this.query(given);
    this.context = { driver: contextDriver(driver, query), query };
  }

  /** @throws what the migration throws, the reason of the signal, or `QUERY_NOT_AWAITED` */
  async run(): Promise<void> {
    const { name } = this.migration;
    const call = async (): Promise<void> => this.migration[this.direction](this.context);
    try {
      await guardExit(
        () => this.unfinished(),
        () => unlessStopped(scope.run(name, call), this.signal),
      );
    } catch (error) {
      await Promise.allSettled(this.pending);
      this.over = true;
      throw error;
    }
    const left = this.pending.size;
    await Promise.allSettled(this.pending);
    this.over = true;
    if (left > 0) throw this.notAwaited(left);
  }

  /** The statement that failed, where it was one; numbered from 1, reads included. */
  get failed(): { readonly number: number; readonly sql: string } | undefined {
    return this.firstFailure;
  }

  /** Of all statements but reads. */
  checksum(): string {
    return migrationChecksum(this.texts.filter(({ kind }) => kind !== "read").map(({ hash }) => hash));
  }

  /** The tables whose structure the migration touched. */
  tables(): readonly TableName[] {
    return distinctTables(this.statements.flatMap(({ kind, tables }) => (kind === "ddl" ? tables : [])));
  }

  /** For a process that ends meanwhile. */
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
    const promise = this.enqueue(given);
    this.pending.add(promise);
    // A rejection that nobody awaits would end the process; whoever does await it still gets it.
    promise.catch(() => undefined).finally(() => this.pending.delete(promise));
    return promise;
  }

  private enqueue(given: readonly unknown[]): Promise<any> {
    const failuresBefore = this.failures;
    const refused = this.refuse(given);
    const turn = this.last.then(async () => {
      if (refused !== undefined) throw refused;
      if (this.failures > failuresBefore) throw this.notRun();
      return this.next(given[0] as string, given[1] as readonly unknown[] | undefined);
    });
    this.last = turn.catch(() => {
      this.failures++;
    });
    return turn;
  }

  /** The statements of a text, one after the other; the result is the last one's. */
  private async next(sql: string, parameters: readonly unknown[] | undefined): Promise<any> {
    const parts = (sql.includes(";") ? this.driver.splitStatements?.(sql) : undefined) ?? [sql];
    this.texts.push({ kind: this.driver.classify(sql).kind, hash: statementHash(sql, parameters) });
    if (parts.length > 1 && parameters !== undefined) throw this.parametersOfSeveral();
    let result: unknown;
    for (const part of parts) result = await this.one(part, parameters);
    return result;
  }

  private async one(sql: string, parameters: readonly unknown[] | undefined): Promise<any> {
    const { kind, tables } = this.driver.classify(sql);
    if (kind === "transaction") throw this.transactionControl(sql);
    const number = this.statements.length + 1;
    const statement = { sql, parameters, kind, tables, hash: statementHash(sql, parameters), number };
    this.statements.push(statement);
    this.executing = true;
    try {
      return (await this.execute(statement)) as unknown;
    } catch (error) {
      this.firstFailure ??= { number, sql };
      throw error;
    } finally {
      this.executing = false;
    }
  }

  private refuse(given: readonly unknown[]): StingerloomError | undefined {
    const { name } = this.migration;
    if (this.over) {
      return new StingerloomError(
        "MIGRATION_OVER",
        `"${name}" asked for a statement after its ${this.direction}() had ended`,
        {
          hint: "Await everything that the migration starts.",
        },
      );
    }
    if (typeof given[0] !== "string") {
      return new UsageError("QUERY_NOT_TEXT", `"${name}" called query() with ${typeof given[0]} in place of SQL text`, {
        hint: "Write: query(sql), or query(sql, [values]).",
      });
    }
    if (given.length > 2 || (given[1] !== undefined && !Array.isArray(given[1]))) {
      return new UsageError("QUERY_PARAMETERS", `"${name}" called query() with values that are not in one list`, {
        hint: "Write: query(sql, [first, second]).",
      });
    }
    return undefined;
  }

  private parametersOfSeveral(): UsageError {
    return new UsageError(
      "QUERY_PARAMETERS",
      `"${this.migration.name}" called query() with values for a text of several statements`,
      { hint: "Call query() once for each statement that has values." },
    );
  }

  private transactionControl(sql: string): StingerloomError {
    const verb = sql.trim().split(/\s+/)[0]?.toUpperCase();
    return new StingerloomError(
      "TRANSACTION_IN_MIGRATION",
      `"${this.migration.name}" controls the transaction itself (${verb})`,
      {
        hint: "Leave that to the runner: one transaction for each migration. Set `transaction = false` in the migration to run without.",
      },
    );
  }

  private notAwaited(count: number): StingerloomError {
    const what = count === 1 ? "a statement was" : `${count} statements were`;
    return new StingerloomError(
      "QUERY_NOT_AWAITED",
      `"${this.migration.name}": ${what} still running when ${this.direction}() ended`,
      {
        hint: "Write `await` before query(…) and before every helper of the driver.",
      },
    );
  }

  private notRun(): StingerloomError {
    return new StingerloomError(
      "QUERY_NOT_RUN",
      `"${this.migration.name}": not run, because a statement before it failed`,
      {
        hint: "See the first error.",
      },
    );
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
