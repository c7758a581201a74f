import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { writeFiles, type FileToWrite, type PulledSchema, type PullOptions } from "@stingerloom/cli";
import { UsageError } from "@stingerloom/core";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { createTerminal, type Terminal } from "../terminal";
import { withCli } from "../with-cli";

export interface SchemaPullOptions {
  readonly output?: string;
  readonly tables?: readonly string[];
  readonly singleFile?: boolean;
  readonly enums?: PullOptions["enums"];
  readonly case?: PullOptions["case"];
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** `schema:pull` */
export function schemaPull(options: SchemaPullOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  return withCli(options, { migrations: false }, terminal, async (cli, { folder }) => {
    const output = options.output === undefined ? join(folder, "entities") : resolve(options.output);
    const pulled = await cli.pull({
      tables: options.tables,
      enums: options.enums,
      case: options.case,
      importEnding: importEnding(output),
      ...(options.singleFile && { singleFile: "entities.ts" }),
    });
    refuseNothing(pulled);
    const files = [...pathsIn(output, pulled.entities), ...pathsIn(join(dirname(output), "schema"), pulled.objects)];
    const { written, unchanged } = options.dryRun
      ? { written: [], unchanged: [] }
      : await writeFiles(files, { force: options.force });
    const { tables, uncovered } = pulled;
    const listed = options.dryRun ? files : files.map(({ path }) => ({ path }));
    terminal.printJson({ tables, files: listed, written, unchanged, uncovered });
    if (options.dryRun)
      for (const { path, source } of files) terminal.printSource(`${comment(path)} ${shown(path)}\n${source}`);
    else printSummary(pulled, { output, written, unchanged }, terminal);
    for (const what of uncovered) terminal.warn(`not covered: ${what}`);
    return uncovered.length === 0 ? exitCodes.done : exitCodes.decision;
  });
}

function refuseNothing({ tables, objects }: PulledSchema): void {
  if (tables.length + objects.length > 0) return;
  throw new UsageError("NOTHING_TO_PULL", "The database has no tables and no other objects", {
    hint: "Connect to another one, or see connection.schema and connection.ignore.",
  });
}

function pathsIn(folder: string, files: PulledSchema["entities"]): FileToWrite[] {
  return files.map(({ name, source }) => ({ path: join(folder, name), source }));
}

/** ES modules of Node.js name the file that they import with its ending. */
function importEnding(output: string): "" | ".js" {
  for (let folder = output; ; folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file)) {
      const { type } = JSON.parse(readFileSync(file, "utf8")) as { readonly type?: unknown };
      return type === "module" ? ".js" : "";
    }
    if (folder === dirname(folder)) return "";
  }
}

interface Outcome {
  readonly output: string;
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
}

function printSummary(pulled: PulledSchema, { output, written, unchanged }: Outcome, terminal: Terminal): void {
  for (const path of written) terminal.print(`Written: ${shown(path)}`);
  if (unchanged.length > 0) terminal.print(`Unchanged: ${counted(unchanged.length, "file")}`);
  terminal.print(`Pulled ${counted(pulled.tables.length, "table")}.`);
  if (written.length === 0) return;
  const sqlFolder = shown(join(dirname(output), "schema"));
  terminal.note(`Name the classes in the configuration: entities: ["./${shown(output)}/*.ts"].`);
  if (pulled.objects.length > 0)
    terminal.note(`What entities cannot say is in ${sqlFolder}: ${counted(pulled.objects.length, "file")} of SQL.`);
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function comment(path: string): string {
  return path.endsWith(".sql") ? "--" : "//";
}

function shown(path: string): string {
  return relative(process.cwd(), path) || path;
}
