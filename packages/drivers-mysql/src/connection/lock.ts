import { createHash } from "node:crypto";
import type { LockHolder } from "@stingerloom/core";
import { quoteLiteral } from "../sql/quote";
import type { ServerFacts } from "../model/server";

/** GET_LOCK takes at most 64 characters and holds for the whole server, so that the key has to name the database. */
function lockName(key: string): string {
  return [...key].length <= 64 && /^[\x20-\x7e]*$/.test(key)
    ? key
    : `stingerloom:${createHash("sha256").update(key).digest("hex").slice(0, 40)}`;
}

/** 1 is ours, 0 is somebody else's, NULL an error: only 1 counts. */
export function tryLockSql(key: string): string {
  return `SELECT GET_LOCK(${quoteLiteral(lockName(key))}, 0) AS got`;
}

export function unlockSql(key: string): string {
  return `SELECT RELEASE_LOCK(${quoteLiteral(lockName(key))}) AS released`;
}

export function holdsLockSql(key: string): string {
  return `SELECT IS_USED_LOCK(${quoteLiteral(lockName(key))}) = CONNECTION_ID() AS held`;
}

/**
 * The list of sessions. MySQL's older list fails as a whole where any session runs a statement with a
 * character of four bytes (dev.mysql.com/doc/refman/9.0/en/performance-schema-processlist-table.html has the newer
 * one).
 */
export function processList({ flavour, version }: ServerFacts): string {
  return flavour === "mysql" && version >= 80022 ? "performance_schema.processlist" : "information_schema.PROCESSLIST";
}

/** Who holds it; without the PROCESS privilege only the number of the session is known. */
export function lockHolderSql(key: string, server: ServerFacts): string {
  const sessions = processList(server);
  return `SELECT holder.id AS id, p.USER AS user, p.HOST AS host, p.TIME AS seconds
 FROM (SELECT IS_USED_LOCK(${quoteLiteral(lockName(key))}) AS id) AS holder LEFT
 JOIN ${sessions} AS p ON p.ID = holder.id`;
}

export function lockHolderOf(row: Readonly<Record<string, unknown>> | undefined): LockHolder | undefined {
  if (row === undefined || row["id"] === null || row["id"] === undefined) return undefined;
  const { user, host } = row;
  const client = typeof host === "string" && host !== "" ? `@${host}` : "";
  return { pid: Number(row["id"]), ...(typeof user === "string" && { user: `${user}${client}` }) };
}
