import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { LockHolder } from "@stingerloom/core";
import { openFile, type SqliteConnection } from "./client";
import { connectionError, engineCodeOf, isBusy } from "./connection-error";

/**
 * The lock of a database file: an exclusive transaction on a file next to it. The operating system ends it with the process,
 * however that ends. The file stays: to delete it could take the lock from under somebody who just opened it.
 */
export class FileLock {
  private connection: SqliteConnection | undefined;

  constructor(private readonly file: string) {}

  /** By whatever path the file is named, the lock is one. */
  private get lockFile(): string {
    const file = existsSync(this.file) ? realpathSync(this.file) : resolve(this.file);
    return `${file}.stingerloom-lock`;
  }

  private get holderFile(): string {
    return `${this.lockFile}-holder`;
  }

  async tryAcquire(application: string): Promise<boolean> {
    if (this.connection !== undefined) return true;
    let connection: SqliteConnection | undefined;
    try {
      connection = await openFile(this.lockFile, { timeout: 0 });
      connection.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      connection?.close();
      if (isBusy(engineCodeOf(error) ?? "")) return false;
      throw connectionError(this.lockFile, error);
    }
    this.connection = connection;
    this.writeHolder({ pid: process.pid, application, since: new Date() });
    return true;
  }

  release(): void {
    if (this.connection === undefined) return;
    rmSync(this.holderFile, { force: true });
    this.connection.close();
    this.connection = undefined;
  }

  /** What the holder wrote of itself; nothing if that process is gone, because then it holds no lock. */
  holder(): LockHolder | undefined {
    try {
      const { pid, application, since } = JSON.parse(readFileSync(this.holderFile, "utf8")) as {
        pid: number;
        application: string;
        since: string;
      };
      return isAlive(pid) ? { pid, application, since: new Date(since) } : undefined;
    } catch {
      return undefined;
    }
  }

  /** A note for people who wait: the lock holds without it. */
  private writeHolder(holder: LockHolder): void {
    try {
      writeFileSync(this.holderFile, JSON.stringify(holder));
    } catch {
      rmSync(this.holderFile, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, and is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
