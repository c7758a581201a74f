import { connectionFromUrl, diffDatabases, loadDriver, printScript } from "@stingerloom/cli";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { printHazards } from "../print-hazards";
import { renameDecisions } from "../rename-decisions";
import { createTerminal } from "../terminal";
import { terminalResolver } from "../terminal-resolver";

export interface SchemaDiffOptions {
  readonly from: string;
  readonly to: string;
  readonly renames?: "auto" | "never";
  readonly rename?: readonly string[];
  readonly noRename?: readonly string[];
  readonly detectDroppedTables?: boolean;
}

/** `schema:diff` */
export async function schemaDiff(options: SchemaDiffOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const { from, to, renames: inference, detectDroppedTables } = options;
  const renames = { ...renameDecisions(options.rename, options.noRename), inference };
  const diff = await diffDatabases({
    from,
    to,
    renames,
    resolver: terminal.json ? undefined : terminalResolver(),
    detectDroppedTables,
  });
  terminal.printJson(diff);
  terminal.print(
    diff.up.length === 0
      ? "-- No difference that is managed."
      : printScript(diff.up, loadDriver(connectionFromUrl(from)).dialect),
  );
  printHazards(diff.hazards, terminal);
  for (const object of diff.unsupported) terminal.warn(`not managed: ${object}`);
  return exitCodes.done;
}
