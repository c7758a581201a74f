import type { GeneratedMigration } from "@stingerloom/cli";
import type { Terminal } from "./terminal";
import { nameForTerminal } from "./for-terminal";

/** What a plan may do to a database in use, on standard error. */
export function printHazards(hazards: GeneratedMigration["hazards"], { note, colors }: Terminal): void {
  if (hazards.length === 0) return;
  note("", colors.bold("Before you run it:"));
  for (const { code, message, recipe } of hazards)
    note(`: ${nameForTerminal(message)}${recipe === undefined ? "" : `\n    ${recipe}`}`, `  ${colors.yellow(code)}`);
}
