import { existsSync, lstatSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { ConnectionError, type LockHolder } from "@stingerloom/core";
import { openFile, type SqliteConnection } from "../client/client";
import { engineCodeOf, isBusy, reasonOf } from "./connection-error";
import { readNote, removeNote, writeNote } from "./holder-note";

/**
 * The lock of a database file: an exclusive transaction on a file next to it. The operating system ends it with the
 * process, however that ends. The file stays: to delete it could take the lock from under somebody who just opened
 * it.
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
      this.refuseOtherKinds();
      connection = await openFile(this.lockFile, { timeout: 0 });
      connection.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      connection?.close();
      if (isBusy(engineCodeOf(error) ?? "")) return false;
      throw lockFileError(this.lockFile, error);
    }
    this.connection = connection;
    writeNote(this.holderFile, this.file, { pid: process.pid, application, since: new Date() });
    return true;
  }

  /** A link would be followed, a pipe would be waited for. */
  private refuseOtherKinds(): void {
    const found = lstatSync(this.lockFile, { throwIfNoEntry: false });
    if (found !== undefined && !found.isFile()) throw new Error("something that is no file has its name");
  }

  release(): void {
    if (this.connection === undefined) return;
    removeNote(this.holderFile);
    this.connection.close();
    this.connection = undefined;
  }

  /** What the holder wrote of itself; nothing if that process is gone, because then it holds no lock. */
  holder(): LockHolder | undefined {
    const holder = readNote(this.holderFile);
    return holder?.pid !== undefined && isAlive(holder.pid) ? holder : undefined;
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

function lockFileError(file: string, cause: unknown): ConnectionError {
  return new ConnectionError(
    "CONNECTION_FILE",
    `The file of the migration lock, ${file}, cannot be made or opened: ${reasonOf(cause)}.`,
    {
      hint: "It lies beside the database: check the rights of that folder, and what has the file's name.",
      cause,
    },
  );
}
