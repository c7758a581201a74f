import { createHash } from "node:crypto";
import type { LockHolder } from "@stingerloom/core";

type Execute = (sql: string, parameters?: readonly unknown[]) => Promise<Record<string, unknown>[]>;

/**
 * The 64 bits of an advisory lock: the first eight bytes of the key's SHA-256, as a signed number. Stated in
 * docs/formats.md.
 */
function lockNumber(key: string): bigint {
  return createHash("sha256").update(key).digest().readBigInt64BE(0);
}

export async function tryLock(execute: Execute, key: string): Promise<boolean> {
  const [row] = await execute("SELECT pg_catalog.pg_try_advisory_lock(?::bigint) AS locked", [String(lockNumber(key))]);
  return row?.["locked"] === true;
}

export async function unlock(execute: Execute, key: string): Promise<void> {
  await execute("SELECT pg_catalog.pg_advisory_unlock(?::bigint)", [String(lockNumber(key))]);
}

/** pg_locks shows the two halves of the number (postgresql.org/docs/current/view-pg-locks.html). */
const holderQuery = `
  SELECT l.pid, a.application_name, a.usename, a.backend_start
  FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
  WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
    AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
    AND ((l.classid::bigint << 32) | l.objid::bigint) = ?::bigint`;

export async function lockHolder(execute: Execute, key: string): Promise<LockHolder | undefined> {
  const [row] = await execute(holderQuery, [String(lockNumber(key))]);
  if (row === undefined) return undefined;
  const { pid, application_name: application, usename: user, backend_start: since } = row;
  return {
    pid: Number(pid),
    ...(typeof application === "string" && application !== "" && { application }),
    ...(typeof user === "string" && { user }),
    ...(since instanceof Date && { since }),
  };
}

/** A function that ends all locks of a session may stand anywhere in a migration. */
export async function holdsLock(execute: Execute, key: string): Promise<boolean> {
  const [row] = await execute(
    `SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
      AND l.pid = pg_catalog.pg_backend_pid() AND ((l.classid::bigint << 32) | l.objid::bigint) = ?::bigint) AS held`,
    [String(lockNumber(key))],
  );
  return row?.["held"] === true;
}
