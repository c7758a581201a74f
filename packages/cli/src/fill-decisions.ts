import { DecisionNeededError, UsageError } from "@stingerloom/core";
import {
  openFills,
  type FillDecision,
  type MigrationPlan,
  type OpenFill,
  type TableStatistics,
} from "@stingerloom/schema-diff";

/** Decides what rows get in columns that become or are added NOT NULL: a person at a terminal, a test. */
export interface FillResolver {
  /** SQL for the value; null: nobody decides, which is an error. */
  fill(question: { readonly column: string; readonly rows?: number }): Promise<string | null>;
}

/**
 * The decisions with one for each column that is in need of it; those that were given where there is none.
 * @throws DecisionNeededError `FILL_UNDECIDED` when nobody is there to decide
 */
export async function decideFills(
  plan: MigrationPlan,
  statistics: TableStatistics,
  fills: readonly FillDecision[] | undefined,
  resolver: Partial<FillResolver> | undefined,
): Promise<readonly FillDecision[] | undefined> {
  const open = openFills(plan, statistics);
  if (open.length === 0) return fills;
  const decided = [...(fills ?? [])];
  for (const { name, rows } of open) {
    const sql = await resolver?.fill?.({ column: name, ...(rows !== undefined && { rows }) });
    if (sql === undefined || sql === null) throw undecided(open);
    decided.push({ column: name, sql });
  }
  return decided;
}

function undecided(open: readonly OpenFill[]): DecisionNeededError {
  const columns = open.map(({ name, rows }) => (rows === undefined ? name : `${name} (null in ${rows})`));
  return new DecisionNeededError(
    "FILL_UNDECIDED",
    `No nulls are allowed, there is no default, and rows are in the way: ${columns.join(", ")}`,
    {
      hint:
        `Say what rows get: ${open.map(({ name }) => `--fill "${name}=<SQL expression>"`).join(" ")}. ` +
        `Or give the column a default, or make it nullable.`,
    },
  );
}

/** @throws UsageError `FILL_UNKNOWN` */
export function refuseUnmatchedFills(unmatched: readonly string[]): void {
  if (unmatched.length === 0) return;
  throw new UsageError("FILL_UNKNOWN", `The fill ${unmatched[0]} names no column that becomes or is added NOT NULL`, {
    hint: "Check the names of table and column: those of the entities. A fill that is done already needs no flag.",
  });
}
