import { StingerloomError } from "./errors";
import { guardExit } from "./exit-guard";
import type { MigrationDirection, MigrationResult } from "./migration";
import { messageOf } from "./run-errors";

/** What a hook gets about the run. */
export interface RunInfo {
  readonly direction: MigrationDirection;
  /** The migrations to run or undo, in order. */
  readonly migrations: readonly string[];
}

/** What a hook gets about one migration. */
export interface MigrationInfo {
  readonly name: string;
  readonly direction: MigrationDirection;
}

/**
 * Functions called around a run, while the lock is held and outside of any transaction. They are called only when there
 * is something to do. One that throws stops the run (code `HOOK_FAILED`); what has run stays.
 */
export interface MigrationHooks {
  beforeAll?(info: RunInfo): void | Promise<void>;
  /** Whether or not the run succeeded. */
  afterAll?(info: RunInfo & { readonly results: readonly MigrationResult[] }): void | Promise<void>;
  beforeEach?(info: MigrationInfo): void | Promise<void>;
  /** After a migration that succeeded. */
  afterEach?(info: MigrationInfo & { readonly milliseconds: number }): void | Promise<void>;
  /** After a migration that failed, once it is undone or its state is journaled. */
  onError?(info: MigrationInfo & { readonly error: Error }): void | Promise<void>;
}

/** @throws StingerloomError `HOOK_FAILED` */
export async function callHook(
  name: keyof MigrationHooks,
  call: () => void | Promise<void> | undefined,
): Promise<void> {
  try {
    await guardExit(
      () => `while the hook ${name} was running: it never ended, or called process.exit()`,
      async () => call(),
    );
  } catch (cause) {
    throw new StingerloomError("HOOK_FAILED", `The hook ${name} failed: ${messageOf(cause)}`, {
      hint: "Migrations that have run stay. Fix the hook and run again.",
      cause,
    });
  }
}
