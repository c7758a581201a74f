import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Does `work` with the URL of an empty database, which is dropped afterwards.
 * @returns what `work` gives, or why it was not done
 */
export function withDatabase(engine, folder, work) {
  if (engine === "sqlite") return withFile(join(folder, "app.db"), work);
  const server = process.env.STINGERLOOM_TEST_POSTGRES_URL;
  if (server === undefined) return "NOT RUN: STINGERLOOM_TEST_POSTGRES_URL is not set";
  const url = new URL(server);
  const name = `stingerloom_example_${process.pid}`;
  url.pathname = `/${name}`;
  execute(folder, server, `CREATE DATABASE ${name}`);
  try {
    return work(url.href);
  } finally {
    execute(folder, server, `DROP DATABASE ${name}`);
  }
}

function withFile(file, work) {
  rmSync(file, { force: true });
  try {
    return work(`sqlite:${file}`);
  } finally {
    rmSync(file, { force: true });
  }
}

/** By the client that the example has installed. */
function execute(folder, server, sql) {
  const script = `
    const { Client } = require("pg");
    const client = new Client({ connectionString: process.env.SERVER });
    client.connect().then(() => client.query(process.env.SQL)).then(() => client.end()).catch((error) => {
      console.error(error.message);
      process.exit(1);
    });`;
  const env = { ...process.env, SERVER: server, SQL: sql };
  const { status, stderr } = spawnSync(process.execPath, ["-e", script], { cwd: folder, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${sql}: ${stderr}`);
}
