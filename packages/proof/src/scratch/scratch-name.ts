import { createHash } from "node:crypto";
import { hostname } from "node:os";

/** What the names of all throw-away databases begin with. */
export const scratchMark = "stingerloom_scratch_";

/** The process that made a throw-away database, as its name says. */
export interface ScratchOwner {
  readonly host: string;
  readonly pid: number;
  /** Unix time in milliseconds. */
  readonly createdAt: number;
}

let last = 0;

/** `stingerloom_scratch_<host>_<pid>_<time>`: no other is the same, and each fits into the 63 bytes of PostgreSQL. */
export function scratchName(now: number = Date.now(), host: string = hostMark(), pid: number = process.pid): string {
  last = Math.max(now, last + 1);
  return `${scratchMark}${host}_${pid}_${last.toString(36)}`;
}

/** Undefined for a name of another form. */
export function ownerOf(name: string): ScratchOwner | undefined {
  const [, host, pid, time] = /^stingerloom_scratch_([a-z0-9]+)_(\d+)_([a-z0-9]+)$/.exec(name) ?? [];
  if (host === undefined || pid === undefined || time === undefined) return undefined;
  return { host, pid: Number(pid), createdAt: parseInt(time, 36) };
}

/** The host's name, short and in letters that every engine takes, with a mark that tells alike ones apart. */
export function hostMark(name: string = hostname()): string {
  const letters = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "")
    .slice(0, 12);
  return `${letters}${createHash("sha256").update(name).digest("hex").slice(0, 8)}`;
}
