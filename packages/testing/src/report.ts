import { appendFileSync } from "node:fs";

import { ENGINE_TITLES, type Engine, requiredEngines } from "./engine";

/** One line of the closing summary: an engine that tests ran on, or one that could not be had, and why. */
export interface ReportRow {
  readonly engine: Engine;
  readonly status: "ran" | "not-run";
  /** As the server gives it, without the distribution's suffix; empty when not run. */
  readonly version: string;
  /** Where the server came from, in words; empty when not run. */
  readonly source: string;
  /** Why it did not run; empty when it ran. */
  readonly reason: string;
  /** What a person does to have it; empty when it ran. */
  readonly todo: string;
}

/**
 * Adds the row to the file that STINGERLOOM_TEST_REPORT names: one JSON object a line, from any number of processes.
 */
export function appendReport(row: ReportRow, env: NodeJS.ProcessEnv = process.env): void {
  const file = env["STINGERLOOM_TEST_REPORT"];
  if (file) {
    appendFileSync(file, `${JSON.stringify(row)}\n`);
  }
}

/** The rows that make a run fail: required by STINGERLOOM_TEST_REQUIRE and not had. */
export function missingRequired(rows: readonly ReportRow[], env: NodeJS.ProcessEnv = process.env): ReportRow[] {
  const required = requiredEngines(env);
  return rows.filter((row) => row.status === "not-run" && required.includes(row.engine));
}

export function formatRow(row: ReportRow): string {
  const title = ENGINE_TITLES[row.engine];
  return row.status === "ran"
    ? `${title} ${row.version} (${row.source})`
    : `${title}: NOT RUN, because ${row.reason}. To run it: ${row.todo}.`;
}
