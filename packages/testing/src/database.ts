import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ENGINES, type Engine, type ServerEngine } from "./engine";
import { type ReportRow, appendReport, formatRow } from "./report";
import { startServers } from "./servers";
import { addressOf, urlOf } from "./servers/address";
import { withAdmin } from "./servers/admin-connection";
import { readDecision, withoutDecision, writeDecision } from "./servers/decision";
import { urlVariable } from "./servers/environment";
import { dropScratch, scratchName } from "./servers/scratch-database";
import { SINGLE_PACKAGE } from "./servers/source";

/** What a driver takes, with every part given: `ConnectionOptions` of `@stingerloom/core` accepts it. */
export interface TestConnectionOptions {
  readonly type: Engine;
  readonly host?: string;
  readonly port?: number;
  readonly username?: string;
  readonly password?: string;
  readonly database: string;
}

/** A database of one test alone. */
export interface TestDatabase {
  readonly engine: Engine;
  readonly version: string;
  readonly options: TestConnectionOptions;
  readonly url: string;
  drop(): Promise<void>;
}

export interface StartDatabaseOptions {
  /** Part of the database's name, so that what is left in a debugger tells its test. */
  readonly label?: string;
  /** MySQL and MariaDB: default character set; PostgreSQL: encoding. */
  readonly charset?: string;
  /** MySQL and MariaDB: default collation. */
  readonly collation?: string;
}

/** Creates an empty database on the run's server of the engine, or an empty file for SQLite. */
export async function startDatabase(engine: Engine, options: StartDatabaseOptions = {}): Promise<TestDatabase> {
  const row = await rowOf(engine);
  if (row.status === "not-run") {
    throw new Error(formatRow(row));
  }
  reportOnce(row);
  return engine === "sqlite" ? startFile(row) : startOnServer(engine, row, options);
}

/** The engines that this run has; empty before `startServers` or Jest's global setup ran. */
export function availableEngines(env: NodeJS.ProcessEnv = process.env): Engine[] {
  const rows = readDecision(env) ?? [];
  return ENGINES.filter((engine) => rows.some((row) => row.engine === engine && row.status === "ran"));
}

/** What the run decided about the engine; nothing before `startServers` or Jest's global setup ran. */
export function decisionAbout(engine: Engine, env: NodeJS.ProcessEnv = process.env): ReportRow | undefined {
  return readDecision(env)?.find((row) => row.engine === engine);
}

/** Without a decision, as in a script or a bench, the process looks for a server of its own. */
async function rowOf(engine: Engine): Promise<ReportRow> {
  const decided = decisionAbout(engine);
  if (decided) {
    return decided;
  }
  const others = readDecision(process.env) ?? [];
  const { env, rows } = await startServers({
    engines: [engine],
    order: SINGLE_PACKAGE,
    env: withoutDecision(process.env),
  });
  Object.assign(process.env, env, writeDecision([...others, ...rows]));
  return rows[0]!;
}

const reported = new Set<Engine>();

function reportOnce(row: ReportRow): void {
  if (!reported.has(row.engine)) {
    reported.add(row.engine);
    appendReport(row);
  }
}

function startFile(row: ReportRow): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), "stingerloom-sqlite-"));
  const file = join(folder, "test.db");
  return {
    engine: "sqlite",
    version: row.version,
    options: { type: "sqlite", database: file },
    url: `sqlite:${file}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function startOnServer(
  engine: ServerEngine,
  row: ReportRow,
  options: StartDatabaseOptions,
): Promise<TestDatabase> {
  const server = addressOf(engine, process.env[urlVariable(engine)] ?? "");
  const address = { ...server, database: scratchName(options.label) };
  await withAdmin(server, async (admin) => {
    await admin.query(`CREATE DATABASE ${admin.quote(address.database)}${clauses(engine, options)}`);
  });
  const { host, port, username, password, database } = address;
  return {
    engine,
    version: row.version,
    options: { type: engine, host, port, username, password, database },
    url: urlOf(address),
    drop: () => withAdmin(server, (admin) => dropScratch(admin, engine, database)),
  };
}

function clauses(engine: ServerEngine, { charset, collation }: StartDatabaseOptions): string {
  if (engine === "postgres") {
    // Only template0 may be copied into another encoding, and only in a locale that fits all encodings.
    return charset ? ` TEMPLATE template0 ENCODING '${charset}' LOCALE_PROVIDER libc LOCALE 'C'` : "";
  }
  return `${charset ? ` CHARACTER SET ${charset}` : ""}${collation ? ` COLLATE ${collation}` : ""}`;
}
