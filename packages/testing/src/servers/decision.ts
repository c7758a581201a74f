import type { ReportRow } from "../report";

const VARIABLE = "STINGERLOOM_TEST_DECISION";

/** What the run decided about each engine travels to the test processes in one variable. */
export function writeDecision(rows: readonly ReportRow[]): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(rows) };
}

export function readDecision(env: NodeJS.ProcessEnv): ReportRow[] | undefined {
  const text = env[VARIABLE];
  return text ? (JSON.parse(text) as ReportRow[]) : undefined;
}

export function withoutDecision(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, [VARIABLE]: undefined };
}
