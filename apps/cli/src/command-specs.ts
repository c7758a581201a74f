import type * as baselineCommand from "./commands/baseline";
import type * as checkCommand from "./commands/check";
import type * as createCommand from "./commands/create";
import type * as generateCommand from "./commands/generate";
import type * as initCommand from "./commands/init";
import type * as importCommand from "./commands/import";
import type * as rollbackCommand from "./commands/rollback";
import type * as runCommand from "./commands/run";
import type * as statusCommand from "./commands/status";
import type * as redoCommand from "./commands/redo";
import type * as resetCommand from "./commands/reset";
import type * as freshCommand from "./commands/fresh";
import type { RedoOptions } from "./commands/redo";
import type { ResetOptions } from "./commands/reset";
import type { FreshOptions } from "./commands/fresh";
import type { CheckOptions } from "./commands/check";
import type { BaselineOptions } from "./commands/baseline";
import type { CreateOptions } from "./commands/create";
import type { GenerateCommandOptions } from "./commands/generate";
import type { ImportCommandOptions } from "./commands/import";
import type { InitOptions } from "./commands/init";
import type { RollbackOptions } from "./commands/rollback";
import type { RunOptions } from "./commands/run";
import type { StatusOptions } from "./commands/status";
import type { CommandSpec } from "./lazy-command";
import { changeOptions, droppedOptions, rowOptions, yes } from "./shared-flags";

const lockTimeout = {
  type: "number",
  describe: "Milliseconds to wait for the migration lock (default 10000)",
  requiresArg: true,
} as const;

const languages = ["ts", "js-cjs", "js-esm", "sql"] as const;

const allowEmpty = { type: "boolean", describe: "Succeed even though there are no migrations yet" } as const;

export const initSpec: CommandSpec<InitOptions> = {
  command: "init",
  describe: "Write a first configuration file; asks at a terminal",
  examples: [
    ["init", "Ask, and write a configuration"],
    ["init --type postgres", "Write one for PostgreSQL without asking"],
  ],
  flags: "output",
  options: (parser) =>
    parser
      .option("type", { choices: ["postgres", "mysql", "mariadb", "sqlite"] as const, describe: "Database" })
      .option("url", { type: "string", describe: "URL of the database; SQLite: its file", requiresArg: true })
      .option("entities", { type: "string", describe: "Folder of the entities (default entities)", requiresArg: true })
      .option("output", {
        type: "string",
        describe: "Folder of the migrations (default migrations)",
        requiresArg: true,
      }),
  load: () => (require("./commands/init") as typeof initCommand).init,
};

export const runSpec: CommandSpec<RunOptions> = {
  command: "migrate:run",
  describe: "Run all pending migrations, in order",
  examples: [
    ["migrate:run", "Run everything that is pending"],
    ["migrate:run --to AddPhone --dry-run", "Print the SQL up to one migration"],
  ],
  options: (parser) =>
    parser
      .option("to", {
        type: "string",
        describe: "Run up to and including this migration: name, timestamp or file",
        requiresArg: true,
      })
      .option("dry-run", { type: "boolean", describe: "Print the SQL that would run, and change nothing" })
      .option("transaction", {
        choices: ["all", "each", "none"] as const,
        describe: "One transaction for all, one for each (default), or none",
      })
      .option("strict-order", {
        type: "boolean",
        describe: "Refuse a pending migration that comes before one that has run",
      })
      .option("lock-timeout", lockTimeout)
      .option("allow-empty", allowEmpty),
  load: () => (require("./commands/run") as typeof runCommand).run,
};

export const rollbackSpec: CommandSpec<RollbackOptions> = {
  command: "migrate:rollback",
  describe: "Undo the last migration",
  examples: [
    ["migrate:rollback", "Undo the last migration"],
    ["migrate:rollback --steps 3", "Undo the last three"],
  ],
  options: (parser) =>
    parser
      .option("steps", { type: "number", describe: "How many migrations to undo (default 1)", requiresArg: true })
      .option("to", { type: "string", describe: "Undo what ran after this migration", requiresArg: true })
      .option("force", { type: "boolean", describe: "Go on although the tables were changed by hand since" })
      .option("dry-run", { type: "boolean", describe: "Print the SQL that would run, and change nothing" })
      .option("lock-timeout", lockTimeout),
  load: () => (require("./commands/rollback") as typeof rollbackCommand).rollback,
};

export const statusSpec: CommandSpec<StatusOptions> = {
  command: "migrate:status",
  describe: "Show which migrations have run and which are pending",
  examples: [
    ["migrate:status", "Show what has run and what is pending"],
    ["migrate:status --json", "The same for programs"],
  ],
  options: (parser) => parser as never,
  load: () => (require("./commands/status") as typeof statusCommand).status,
};

export const generateSpec: CommandSpec<GenerateCommandOptions> = {
  command: "migrate:generate",
  describe: "Write a migration from the difference between the entities and the database",
  examples: [
    ["migrate:generate --name add_phone", "Write migrations/<time>_add_phone.ts"],
    ["migrate:generate --dry-run --rename users.mail:email", "Print it, with a rename decided"],
  ],
  options: (parser) =>
    parser
      .option("name", {
        type: "string",
        describe: "Name suffix of the file",
        default: "auto_migration",
        requiresArg: true,
      })
      .option("output", { type: "string", describe: "Folder for the file (default ./migrations)", requiresArg: true })
      .option("rename", changeOptions.rename)
      .option("no-rename", changeOptions["no-rename"])
      .option("fill", rowOptions.fill)
      .option("ask-timeout", rowOptions["ask-timeout"])
      .option("detect-dropped-tables", droppedOptions.tables)
      .option("detect-dropped-views", droppedOptions.views)
      .option("detect-dropped-objects", droppedOptions.objects)
      .option("dry-run", { type: "boolean", describe: "Print the migration and write nothing" })
      .option("no-prove", { type: "boolean", describe: "Do not prove it on a throw-away database first" })
      .option("require-proof", { type: "boolean", describe: "Write nothing that could not be proved" })
      .option("allow-pending", { type: "boolean", describe: "Go on although migrations are pending" })
      .option("language", {
        choices: languages,
        describe: "Language of the file (default ts)",
      }),
  load: () => (require("./commands/generate") as typeof generateCommand).generate,
};

export const createSpec: CommandSpec<CreateOptions> = {
  command: "migrate:create",
  describe: "Write an empty migration, to be filled in by hand",
  examples: [
    ["migrate:create --name copy_emails", "An empty migration in TypeScript"],
    ["migrate:create --name copy_emails --language sql", "An empty migration in SQL"],
  ],
  flags: "configuration",
  options: (parser) =>
    parser
      .option("name", { type: "string", describe: "Name suffix of the file", demandOption: true, requiresArg: true })
      .option("output", { type: "string", describe: "Folder for the file (default ./migrations)", requiresArg: true })
      .option("language", {
        choices: languages,
        describe: "Language of the file (default ts)",
      }),
  load: () => (require("./commands/create") as typeof createCommand).create,
};

export const checkSpec: CommandSpec<CheckOptions> = {
  command: "migrate:check",
  describe: "For CI: is anything pending, to be generated, or changed since it ran?",
  examples: [
    ["migrate:check", "Exit code 3 if there is anything to do"],
    ["migrate:check --json", "All findings for programs"],
  ],
  options: (parser) =>
    parser
      .option("rename", changeOptions.rename)
      .option("no-rename", changeOptions["no-rename"])
      .option("allow-empty", allowEmpty),
  load: () => (require("./commands/check") as typeof checkCommand).check,
};

export const baselineSpec: CommandSpec<BaselineOptions> = {
  command: "migrate:baseline",
  describe: "Record migrations as run without running them, to adopt a database that has their changes",
  examples: [
    ["migrate:baseline", "Record every migration as run"],
    ["migrate:baseline --generate", "Write the first migration from the database, and record it"],
  ],
  options: (parser) =>
    parser
      .option("to", { type: "string", describe: "Record up to and including this migration", requiresArg: true })
      .option("generate", {
        type: "boolean",
        describe: "Write the first migration, which makes a database like this one, and record it",
      })
      .option("name", {
        type: "string",
        describe: "With --generate: name suffix (default baseline)",
        requiresArg: true,
      })
      .option("output", { type: "string", describe: "With --generate: folder for the file", requiresArg: true })
      .option("dry-run", { type: "boolean", describe: "With --generate: print the migration and write nothing" })
      .option("language", { choices: languages, describe: "With --generate: language of the file (default ts)" })
      .option("no-prove", { type: "boolean", describe: "With --generate: do not prove it on a throw-away database" })
      .option("require-proof", { type: "boolean", describe: "With --generate: write nothing that is not proved" })
      .conflicts("to", "generate"),
  load: () => (require("./commands/baseline") as typeof baselineCommand).baseline,
};

export const importSpec: CommandSpec<ImportCommandOptions> = {
  command: "migrate:import",
  describe: "Take over another tool's migrations, and record which of them have run",
  examples: [
    ["migrate:import --from knex --folder knex --dry-run", "Print what would be written"],
    ["migrate:import --from prisma", "Write prisma/migrations as ours, and record what has run"],
  ],
  options: (parser) =>
    parser
      .option("from", {
        choices: ["typeorm", "mikro-orm", "knex", "prisma", "drizzle", "sequelize", "flyway"] as const,
        describe: "The other tool",
        demandOption: true,
      })
      .option("folder", {
        type: "string",
        describe: "Folder of its migrations (default: where it usually has them)",
        requiresArg: true,
      })
      .option("table", {
        type: "string",
        describe: "Its table of what has run: table or schema.table (default: its usual name)",
        requiresArg: true,
      })
      .option("output", { type: "string", describe: "Folder for the files", requiresArg: true })
      .option("dry-run", { type: "boolean", describe: "Print the migrations; write and record nothing" }),
  load: () => (require("./commands/import") as typeof importCommand).importFrom,
};

export const redoSpec: CommandSpec<RedoOptions> = {
  command: "migrate:redo",
  describe: "Undo the last migration and run it again",
  examples: [
    ["migrate:redo", "Undo and run the last migration"],
    ["migrate:redo --steps 2", "The same for the last two"],
  ],
  options: (parser) =>
    parser
      .option("steps", { type: "number", describe: "How many migrations (default 1)", requiresArg: true })
      .option("lock-timeout", lockTimeout),
  load: () => (require("./commands/redo") as typeof redoCommand).redo,
};

export const resetSpec: CommandSpec<ResetOptions> = {
  command: "migrate:reset",
  describe: "Undo every migration (not with NODE_ENV=production)",
  examples: [
    ["migrate:reset", "Ask, then undo every migration"],
    ["migrate:reset --yes", "The same without asking"],
  ],
  options: (parser) => parser.option("yes", yes).option("lock-timeout", lockTimeout),
  load: () => (require("./commands/reset") as typeof resetCommand).reset,
};

export const freshSpec: CommandSpec<FreshOptions> = {
  command: "migrate:fresh",
  describe: "Drop everything and run all migrations (not with NODE_ENV=production)",
  examples: [
    ["migrate:fresh", "Ask, then drop everything and run all"],
    ["migrate:fresh --yes", "The same without asking"],
  ],
  options: (parser) => parser.option("yes", yes).option("lock-timeout", lockTimeout),
  load: () => (require("./commands/fresh") as typeof freshCommand).fresh,
};
