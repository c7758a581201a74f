import type * as core from "@stingerloom/core";
import yargs, { type Argv, type CommandModule } from "yargs";
import { exitCodeOf, exitCodes } from "./exit-code";
import { withCommonFlags } from "./common-flags";
import type { GlobalOptions } from "./global-options";
import { lazyCommand, type CommandSpec } from "./lazy-command";
import * as specifications from "./command-specs";
import * as schemaSpecifications from "./schema-specs";
import * as proofSpecifications from "./proof-specs";
import type * as report from "./report-error";
import type * as suggest from "./suggest";
import { version } from "./version";

const specs = [
  ...Object.values(specifications),
  ...Object.values(schemaSpecifications),
  ...Object.values(proofSpecifications),
] as unknown as readonly CommandSpec<never>[];

/**
 * Parses the arguments, runs the command, prints what there is to say.
 * @returns the exit code
 */
export async function runCommandLine(given: readonly string[]): Promise<number> {
  let code: number = exitCodes.done;
  const done = (result: number) => (code = result);
  const args = commandFirst(given);
  try {
    if (args.length === 0) return await showCommands();
    refuseUnknownCommand(args);
    await commandsOf(done, args).parseAsync(args as string[]);
    return code;
  } catch (error) {
    const { reportError } = require("./report-error") as typeof report;
    const { verbose = false, json = false } = flagsOf(args);
    reportError(error, { verbose, json, noColor: args.includes("--no-color") });
    return exitCodeOf(error);
  }
}

function commandsOf(done: (code: number) => void, args: readonly string[]): Argv {
  const parser = yargs()
    .scriptName("stingerloom")
    // `--no-rename` is an option of its own, and not the opposite of `--rename`.
    .parserConfiguration({ "boolean-negation": false })
    .usage("$0 <command> [options]\n\nMigrations for PostgreSQL, MySQL, MariaDB and SQLite.")
    .demandCommand(1, "Which command?")
    .strict()
    .completion("completion", "Print a script for the shell's completion")
    .help("help")
    .alias("h", "help")
    .version(version)
    .alias("v", "version")
    .epilogue("stingerloom help <command> shows the options and examples of a command.")
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .exitProcess(false)
    .fail((message, error) => {
      // What yargs says of the arguments is thrown like any error of a command.
      throw error === undefined || error === null || error.name === "YError"
        ? argumentsError(message ?? error.message, args)
        : error;
    });
  for (const spec of specs) parser.command(lazyCommand(spec, done) as CommandModule);
  return parser;
}

/** Without a command nothing is done: the commands are shown beside the output, and the exit code is not 0. */
async function showCommands(): Promise<number> {
  process.stderr.write(`${await commandsOf(() => undefined, []).getHelp()}\n`);
  return exitCodes.usage;
}

/** `help migrate:run` is `migrate:run --help`, and `--json migrate:run` is `migrate:run --json`. */
function commandFirst(args: readonly string[]): readonly string[] {
  if (args[0] === "help") return [...args.slice(1), "--help"];
  const at = args.findIndex((arg) => specs.some(({ command }) => command === arg));
  return at <= 0 ? args : [args[at]!, ...args.slice(0, at), ...args.slice(at + 1)];
}

/** @throws UsageError with the command that is probably meant */
function refuseUnknownCommand(args: readonly string[]): void {
  const [word] = args;
  const names = [...specs.map(({ command }) => command), "completion"];
  if (word === undefined || word.startsWith("-") || names.includes(word)) return;
  const { suggestCommand } = require("./suggest") as typeof suggest;
  const meant = suggestCommand(word, names);
  throw usageError(
    `There is no command ${word}`,
    `${meant === undefined ? "" : `Did you mean ${meant}? `}stingerloom --help lists the commands.`,
  );
}

/** What yargs found wrong; for a flag that there is not, with the one that is probably meant. */
function argumentsError(message: string, args: readonly string[]): Error {
  const [command = ""] = args;
  const spec = specs.find((one) => one.command === command);
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)?.[1]?.split(", ")[0];
  const help = spec === undefined ? "stingerloom --help" : `stingerloom ${command} --help`;
  if (spec === undefined || unknown === undefined) return usageError(message, `See: ${help}.`);
  if (!args.some((arg) => arg.replace(/^-+|=.*$/g, "") === unknown && arg.startsWith("-")))
    return usageError(
      `${command} takes no argument ${unknown}`,
      `${nameHint(spec, unknown)}${help} lists the options.`,
    );
  const { closest } = require("./suggest") as typeof suggest;
  const meant = closest(unknown.replace(/^-+/, ""), flagsOfCommand(spec));
  const hint =
    meant === undefined ? `${help} lists the options.` : `Did you mean --${meant}? ${help} lists the options.`;
  return usageError(`${command} has no option --${unknown}`, hint);
}

/** A name without its flag is what people type first. */
function nameHint(spec: CommandSpec<never>, argument: string): string {
  const isName = /^[A-Za-z]\w*$/.test(argument) && flagsOfCommand(spec).includes("name");
  return isName ? `Did you mean --name ${argument}? ` : "";
}

function flagsOfCommand(spec: CommandSpec<never>): string[] {
  const parser = spec.options(withCommonFlags(yargs(), spec.flags)) as unknown as {
    getOptions(): { readonly key: Readonly<Record<string, unknown>> };
  };
  return Object.keys(parser.getOptions().key);
}

function usageError(message: string, hint: string): Error {
  const { UsageError } = require("@stingerloom/core") as typeof core;
  return new UsageError("USAGE", message, { hint });
}

/** When parsing itself failed, the flags are only in the text. */
function flagsOf(args: readonly string[]): Pick<GlobalOptions, "verbose" | "json"> {
  return { verbose: args.includes("--verbose"), json: args.includes("--json") };
}
