import type { RunnerEvent } from "@stingerloom/core";
import { nameForTerminal } from "./for-terminal";
import type { Terminal } from "./terminal";

/** Where progress is written, and by which clock. */
export interface ProgressOutput {
  /** A line that is written over and over; otherwise a line from time to time. */
  readonly isTerminal: boolean;
  write(text: string): void;
  now(): number;
}

/** What a run shows while it goes on. */
export interface Progress {
  onEvent(event: RunnerEvent): void;
  /** The migrations whose result has been shown. */
  readonly shown: ReadonlySet<string>;
  /** Takes away the line of what is under way. */
  end(): void;
}

const everySecond = 1_000;
const everyHalfMinute = 30_000;
const clearLine = "\r\u001b[K";

/** Each result as it comes and, until then, what is under way: `running X (2 of 7) · statement 3 · 00:12`. */
export function createProgress(terminal: Terminal, output: ProgressOutput = standardError): Progress {
  const shown = new Set<string>();
  let [total, index, statement, started] = [0, 0, 0, output.now()];
  let current: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  const line = (): string =>
    [
      `running ${nameForTerminal(current ?? "")} (${index} of ${total})`,
      ...(statement > 0 ? [`statement ${statement}`] : []),
      clockOf(output.now() - started),
    ].join(" · ");
  const draw = (): void => output.write(output.isTerminal ? `${clearLine}${line()}` : `${line()}\n`);
  const clear = (): void => {
    if (output.isTerminal && current !== undefined) output.write(clearLine);
  };
  const stop = (): void => {
    clear();
    clearInterval(timer);
    current = undefined;
  };
  const begin = (name: string): void => {
    stop();
    [current, started, statement] = [name, output.now(), 0];
    index++;
    timer = setInterval(draw, output.isTerminal ? everySecond : everyHalfMinute).unref();
  };

  return {
    shown,
    end: stop,
    onEvent: ({ kind, migration = "", migrations = [], direction, number = 0 }) => {
      if (kind === "plan") [total, index] = [migrations.length, 0];
      else if ((kind === "start" || kind === "statement") && migration !== current) begin(migration);
      else if (kind !== "statement" && kind !== "end") clear();
      if (kind === "statement") statement = number;
      if (kind === "start" || kind === "statement") return void (output.isTerminal && draw());
      if (kind !== "end") return;
      stop();
      shown.add(migration);
      printResult({ name: migration, direction: direction ?? "up", success: true }, terminal);
    },
  };
}

/** `✓ CreateUsers ran` */
export function printResult(
  { name, direction, success }: { readonly name: string; readonly direction: "up" | "down"; readonly success: boolean },
  { print, colors }: Terminal,
): void {
  const [mark, verb] = success
    ? [colors.green("✓"), direction === "up" ? "ran" : "rolled back"]
    : [colors.red("✗"), "failed"];
  print(` ${name} ${verb}`, mark);
}

const standardError: ProgressOutput = {
  isTerminal: process.stderr.isTTY === true && !process.env["CI"],
  write: (text) => void process.stderr.write(text),
  now: Date.now,
};

function clockOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
