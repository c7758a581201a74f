/** Milliseconds that what a command left open may still take. */
const grace = 5_000;

const words: Readonly<Record<string, string>> = {
  Timeout: "timer",
  TCPSocketWrap: "network connection",
  TCPServerWrap: "server",
  TLSWrap: "network connection",
  ProcessWrap: "child process",
  MessagePort: "worker",
  FSEventWrap: "file watcher",
  StatWatcher: "file watcher",
};

/** The process's own standard streams, and requests that are about to end. */
const harmless: ReadonlySet<string> = new Set(["TTYWrap", "PipeWrap", "Immediate", "SimpleWriteWrap", "WriteWrap"]);

/** Ends the process when a migration or the configuration left something open that would keep it for ever. */
export function endLeftOpen(code: number): void {
  setTimeout(() => {
    // Somebody reads our output slowly.
    if (process.stdout.writableLength + process.stderr.writableLength > 0) return endLeftOpen(code);
    process.stderr.write(
      `Warning: the command is done, and the process was ended with this left open: ${leftOpen()}\n`,
    );
    process.exit(code);
  }, grace).unref();
}

function leftOpen(): string {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    const word = words[kind] ?? kind;
    if (!harmless.has(kind)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const parts = [...counts].map(([word, count]) => `${count} × ${word}`);
  return parts.length === 0 ? "something that Node does not name" : parts.join(", ");
}
