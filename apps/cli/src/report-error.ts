import { messageOf } from "@stingerloom/core";
import { isInterruption } from "./exit-code";
import { redacted } from "./for-terminal";
import { createTerminal } from "./terminal";

interface ErrorFlags {
  readonly verbose: boolean;
  readonly json: boolean;
  readonly noColor: boolean;
}

/** `CODE: message` and the hint on standard error; with `--json` the same as an object on standard output. */
export function reportError(error: unknown, { verbose, json, noColor }: ErrorFlags): void {
  if (isInterruption(error)) return createTerminal({ json, noColor }).note("Stopped: nothing was changed.");
  const { code, hint, stack, cause, proof } = partsOf(error);
  const message = redacted(messageOf(error));
  const terminal = createTerminal({ json, noColor });
  terminal.printJson({ error: { code, message, ...(hint !== undefined && { hint }) }, ...(proof && { proof }) });
  terminal.note(`: ${message}`, terminal.colors.red(code));
  if (hint !== undefined) terminal.note(`  ${hint}`);
  if (verbose && stack !== undefined) terminal.note(stack);
  if (verbose && cause instanceof Error && cause.stack !== undefined) terminal.note(`Caused by: ${cause.stack}`);
}

/** What may be thrown is anything. */
function partsOf(error: unknown): {
  readonly code: string;
  readonly hint?: string;
  readonly stack?: string;
  readonly cause?: unknown;
  readonly proof?: object;
} {
  const { code, hint, stack, cause, proof } = (typeof error === "object" && error !== null ? error : {}) as Record<
    string,
    unknown
  >;
  const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
  return {
    code: textOf(code) ?? "ERROR",
    hint: textOf(hint),
    stack: textOf(stack),
    cause,
    ...(proof ? { proof } : {}),
  };
}
