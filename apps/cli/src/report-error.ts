import { createTerminal } from "./terminal";

interface ErrorFlags {
  readonly verbose: boolean;
  readonly json: boolean;
  readonly noColor: boolean;
}

interface CodedError extends Error {
  readonly code?: string;
  readonly hint?: string;
}

/** `CODE: message` and the hint on standard error; with `--json` the same as an object on standard output. */
export function reportError(error: unknown, { verbose, json, noColor }: ErrorFlags): void {
  const { code = "ERROR", message, hint, stack, cause } = asError(error);
  const terminal = createTerminal({ json, noColor });
  terminal.printJson({ error: { code, message, ...(hint !== undefined && { hint }) } });
  terminal.note(`${terminal.colors.red(code)}: ${message}`);
  if (hint !== undefined) terminal.note(`  ${hint}`);
  if (verbose && stack !== undefined) terminal.note(stack);
  if (verbose && cause instanceof Error && cause.stack !== undefined) terminal.note(`Caused by: ${cause.stack}`);
}

function asError(error: unknown): CodedError {
  return error instanceof Error ? error : new Error(String(error));
}
