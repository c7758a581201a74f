import { closeSync, constants, fstatSync, openSync, readSync, rmSync, statSync, writeSync } from "node:fs";
import type { LockHolder } from "@stingerloom/core";

/** A note is short; what is longer is none of ours. */
const longest = 1_000;

/** Anybody who may write to the folder may have put something else in the note's place: a link, a pipe. */
const careful = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** For people who wait: the lock holds without it. No wider rights than the database has. */
export function writeNote(path: string, database: string, holder: LockHolder): void {
  try {
    rmSync(path, { force: true });
    const mode = (statSync(database, { throwIfNoEntry: false })?.mode ?? 0o600) & 0o666;
    const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | careful, mode);
    writeSync(file, JSON.stringify({ ...holder, application: holder.application?.slice(0, 100) }));
    closeSync(file);
  } catch {
    removeNote(path);
  }
}

export function removeNote(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A folder has its place: then there is no note.
  }
}

/** What the note says; nothing where it is no note. */
export function readNote(path: string): LockHolder | undefined {
  try {
    return holderOf(JSON.parse(textOf(path)));
  } catch {
    return undefined;
  }
}

function textOf(path: string): string {
  const file = openSync(path, constants.O_RDONLY | careful);
  try {
    const { size } = fstatSync(file);
    if (!fstatSync(file).isFile() || size > longest) return "";
    const buffer = Buffer.alloc(size);
    return buffer.toString("utf8", 0, readSync(file, buffer));
  } finally {
    closeSync(file);
  }
}

function holderOf(value: unknown): LockHolder | undefined {
  const { pid, application, since } = (value ?? {}) as Record<string, unknown>;
  const at = new Date(typeof since === "string" ? since : "");
  if (!Number.isSafeInteger(pid) || (pid as number) <= 0 || Number.isNaN(at.getTime())) return undefined;
  return { pid: pid as number, since: at, ...(typeof application === "string" && { application }) };
}
