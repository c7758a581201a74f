import { isAbsolute, relative, resolve } from "node:path";
import { loadMigrations, type ImportedMigration, type ImportReport, type ImportTool } from "@stingerloom/cli";
import type { Migration } from "@stingerloom/core";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { isListed, warnUnlisted } from "../is-listed";
import type { LoadedConfig } from "../load-config";
import { createTerminal, type Terminal } from "../terminal";
import { withCli } from "../with-cli";

export interface ImportCommandOptions {
  readonly from: ImportTool;
  readonly folder?: string;
  readonly table?: string;
  readonly output?: string;
  readonly dryRun?: boolean;
}

/** `migrate:import` */
export function importFrom(options: ImportCommandOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const { from, table, dryRun } = options;
  return withCli(options, { migrations: "written" }, terminal, async (cli, loaded) => {
    const report = await cli.importMigrations({
      from,
      table,
      dryRun,
      folder: options.folder === undefined ? undefined : resolve(options.folder),
      outputDir: options.output === undefined ? loaded.output : resolve(options.output),
      root: loaded.folder,
      loader: loaded.loader,
    });
    const executed = dryRun ? [] : await executedOf(report.migrations, loaded);
    const recorded = executed.length === 0 ? [] : await cli.baseline({ migrations: executed });
    const migrations = report.migrations.map((one) => ({ ...one, ...(!dryRun && { source: undefined }) }));
    const [first] = report.migrations;
    const listed = dryRun === true || first === undefined || (await isListed(first.path, loaded));
    terminal.printJson({ ...report, migrations, recorded, listed });
    printReport(report, recorded, terminal, dryRun === true);
    if (!listed && first !== undefined) warnUnlisted(first.path, loaded, terminal);
    return report.unconverted.length === 0 ? exitCodes.done : exitCodes.decision;
  });
}

/** All that was written is loaded as a run would load it, so that a file that cannot be is found now. */
async function executedOf(
  imported: readonly ImportedMigration[],
  { folder, loader }: LoadedConfig,
): Promise<Migration[]> {
  const paths = imported.map(({ path }) => path);
  const migrations = (await loadMigrations(paths, { folder, loader })).map(({ migration }) => migration);
  const executed = new Set(imported.filter((one) => one.executed).map(({ name }) => name));
  return migrations.filter(({ name }) => executed.has(name));
}

function printReport(
  { migrations, written, unconverted }: ImportReport,
  recorded: readonly string[],
  terminal: Terminal,
  isDryRun: boolean,
): void {
  if (isDryRun)
    for (const { path, source, executed } of migrations)
      terminal.printSource(
        `${path.endsWith(".sql") ? "--" : "//"} ${shown(path)}${executed ? " (has run)" : ""}\n${source}`,
      );
  else {
    for (const path of written) terminal.print(`Written: ${shown(path)}`);
    for (const name of recorded) terminal.print(`Recorded as run: ${name}`);
    if (written.length + recorded.length === 0) terminal.print("Nothing to do: all is written and recorded already.");
  }
  const oneWay = migrations.filter(({ reversible }) => !reversible).length;
  if (oneWay > 0) terminal.note(`Without a way back: ${oneWay} of ${migrations.length}. They say -- migrate:no-down.`);
  for (const { file, reason } of unconverted) terminal.warn(`not converted: ${shown(file)} ${reason}`);
}

function shown(path: string): string {
  return isAbsolute(path) ? relative(process.cwd(), path) : path;
}
