import type * as schemaDiffCommand from "./commands/schema-diff";
import type * as schemaPullCommand from "./commands/schema-pull";
import type * as schemaSyncCommand from "./commands/schema-sync";
import type { SchemaPullOptions } from "./commands/schema-pull";
import type { SchemaSyncOptions } from "./commands/schema-sync";
import type { SchemaDiffOptions } from "./commands/schema-diff";
import type { CommandSpec } from "./lazy-command";
import { changeOptions, droppedOptions, rowOptions, yes } from "./shared-flags";

export const schemaSyncSpec: CommandSpec<SchemaSyncOptions> = {
  command: "schema:sync",
  describe: "Make the database match the entities, without a migration (not with NODE_ENV=production)",
  examples: [
    ["schema:sync", "Apply the difference; asks before data is lost"],
    ["schema:sync --dry-run", "Print the statements"],
  ],
  options: (parser) =>
    parser
      .option("rename", changeOptions.rename)
      .option("no-rename", changeOptions["no-rename"])
      .option("fill", rowOptions.fill)
      .option("ask-timeout", rowOptions["ask-timeout"])
      .option("detect-dropped-tables", droppedOptions.tables)
      .option("detect-dropped-views", droppedOptions.views)
      .option("detect-dropped-objects", droppedOptions.objects)
      .option("dry-run", { type: "boolean", describe: "Print the SQL that would run, and change nothing" })
      .option("yes", yes),
  load: () => (require("./commands/schema-sync") as typeof schemaSyncCommand).schemaSync,
};

export const schemaPullSpec: CommandSpec<SchemaPullOptions> = {
  command: "schema:pull",
  describe: "Write entity classes from the live database, and files of SQL for what entities cannot say",
  examples: [
    ["schema:pull", "Write entities/*.ts, and schema/*.sql"],
    ["schema:pull --tables 'shop_*' --output src/shop --dry-run", "Print the classes of some tables"],
  ],
  options: (parser) =>
    parser
      .option("output", {
        type: "string",
        describe: "Folder of the classes (default ./entities); SQL is written into schema beside it",
        requiresArg: true,
      })
      .option("tables", {
        type: "string",
        array: true,
        describe: "Only tables with these names; * stands for any characters",
        requiresArg: true,
      })
      .option("single-file", { type: "boolean", describe: "All classes in one file, entities.ts" })
      .option("enums", {
        choices: ["union", "enum"] as const,
        describe: "Enums as unions of texts (default), or as TypeScript enums",
      })
      .option("case", {
        choices: ["camel", "keep"] as const,
        describe: "Properties in camelCase (default), or named as their columns",
      })
      .option("force", { type: "boolean", describe: "Replace files that are there with another text" })
      .option("dry-run", { type: "boolean", describe: "Print the files and write nothing" }),
  load: () => (require("./commands/schema-pull") as typeof schemaPullCommand).schemaPull,
};

const fromWhat = (place: string): string =>
  `The ${place} schema: the URL of a database, a file or folder of SQL, or the word entities`;

export const schemaDiffSpec: CommandSpec<SchemaDiffOptions> = {
  command: "schema:diff",
  describe: "Compare two schemas (databases, SQL, entities): what turns the first into the second",
  examples: [
    ["schema:diff --from sqlite:old.db --to sqlite:new.db", "What turns old into new"],
    ["schema:diff --from old --to schema --scratch-url postgres://h/a", "The same of two folders of SQL"],
  ],
  flags: "configuration",
  options: (parser) =>
    parser
      .option("from", { type: "string", describe: fromWhat("first"), demandOption: true, requiresArg: true })
      .option("to", { type: "string", describe: fromWhat("second"), demandOption: true, requiresArg: true })
      .option("scratch-url", {
        type: "string",
        describe: "Where throw-away databases are made for SQL and entities (default: the other side)",
        requiresArg: true,
      })
      .option("renames", {
        choices: ["auto", "never"] as const,
        describe: "May a drop and an add be a rename? (default auto)",
      })
      .option("rename", changeOptions.rename)
      .option("no-rename", changeOptions["no-rename"])
      .option("fill", rowOptions.fill)
      .option("ask-timeout", rowOptions["ask-timeout"])
      .option("detect-dropped-tables", { type: "boolean", describe: "Drop what the second database does not have" }),
  load: () => (require("./commands/schema-diff") as typeof schemaDiffCommand).schemaDiff,
};
