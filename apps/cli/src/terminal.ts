import { createColors } from "picocolors";
import { escaped, forTerminal, nameForTerminal } from "./for-terminal";

/** Where a command speaks: results on standard output, everything beside them on standard error. */
export interface Terminal {
  readonly json: boolean;
  /** A line of a result, for people; nothing with `--json`. `mark` stands before it as it is. */
  print(text: string, mark?: string): void;
  /**
   * SQL or a source, for people and files; nothing with `--json`. Control characters are escaped on a terminal
   * only.
   */
  printSource(text: string): void;
  /**
   * A result, for programs; nothing without `--json`. A process prints one: what comes after it is on standard
   * error.
   */
  printJson(value: unknown): void;
  /** `mark` stands before it as it is. */
  note(text: string, mark?: string): void;
  warn(text: string): void;
  readonly colors: ReturnType<typeof createColors>;
}

const write = process.stdout.write.bind(process.stdout);
let printed = false;

export function createTerminal({
  json = false,
  noColor = false,
}: {
  readonly json?: boolean;
  readonly noColor?: boolean;
}): Terminal {
  const isTerminal = process.stdout.isTTY === true;
  const colors = createColors(isTerminal && !noColor && !process.env["NO_COLOR"] && !json);
  if (json) divertOutput();
  const note = (text: string, mark = ""): void => void process.stderr.write(`${mark}${forTerminal(text)}\n`);
  return {
    json,
    colors,
    note,
    print: (text, mark = "") => void (json || write(`${mark}${nameForTerminal(text)}\n`)),
    printSource: (text) => void (json || write(`${isTerminal ? escaped(text) : text}\n`)),
    printJson: (value) => {
      if (json && !printed) write(`${JSON.stringify(value, null, 2)}\n`);
      printed = true;
    },
    warn: (text) => note(` ${text}`, colors.yellow("Warning:")),
  };
}

/** With `--json` standard output holds one value: what migrations and configurations print goes to standard error. */
function divertOutput(): void {
  process.stdout.write = process.stderr.write.bind(process.stderr);
}
