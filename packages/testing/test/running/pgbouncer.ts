import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestConnectionOptions } from "../../src";

export interface Pooler {
  readonly port: number;
  /** A setting of the server's session that the pool gives to the next client. */
  show(setting: string): Promise<string>;
  stop(): Promise<void>;
}

export function havePgbouncer(): boolean {
  return spawnSync("pgbouncer", ["--version"]).status === 0;
}

/** The distribution's PgBouncer in front of one database. */
export async function startPgbouncer(
  target: TestConnectionOptions,
  mode: "statement" | "transaction" | "session",
): Promise<Pooler> {
  const folder = mkdtempSync(join(tmpdir(), "stingerloom-pgbouncer-"));
  const port = await freePort();
  const password = target.password ? ` password=${target.password}` : "";
  const config = [
    "[databases]",
    `${target.database} = host=${target.host} port=${target.port} dbname=${target.database} ` +
      `user=${target.username}${password}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${port}`,
    "unix_socket_dir =",
    "auth_type = any",
    `pool_mode = ${mode}`,
  ];
  const file = join(folder, "pgbouncer.ini");
  writeFileSync(file, config.join("\n"));
  // It refuses to run as root, so its own user has to be able to read the file.
  chmodSync(folder, 0o755);
  const user = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  const child = spawn("pgbouncer", [...user, file], { stdio: "ignore" });
  await untilOpen(port, child);
  return {
    port,
    show: (setting) => showThrough(port, target, setting),
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function showThrough(port: number, target: TestConnectionOptions, setting: string): Promise<string> {
  const { Client } = await import("pg");
  const client = new Client({
    host: "127.0.0.1",
    port,
    user: target.username,
    password: target.password,
    database: target.database,
  });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: string }>("SELECT current_setting($1) AS value", [setting]);
    return rows[0]?.value ?? "";
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function untilOpen(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}`);
    if (await opens(port)) return;
    await sleep(100);
  }
  throw new Error("pgbouncer does not answer");
}

function opens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve((socket.destroy(), true)));
    socket.once("error", () => resolve(false));
  });
}
