import { within } from "./deadline";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs `stop` before a signal ends the process; the returned function takes that back. */
export function stopOnSignals(stop: () => Promise<void>): () => void {
  const handler = (signal: NodeJS.Signals): void => {
    release();
    void within(10_000, stop(), "takes too long")
      .catch(() => undefined)
      .finally(() => process.kill(process.pid, signal));
  };
  const release = (): void => SIGNALS.forEach((signal) => void process.off(signal, handler));
  SIGNALS.forEach((signal) => process.on(signal, handler));
  return release;
}
