import { decodeValue, encodeValue } from "../history/journal-value";
import type { StatementRow, TouchedTable } from "../history/journal";
import type { RoleChange } from "../api/database-driver";
import type { Migration, MigrationDirection } from "../api/migration";
import { MigrationSession, type Statement } from "./migration-session";
import { excerpt } from "./excerpt";
import { ReplayCursor } from "./replay-cursor";
import { emitStatement, executeStatement } from "./execute-statement";
import { transactionGone } from "./outcome-unknown";
import { giveRoleBack, holdWithOwnRights, keep } from "./keep";
import { rollBack } from "./roll-back";
import { retryOnLockTimeout } from "./retry";
import { AbortedError, codeOf, isConnectionError, messageOf, stopReason } from "../api/run-errors";
import type { RunEnvironment } from "./run-environment";
import { dropInvalidIndexes, resolveInterruptedStatements } from "./resolve-interrupted-statements";
import { fingerprintOf, fingerprintOfStructure } from "../history/structure";
import { distinctTables } from "../history/table-key";

/** What to do with a statement of `down` when only a part of `up` is to be undone. */
export type Selection = "run" | "skip" | "tolerate";

export interface ReplayOptions {
  readonly rows: readonly StatementRow[];
  /** By the statement's place (from 1) among those that change something; default: all run. */
  readonly select?: (place: number) => Selection;
}

/**
 * Runs a migration statement by statement, each with its own journal entry, and skips what the journal says is done.
 * For
 * engines that commit at each DDL statement, and migrations that do without a transaction.
 */
export class Replay {
  readonly session: MigrationSession;
  private cursor: ReplayCursor;
  private place = 0;
  /** What the migration has made of the session's rights. */
  private role: RoleChange | undefined;
  /** By number, what this run knows of the statements: for when the journal cannot be read any more. */
  private readonly seen = new Map<number, StatementRow>();

  constructor(
    private readonly environment: RunEnvironment,
    private readonly migration: Migration,
    private readonly direction: MigrationDirection,
    private readonly options: ReplayOptions,
  ) {
    this.cursor = new ReplayCursor(migration.name, options.rows);
    const execute = (statement: Statement): Promise<any> => this.execute(statement);
    const { driver, own, signal } = environment;
    this.session = new MigrationSession(migration, direction, driver, execute, { signal, own });
  }

  async run(): Promise<void> {
    this.cursor = new ReplayCursor(
      this.migration.name,
      await resolveInterruptedStatements(this.environment, this.options.rows),
    );
    await this.session.run();
    await this.environment.driver.resetSession?.();
    this.cursor.finish();
  }

  get known(): readonly StatementRow[] {
    return [...this.seen.values()].sort((a, b) => a.number - b.number);
  }

  private async execute(statement: Statement): Promise<any> {
    const { signal } = this.environment;
    if (signal?.aborted) throw stopReason(signal);
    emitStatement(this.environment, this.migration, this.direction, statement);
    switch (statement.kind) {
      case "read":
        return this.read(statement);
      case "session":
        return this.setSession(statement);
      default:
        return this.change(statement);
    }
  }

  private async read(statement: Statement): Promise<any> {
    const result: unknown = await this.withRetry(statement, () => executeStatement(this.environment.driver, statement));
    this.noteRole(statement);
    this.cursor.noteRead(statement.hash, encodeValue(result));
    return result;
  }

  private async setSession(statement: Statement): Promise<any> {
    const result: unknown = await executeStatement(this.environment.driver, statement);
    this.noteRole(statement);
    return result;
  }

  private noteRole({ sql }: Statement): void {
    this.role = this.environment.driver.roleChange?.(sql) ?? this.role;
  }

  private async change(statement: Statement): Promise<any> {
    const selection = this.options.select?.(++this.place) ?? "run";
    if (selection === "skip") return { affectedRows: 0 };
    const match = this.cursor.match(statement.hash);
    if (match.kind === "done") {
      this.note(match.row);
      return decodeValue(match.row.result);
    }
    const old = match.kind === "new" ? undefined : match.row;
    if (old !== undefined && statement.kind === "ddl") await dropInvalidIndexes(this.environment, statement.sql);
    const work = (): Promise<any> =>
      statement.kind === "write" ? this.write(statement, match.number, old) : this.define(statement, match.number, old);
    return selection === "tolerate" ? this.tolerate(statement, work) : work();
  }

  /** A statement that changes rows commits together with its entry, so it is never in doubt. */
  private async write(statement: Statement, number: number, old: StatementRow | undefined): Promise<any> {
    const { driver, journal, probe } = this.environment;
    this.note(this.row(statement, number, "intent", {}));
    try {
      return await this.withRetry(statement, async () => {
        await driver.begin();
        try {
          const result: unknown = await executeStatement(driver, statement);
          await probe("after-statement");
          if ((await driver.inTransaction?.()) === false) throw transactionGone(this.migration.name);
          await holdWithOwnRights(this.environment, this.role);
          const row = this.row(statement, number, "done", { result: encodeValue(result) });
          await journal.writeStatement(row, old !== undefined);
          await driver.commit();
          this.note(row);
          await probe("after-done");
          return result;
        } catch (error) {
          await rollBack(this.environment, error);
          throw error;
        } finally {
          await giveRoleBack(this.environment, this.role);
        }
      });
    } catch (error) {
      await this.noteFailure(
        this.row(statement, number, "failed", { result: messageOf(error) }),
        old !== undefined,
        error,
      );
      throw error;
    }
  }

  private async define(statement: Statement, number: number, old: StatementRow | undefined): Promise<any> {
    const { driver, journal, probe } = this.environment;
    const intent = this.row(statement, number, "intent", await this.before(statement));
    await this.keep(() => journal.writeStatement(intent, old !== undefined));
    this.note(intent);
    await probe("after-intent");
    try {
      const result: unknown = await this.withRetry(statement, async (attempt) => {
        if (attempt > 1) await dropInvalidIndexes(this.environment, statement.sql);
        return executeStatement(driver, statement);
      });
      await probe("after-statement");
      this.note({ ...intent, state: "done" });
      await this.keep(() => journal.updateStatement(intent, "done", encodeValue(result)));
      await probe("after-done");
      return result;
    } catch (error) {
      await this.noteFailure({ ...intent, state: "failed", result: messageOf(error) }, true, error);
      throw error;
    }
  }

  /** The engine said no, so the statement is not applied; where the connection ended, its intent stays, in doubt. */
  private async noteFailure(row: StatementRow, replaces: boolean, error: unknown): Promise<void> {
    if (isConnectionError(error) || codeOf(error) === "LOCK_LOST") return;
    this.note(row);
    try {
      await this.keep(() => this.environment.journal.writeStatement(row, replaces));
    } catch {
      // The first error is the one to report; without the note the statement is in doubt, which the catalog settles.
    }
  }

  private keep(write: () => Promise<void>): Promise<void> {
    return keep(this.environment, write, this.role);
  }

  private note(row: StatementRow): void {
    this.seen.set(row.number, row);
  }

  /** For a statement of `down` that may undo what was never done: a refusal that changed nothing is no failure. */
  private async tolerate(statement: Statement, work: () => Promise<any>): Promise<any> {
    const before = await this.fingerprint(statement);
    try {
      return await work();
    } catch (error) {
      if (isConnectionError(error) || error instanceof AbortedError || (await this.fingerprint(statement)) !== before)
        throw error;
      return { affectedRows: 0 };
    }
  }

  /** The touched tables as they are before the statement. */
  private async before(statement: Statement): Promise<Pick<StatementRow, "tables" | "fingerprint">> {
    const { driver } = this.environment;
    const names = distinctTables(statement.tables);
    if (driver.structure && names.length > 0) {
      const structures = await driver.structure(names);
      const tables = structures.map(({ table, lines }) => ({ table, existed: lines.length > 0 }));
      return { tables, fingerprint: fingerprintOfStructure(structures) };
    }
    const tables: TouchedTable[] = [];
    for (const table of names) tables.push({ table, existed: await driver.hasTable(table) });
    return { tables, fingerprint: await fingerprintOf(driver, names) };
  }

  private fingerprint(statement: Statement): Promise<string> {
    return fingerprintOf(this.environment.driver, distinctTables(statement.tables));
  }

  private withRetry<T>(statement: Statement, work: (attempt: number) => Promise<T>): Promise<T> {
    return retryOnLockTimeout(this.environment, `"${this.migration.name}": ${excerpt(statement.sql)}`, work);
  }

  private row(
    statement: Statement,
    number: number,
    state: StatementRow["state"],
    more: { readonly tables?: readonly TouchedTable[]; readonly fingerprint?: string; readonly result?: string },
  ): StatementRow {
    return {
      migration: this.migration.name,
      direction: this.direction,
      number,
      state,
      hash: statement.hash,
      sql: statement.sql,
      tables: more.tables ?? [],
      fingerprint: more.fingerprint ?? "",
      reads: this.cursor.reads,
      result: more.result,
    };
  }
}
