import type { Terminal } from "./terminal";

const codes = { SIGINT: 130, SIGTERM: 143 } as const;

export interface StopSignal {
  readonly signal: AbortSignal;
  /** The exit code that tells of the signal, once there was one. */
  exitCode(): number | undefined;
  release(): void;
}

/** The first SIGINT or SIGTERM asks the run to stop where nothing is half done; a second one ends the process at once. */
export function stopSignal(terminal: Terminal): StopSignal {
  const controller = new AbortController();
  let received: keyof typeof codes | undefined;
  const onSignal = (name: NodeJS.Signals): void => {
    if (received !== undefined) process.exit(codes[received]);
    received = name as keyof typeof codes;
    terminal.note(`${name}: finishing or undoing the current statement; once more to end at once`);
    controller.abort();
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return {
    signal: controller.signal,
    exitCode: () => (received === undefined ? undefined : codes[received]),
    release: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal),
  };
}
