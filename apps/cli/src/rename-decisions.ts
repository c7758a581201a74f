import { UsageError } from "@stingerloom/core";
import type { GenerateOptions } from "@stingerloom/cli";

/** `--rename users.mail:email --no-rename users.phone` as decisions. */
export function renameDecisions(
  renames: readonly string[] = [],
  notRenamed: readonly string[] = [],
): NonNullable<GenerateOptions["renames"]> {
  const renamed = renames.map((text) => {
    const at = text.lastIndexOf(":");
    if (at <= 0 || at === text.length - 1)
      throw new UsageError("USAGE", `--rename ${text} is not of the form table.old:new`, {
        hint: "Write --rename users.mail:email for a column, --rename users:members for a table.",
      });
    return { from: text.slice(0, at), to: text.slice(at + 1) };
  });
  return { renamed, notRenamed };
}
