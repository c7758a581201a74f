import { ENGINES, type Engine, type ServerEngine } from "./engine";
import type { ReportRow } from "./report";
import { urlOf } from "./servers/address";
import { containerSource, imageOf, keptSource } from "./servers/container";
import { readDecision, writeDecision } from "./servers/decision";
import { embeddedSource } from "./servers/embedded";
import { environmentSource, urlVariable } from "./servers/environment";
import { removeLeftOverContainers } from "./servers/left-over-containers";
import { stopOnSignals } from "./servers/lifetime";
import { localSource } from "./servers/local";
import { type Choice, FULL_RUN, type SourceName, type Sources, firstThatServes, sourceOrder } from "./servers/source";
import { sqliteVersion } from "./servers/sqlite-version";

export interface StartedServers {
  /** For the environment of every test process. */
  readonly env: Record<string, string>;
  /** One row for each engine that was asked for. */
  readonly rows: ReportRow[];
  stop(): Promise<void>;
}

export interface StartServersOptions {
  /** Default: all. */
  readonly engines?: readonly Engine[];
  /** Default: that of a whole test run. STINGERLOOM_TEST_SERVERS wins over it. */
  readonly order?: readonly SourceName[];
  readonly env?: NodeJS.ProcessEnv;
  readonly sources?: Sources;
}

/**
 * Finds or starts one server per engine, all at once. Inside a run whose servers are there already it gives those, and
 * stopping them is left to the run.
 */
export async function startServers(options: StartServersOptions = {}): Promise<StartedServers> {
  const env = options.env ?? process.env;
  const decided = readDecision(env);
  if (decided) {
    return { env: {}, rows: decided, stop: async () => undefined };
  }
  const engines = options.engines ?? ENGINES;
  const order = sourceOrder(env, options.order ?? FULL_RUN);
  const sources = options.sources ?? realSources(env);
  if (order.includes("container")) {
    await removeLeftOverContainers().catch(() => undefined);
  }

  const choices = new Map<ServerEngine, Choice>();
  const stop = async (): Promise<void> => {
    release();
    const servers = [...choices.values()].map((choice) => choice.server);
    choices.clear();
    await Promise.allSettled(servers.flatMap((server) => (server ? [server.stop()] : [])));
  };
  const release = stopOnSignals(stop);

  const rows = await Promise.all(
    engines.map(async (engine): Promise<ReportRow> => {
      if (engine === "sqlite") {
        return sqliteRow();
      }
      const choice = await firstThatServes(engine, order, sources);
      choices.set(engine, choice);
      return rowOf(engine, choice, env);
    }),
  );
  const urls = [...choices].flatMap(([engine, { server }]) =>
    server ? [[urlVariable(engine), urlOf(server.address)]] : [],
  );
  return { env: { ...Object.fromEntries(urls), ...writeDecision(rows) }, rows, stop };
}

function realSources(env: NodeJS.ProcessEnv): Sources {
  return {
    env: environmentSource(env),
    container: containerSource(env),
    kept: keptSource(env),
    local: localSource(),
    embedded: embeddedSource(),
  };
}

function rowOf(engine: ServerEngine, choice: Choice, env: NodeJS.ProcessEnv): ReportRow {
  if (choice.server) {
    const { version, source } = choice.server;
    return { engine, status: "ran", version, source, reason: "", todo: "" };
  }
  const reason = [...new Set(choice.reasons)].join("; ");
  const todo =
    `start Docker and "docker pull ${imageOf(engine, env)}", or "docker compose up -d ${engine}", ` +
    `or set ${urlVariable(engine)} to a server on which databases may be created`;
  return { engine, status: "not-run", version: "", source: "", reason, todo };
}

function sqliteRow(): ReportRow {
  try {
    return {
      engine: "sqlite",
      status: "ran",
      version: sqliteVersion(),
      source: "better-sqlite3",
      reason: "",
      todo: "",
    };
  } catch (error) {
    const reason = `better-sqlite3 does not load (${(error as Error).message.split("\n")[0]})`;
    return {
      engine: "sqlite",
      status: "not-run",
      version: "",
      source: "",
      reason,
      todo: '"pnpm rebuild better-sqlite3"',
    };
  }
}
