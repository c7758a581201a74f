import type { RunReport } from "@stingerloom/core";
import { nameForTerminal, redacted } from "./for-terminal";
import { reportError } from "./report-error";
import type { Terminal } from "./terminal";

/** What ran or was undone, and why it stopped. */
export function printResults({ results, failure, warnings }: RunReport, nothing: string, terminal: Terminal): void {
  const { print, colors } = terminal;
  terminal.printJson({
    results,
    warnings,
    ...(failure && {
      error: { code: (failure as { code?: string }).code ?? "ERROR", message: redacted(failure.message) },
    }),
  });
  if (results.length === 0 && failure === undefined) return print(nothing);
  for (const { name, direction, success } of results) {
    const [mark, verb] = success
      ? [colors.green("✓"), direction === "up" ? "ran" : "rolled back"]
      : [colors.red("✗"), "failed"];
    print(` ${name} ${verb}`, mark);
  }
  if (failure !== undefined)
    return reportError(failure, { verbose: false, json: false, noColor: !colors.isColorSupported });
  const count = results.length;
  print(
    `${count} ${count === 1 ? "migration" : "migrations"} ${results[0]?.direction === "down" ? "rolled back" : "run"}.`,
  );
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
