import type { RunReport } from "@stingerloom/core";
import { nameForTerminal, redacted } from "./for-terminal";
import { printResult } from "./progress";
import { reportError } from "./report-error";
import type { Terminal } from "./terminal";

/** What a report is printed with. */
export interface ResultOptions {
  /** What is said when there was nothing to do. */
  readonly nothing: string;
  readonly verbose?: boolean;
  /** The migrations whose result has been shown while they ran. */
  readonly shown?: ReadonlySet<string>;
}

/** What ran or was undone, and why it stopped. */
export function printResults(
  { results, failure, warnings }: RunReport,
  { nothing, verbose = false, shown = new Set() }: ResultOptions,
  terminal: Terminal,
): void {
  terminal.printJson({
    results,
    warnings,
    ...(failure && {
      error: { code: (failure as { code?: string }).code ?? "ERROR", message: redacted(failure.message) },
    }),
  });
  if (results.length === 0 && failure === undefined) return terminal.print(nothing);
  for (const result of results) if (!shown.has(result.name) || !result.success) printResult(result, terminal);
  if (failure !== undefined)
    return reportError(failure, { verbose, json: false, noColor: !terminal.colors.isColorSupported });
  terminal.print(summaryOf(results));
}

/** `2 migrations run.`, `1 migration rolled back, 1 run.` */
function summaryOf(results: RunReport["results"]): string {
  const ways = [
    { verb: "rolled back", count: results.filter(({ direction }) => direction === "down").length },
    { verb: "run", count: results.filter(({ direction }) => direction === "up").length },
  ].filter(({ count }) => count > 0);
  const [first, second] = ways;
  const more = second === undefined ? "" : `, ${second.count} ${second.verb}`;
  return `${first?.count} ${first?.count === 1 ? "migration" : "migrations"} ${first?.verb}${more}.`;
}

/** The statements that a run would execute. */
export function printDryRun({ statements = [] }: RunReport, terminal: Terminal): void {
  terminal.printJson({ statements });
  if (statements.length === 0) return terminal.print("-- Nothing to do.");
  for (const { name, sql } of statements)
    terminal.printSource(
      [`-- ${nameForTerminal(name)}`, ...sql.map((statement) => `${statement.trim()};`), ""].join("\n"),
    );
}
