import { UsageError } from "@stingerloom/core";
import { displayName, type RenameProblem } from "@stingerloom/schema-diff";

/**
 * A stated rename holds or is refused: what it was meant for would be dropped otherwise.
 * @throws UsageError `RENAME_UNKNOWN`, `RENAME_SWAP`, `RENAME_OCCUPIED`
 */
export function refuseRenameProblems(problems: readonly RenameProblem[]): void {
  const [problem] = problems;
  if (problem === undefined) return;
  switch (problem.kind) {
    case "unmatched":
      throw new UsageError("RENAME_UNKNOWN", `The rename decision ${problem.decision} names nothing`, {
        hint: "Check both names. A rename that is done already needs no flag.",
      });
    case "swap":
      throw swapped(problem);
    case "occupied":
      throw new UsageError(
        "RENAME_OCCUPIED",
        `Table ${problem.from} cannot be renamed to ${problem.to}: another table has that name, and ` +
          `tables are not dropped`,
        { hint: "Rename the other table as well, or pass --detect-dropped-tables to drop it." },
      );
  }
}

function swapped({ table, from, to }: Extract<RenameProblem, { kind: "swap" }>): UsageError {
  const name = (part: string) => (table === undefined ? part : `${displayName(table)}.${part}`);
  return new UsageError(
    "RENAME_SWAP",
    `By renamedFrom, ${name(from)} and ${name(to)} change places. Whether they have done so already is not known`,
    {
      hint:
        `To swap them, pass --rename ${name(from)}:${to} --rename ${name(to)}:${from} once. ` +
        "In either case remove renamedFrom from both.",
    },
  );
}
