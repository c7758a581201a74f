import { hostMark, ownerOf } from "./scratch-name";

/** Milliseconds: two clocks of one process do not agree to the last one. */
const tolerance = 2_000;

/** Is it a throw-away database of a process of this host that has ended? Of other hosts nobody here knows. */
export function isLeftOver(
  name: string,
  host: string = hostMark(),
  isRunning: (pid: number) => boolean = isAlive,
  ownStart: number = Date.now() - process.uptime() * 1_000,
): boolean {
  const owner = ownerOf(name);
  if (owner === undefined || owner.host !== host) return false;
  // In a container every process may have the number that the one before it had.
  if (owner.pid === process.pid) return owner.createdAt < ownStart - tolerance;
  return !isRunning(owner.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is alive, too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
