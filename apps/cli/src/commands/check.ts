import type { DatabaseCheck } from "@stingerloom/cli";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { renameDecisions } from "../rename-decisions";
import { createTerminal } from "../terminal";
import { withCli } from "../with-cli";

export interface CheckOptions {
  readonly rename?: readonly string[];
  readonly noRename?: readonly string[];
  readonly allowEmpty?: boolean;
}

/** `migrate:check`: exit code 3 and a list when something wants to be done, 0 otherwise. */
export function check(options: CheckOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const renames = renameDecisions(options.rename, options.noRename);
  const needs = { entities: true, someMigrations: !options.allowEmpty };
  return withCli(options, needs, terminal, async (cli) => {
    cli.setGenerateOptions({ renames });
    const report = await cli.check();
    const findings = findingsOf(report);
    terminal.printJson({ ok: findings.length === 0, ...report });
    for (const name of report.unverifiable)
      terminal.note(`${name}: its SQL depends on the rows that it reads, so that it cannot be compared`);
    for (const finding of findings) terminal.print(finding);
    for (const object of report.unsupported) terminal.note(`Not managed: ${object}`);
    if (report.pending.length > 0 && report.drift.length > 0)
      terminal.note("The changes of pending migrations are listed as well: run them, then check again.");
    if (findings.length === 0)
      terminal.print("No problems found: nothing pending, nothing to generate, checksums match.");
    return findings.length === 0 ? exitCodes.done : exitCodes.decision;
  });
}

function findingsOf({ pending, partial, changed, missing, drift, undecided }: DatabaseCheck): string[] {
  return [
    ...pending.map((name) => `Pending: ${name}`),
    ...partial.map(({ name }) => `Half done: ${name}`),
    ...changed.map(({ name }) => `Changed since it ran: ${name}`),
    ...missing.map((name) => `Recorded, but without a class: ${name}`),
    ...undecided.map((question) => `To be decided: ${question}`),
    ...drift.map((statement) => `To be generated: ${statement}`),
  ];
}
