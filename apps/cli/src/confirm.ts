import { DecisionNeededError, UsageError } from "@stingerloom/core";
import { isInteractive } from "./terminal-resolver";

export interface ConfirmOptions {
  readonly yes?: boolean;
}

/**
 * Asks before something is lost that cannot be had back.
 * @throws UsageError `PRODUCTION_REFUSED`; DecisionNeededError `CONFIRMATION_NEEDED` where nobody can be asked, or says
 * no
 */
export async function confirm(command: string, what: string, { yes }: ConfirmOptions): Promise<void> {
  refuseProduction(command);
  if (yes) return;
  if (isInteractive()) {
    const { default: select } = await import("@inquirer/select");
    const choices = [
      { name: "No, leave everything as it is", value: false },
      { name: "Yes", value: true },
    ];
    if (await select({ message: `${what} Go on?`, choices })) return;
    throw new DecisionNeededError("CONFIRMATION_NEEDED", "Nothing was changed", { hint: "--yes does not ask." });
  }
  throw new DecisionNeededError("CONFIRMATION_NEEDED", `${command}: ${what}`, {
    hint: "If that is meant, pass --yes.",
  });
}

/** @throws UsageError `PRODUCTION_REFUSED` */
export function refuseProduction(command: string): void {
  if (process.env["NODE_ENV"] !== "production") return;
  throw new UsageError("PRODUCTION_REFUSED", `${command} does not run with NODE_ENV=production`, {
    hint: "It is for development and tests. Write a migration instead.",
  });
}
