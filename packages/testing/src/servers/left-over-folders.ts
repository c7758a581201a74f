import { readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { isAlive } from "./process-alive";

export const FOLDER_PREFIX = "stingerloom-postgres-";

/** Holds the pid of the run that a server's folder belongs to. */
export const OWNER_FILE = "owner";

/** Ends the servers of runs that were killed before they could do so, and removes their folders. */
export function removeLeftOverFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    const owner = name.startsWith(FOLDER_PREFIX) ? readNumber(join(folder, OWNER_FILE)) : undefined;
    if (owner === undefined || isAlive(owner)) {
      continue;
    }
    const server = readNumber(join(folder, "data", "postmaster.pid"));
    if (server !== undefined && isAlive(server) && runsIn(server, folder)) {
      process.kill(server, "SIGQUIT");
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** The number may long be another process's: only a process that stands in the folder is its server. */
function runsIn(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder);
  } catch {
    return false;
  }
}

function readNumber(file: string): number | undefined {
  try {
    const number = parseInt(readFileSync(file, "utf8"), 10);
    return Number.isNaN(number) ? undefined : number;
  } catch {
    return undefined;
  }
}
