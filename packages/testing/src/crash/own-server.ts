import { execFile } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { ServerEngine } from "../engine";
import { STANDARD_PORTS, TEST_ACCOUNT, type ServerAddress } from "../servers/address";
import { withAdmin } from "../servers/admin-connection";
import { imageOf } from "../servers/container";

const run = promisify(execFile);

/** A server that a test may kill: a container of its own, at a port that stays the same when it comes back. */
export interface OwnServer {
  readonly address: ServerAddress;
  /** As when the power goes: no process of the server gets to do anything more. */
  kill(): Promise<void>;
  /** Starts it again on the data that it left, and waits until it answers. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** @throws Error when there is no Docker engine or no image */
export async function startOwnServer(engine: ServerEngine): Promise<OwnServer> {
  const address = addressAt(engine, await freePort());
  const ports = `127.0.0.1:${address.port}:${STANDARD_PORTS[engine]}`;
  const settings = Object.entries(environmentOf(engine)).flatMap(([name, value]) => ["-e", `${name}=${value}`]);
  const { stdout } = await run("docker", ["run", "-d", "-p", ports, ...settings, imageOf(engine)]);
  const id = stdout.trim();
  const server: OwnServer = {
    address,
    kill: async () => void (await run("docker", ["kill", "--signal", "KILL", id])),
    start: async () => {
      await run("docker", ["start", id]);
      await untilReady(address);
    },
    remove: async () => void (await run("docker", ["rm", "--force", "--volumes", id])),
  };
  try {
    await untilReady(address);
  } catch (error) {
    await server.remove();
    throw error;
  }
  return server;
}

function addressAt(engine: ServerEngine, port: number): ServerAddress {
  const [username, database] = engine === "postgres" ? [TEST_ACCOUNT, "postgres"] : ["root", "mysql"];
  return { engine, host: "127.0.0.1", port, username, password: TEST_ACCOUNT, database };
}

function environmentOf(engine: ServerEngine): Readonly<Record<string, string>> {
  if (engine === "postgres")
    return { POSTGRES_USER: TEST_ACCOUNT, POSTGRES_PASSWORD: TEST_ACCOUNT, POSTGRES_DB: TEST_ACCOUNT };
  return { MYSQL_ROOT_PASSWORD: TEST_ACCOUNT, MARIADB_ROOT_PASSWORD: TEST_ACCOUNT, MYSQL_DATABASE: TEST_ACCOUNT };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Twice in a row, as images start once to initialise their data and then again. */
async function untilReady(address: ServerAddress): Promise<void> {
  const deadline = Date.now() + 90_000;
  for (let good = 0; good < 2;) {
    try {
      await withAdmin(address, (admin) => admin.query("SELECT 1"));
      good++;
    } catch (error) {
      good = 0;
      if (Date.now() > deadline) throw error;
    }
    await sleep(300);
  }
}
