import type { MigrationResult } from "@stingerloom/core";
import type { GeneratedMigration } from "./generate";

type CommandName = "run" | "rollback" | "status" | "generate";

export type MigrationCommand = CommandName | `migrate:${CommandName}`;

/** What `execute` gives for a command: what the method of that name gives. */
export type CommandResult<C extends MigrationCommand> = C extends
  "run" | "rollback" | "migrate:run" | "migrate:rollback"
  ? MigrationResult[]
  : C extends "status" | "migrate:status"
    ? { executed: string[]; pending: string[] }
    : GeneratedMigration;
