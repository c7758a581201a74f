import { createColors } from "picocolors";

/** Where a command speaks: results on standard output, everything beside them on standard error. */
export interface Terminal {
  readonly json: boolean;
  /** A result, for people; nothing with `--json`. */
  print(text: string): void;
  /** A result, for programs; nothing without `--json`. */
  printJson(value: unknown): void;
  note(text: string): void;
  warn(text: string): void;
  readonly colors: ReturnType<typeof createColors>;
}

export function createTerminal({
  json = false,
  noColor = false,
}: {
  readonly json?: boolean;
  readonly noColor?: boolean;
}): Terminal {
  const wanted = !noColor && process.stdout.isTTY === true && !process.env["NO_COLOR"];
  const colors = createColors(wanted && !json);
  return {
    json,
    colors,
    print: (text) => void (json || process.stdout.write(`${text}\n`)),
    printJson: (value) => void (json && process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)),
    note: (text) => void process.stderr.write(`${text}\n`),
    warn: (text) => void process.stderr.write(`${colors.yellow("Warning:")} ${text}\n`),
  };
}
