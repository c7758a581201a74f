import { randomBytes } from "node:crypto";

import type { AdminConnection } from "./admin-connection";
import type { ServerEngine } from "../engine";

const PREFIX = "stingerloom_test_";
const NAME = /^stingerloom_test_([0-9a-z]+)_/;

/** Long enough for any test run; what is older was left by a run that was killed. */
const LEFT_OVER_AFTER_MS = 3 * 60 * 60 * 1000;

/** A name that no other test has, that tells its age, and that fits into the 63 bytes of PostgreSQL. */
export function scratchName(label = "db", now = Date.now()): string {
  const plain = label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .slice(0, 20);
  return `${PREFIX}${now.toString(36)}_${randomBytes(5).toString("hex")}_${plain}`;
}

export function isLeftOver(name: string, now = Date.now()): boolean {
  const stamp = NAME.exec(name)?.[1];
  return stamp !== undefined && now - parseInt(stamp, 36) > LEFT_OVER_AFTER_MS;
}

export async function dropScratch(admin: AdminConnection, engine: ServerEngine, name: string): Promise<void> {
  if (engine === "postgres") {
    await admin.query(`DROP DATABASE IF EXISTS ${admin.quote(name)} WITH (FORCE)`);
    return;
  }
  // A connection that a failed test left open may hold a metadata lock, and DROP DATABASE would wait for it.
  const sessions = await admin.query("SHOW PROCESSLIST");
  for (const { Id, db } of sessions) {
    if (db === name) await admin.query(`KILL ${Number(Id)}`).catch(() => undefined);
  }
  await admin.query(`DROP DATABASE IF EXISTS ${admin.quote(name)}`);
}

/** On a server that outlives the run, databases of killed runs would pile up. */
export async function dropLeftOvers(admin: AdminConnection, engine: ServerEngine): Promise<void> {
  const rows =
    engine === "postgres"
      ? await admin.query("SELECT datname AS name FROM pg_database")
      : await admin.query("SELECT schema_name AS name FROM information_schema.schemata");
  for (const row of rows) {
    const name = String(row["name"]);
    if (isLeftOver(name)) {
      await dropScratch(admin, engine, name).catch(() => undefined);
    }
  }
}
