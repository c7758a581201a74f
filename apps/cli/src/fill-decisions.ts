import { UsageError } from "@stingerloom/core";
import type { GenerateOptions } from "@stingerloom/cli";

/**
 * `--fill "users.phone='none'"` as decisions.
 * @throws UsageError `USAGE` where one is not of the form table.column=<SQL>
 */
export function fillDecisions(fills: readonly string[] = []): NonNullable<GenerateOptions["fills"]> {
  const decided = fills.map((text) => {
    const at = text.indexOf("=");
    const [column, sql] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1).trim()];
    if (!column.includes(".") || sql === "") throw unreadable(text);
    return { column, sql };
  });
  const twice = decided.find(({ column }, i) => decided.findIndex((other) => other.column === column) < i);
  if (twice !== undefined)
    throw new UsageError("USAGE", `--fill names ${twice.column} twice`, { hint: "Give each column one value." });
  return decided;
}

function unreadable(text: string): UsageError {
  return new UsageError("USAGE", `--fill ${text} is not of the form table.column=<SQL expression>`, {
    hint: `Write --fill "users.phone='none'" for a text, --fill "users.slug=lower(name)" for a value of the row.`,
  });
}
