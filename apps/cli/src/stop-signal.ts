import { endUnfinished, type StingerloomError } from "@stingerloom/core";
import { exitCodes } from "./exit-code";
import type { Terminal } from "./terminal";

const codes = { SIGINT: 130, SIGTERM: 143 } as const;

/** Milliseconds after which the process ends, whatever the server does. */
const patience = 8_000;

export interface StopSignal {
  readonly signal: AbortSignal;
  /** The exit code that tells of the signal, once there was one. */
  exitCode(): number | undefined;
  /** Stops the run because of an exception that nothing caught. */
  fail(error: StingerloomError): void;
  /** That exception. */
  failure(): StingerloomError | undefined;
  release(): void;
}

/**
 * The first SIGINT or SIGTERM asks the run to stop where nothing is half done; a second one ends the process at once.
 */
export function stopSignal(terminal: Terminal): StopSignal {
  const controller = new AbortController();
  let received: keyof typeof codes | undefined;
  let failure: StingerloomError | undefined;
  const stop = (code: number, reason?: StingerloomError): void => {
    setTimeout(() => endUnfinished(code), patience).unref();
    controller.abort(reason);
  };
  const onSignal = (name: NodeJS.Signals): void => {
    if (received !== undefined) endUnfinished(codes[received]);
    received = name as keyof typeof codes;
    terminal.note(`${name}: finishing or undoing the current statement; send it once more to end at once`);
    stop(codes[received]);
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return {
    signal: controller.signal,
    exitCode: () => (received === undefined ? undefined : codes[received]),
    fail: (error) => {
      failure ??= error;
      stop(exitCodes.failed, error);
    },
    failure: () => failure,
    release: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal),
  };
}
