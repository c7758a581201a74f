import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConnectionOptions, ScratchServer } from "@stingerloom/core";
import { openFile } from "../client/client";

/** Throw-away files, each in a folder of its own below the system's folder for temporary files. */
export class ScratchFiles implements ScratchServer {
  constructor(
    private readonly options: ConnectionOptions,
    private readonly encoding: string,
    private readonly folder: string = tmpdir(),
  ) {}

  async create(name: string): Promise<ConnectionOptions> {
    const folder = join(this.folder, name);
    mkdirSync(folder, { mode: 0o700 });
    const database = join(folder, "scratch.db");
    const connection = await openFile(database, { timeout: 0 });
    try {
      connection.pragma(`encoding = '${this.encoding}'`);
      connection.pragma("user_version = 0");
    } finally {
      connection.close();
    }
    return { ...this.options, url: undefined, database };
  }

  async drop(name: string): Promise<void> {
    rmSync(join(this.folder, name), { recursive: true, force: true });
  }

  /** Who has a file open, the system does not say: the names say which process it was. */
  async unused(prefix: string): Promise<readonly string[]> {
    return readdirSync(this.folder).filter((name) => name.startsWith(prefix));
  }

  async databases(): Promise<readonly string[]> {
    return [];
  }

  async close(): Promise<void> {
    // It holds no connection.
  }
}
