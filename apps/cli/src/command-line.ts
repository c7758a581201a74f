import type * as core from "@stingerloom/core";
import yargs, { type Argv, type CommandModule } from "yargs";
import { exitCodeOf, exitCodes } from "./exit-code";
import type { GlobalOptions } from "./global-options";
import { lazyCommand, type CommandSpec } from "./lazy-command";
import {
  baselineSpec,
  checkSpec,
  createSpec,
  generateSpec,
  initSpec,
  rollbackSpec,
  runSpec,
  schemaDiffSpec,
  statusSpec,
} from "./command-specs";
import type * as report from "./report-error";
import { version } from "./version";

const specs: readonly CommandSpec<never>[] = [
  runSpec,
  rollbackSpec,
  statusSpec,
  generateSpec,
  createSpec,
  checkSpec,
  baselineSpec,
  schemaDiffSpec,
  initSpec,
] as never;

/**
 * Parses the arguments, runs the command, prints what there is to say.
 * @returns the exit code
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  let code: number = exitCodes.done;
  const done = (result: number) => (code = result);
  const parser = commandsOf(done);
  try {
    await parser.parseAsync(args as string[]);
    return code;
  } catch (error) {
    const { reportError } = require("./report-error") as typeof report;
    const { verbose = false, json = false } = flagsOf(args);
    reportError(error, { verbose, json, noColor: args.includes("--no-color") });
    return exitCodeOf(error);
  }
}

function commandsOf(done: (code: number) => void): Argv {
  const parser = yargs()
    .scriptName("stingerloom")
    // `--no-rename` is an option of its own, and not the opposite of `--rename`.
    .parserConfiguration({ "boolean-negation": false })
    .usage("$0 <command> [options]\n\nMigrations for PostgreSQL, MySQL, MariaDB and SQLite.")
    .option("config", {
      type: "string",
      describe: "Path to the configuration file (default: found in this folder)",
      requiresArg: true,
    })
    .option("connection-url", {
      type: "string",
      describe: "Database to use in place of the configuration's",
      requiresArg: true,
    })
    .option("connection", {
      type: "string",
      describe: "Which of the configuration's connections to use",
      requiresArg: true,
    })
    .option("env-file", {
      type: "string",
      describe: "File of environment variables to read first",
      requiresArg: true,
    })
    .option("json", { type: "boolean", describe: "Print machine-readable output" })
    .option("no-color", { type: "boolean", describe: "No colours" })
    .option("verbose", { type: "boolean", describe: "Print more, stack traces included" })
    .demandCommand(1, "Which command?")
    .strict()
    .recommendCommands()
    .help("help")
    .alias("h", "help")
    .version(version)
    .alias("v", "version")
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .exitProcess(false)
    .fail((message, error) => {
      // What yargs says of the arguments is thrown like any error of a command.
      throw error === undefined || error === null || error.name === "YError"
        ? usageError(message ?? error.message)
        : error;
    });
  for (const spec of specs) parser.command(lazyCommand(spec, done) as CommandModule);
  return parser;
}

function usageError(message: string): Error {
  const { UsageError } = require("@stingerloom/core") as typeof core;
  return new UsageError("USAGE", message, {
    hint: "stingerloom --help lists the commands, stingerloom <command> --help its options.",
  });
}

/** When parsing itself failed, the flags are only in the text. */
function flagsOf(args: readonly string[]): Pick<GlobalOptions, "verbose" | "json"> {
  return { verbose: args.includes("--verbose"), json: args.includes("--json") };
}
