import { randomUUID } from "node:crypto";

import { ENGINES, engineOfVersion, parseEngines } from "../src/engine";
import { addressOf, urlOf } from "../src/servers/address";
import { readDecision } from "../src/servers/decision";
import { isAbandoned, thisOwner } from "../src/servers/left-over-containers";
import { isLeftOver, scratchName } from "../src/servers/scratch-database";
import {
  FULL_RUN,
  NamedServerError,
  type RunningServer,
  SINGLE_PACKAGE,
  SOURCE_NAMES,
  type SourceName,
  type Sources,
  firstThatServes,
  sourceOrder,
} from "../src/servers/source";
import { startServers } from "../src/servers";

const address = addressOf("postgres", "postgres://localhost");

function server(source: string, stopped: string[] = []): RunningServer {
  return { address, version: "1.2", source, stop: async () => void stopped.push(source) };
}

/** Sources of which only the named ones serve; the rest give their name as the reason. */
function sourcesServing(names: readonly SourceName[], asked: SourceName[] = [], stopped: string[] = []): Sources {
  const entries = SOURCE_NAMES.map((name) => [
    name,
    async () => {
      asked.push(name);
      if (names.includes(name)) {
        return server(name, stopped);
      }
      throw new Error(`no ${name}`);
    },
  ]);
  return Object.fromEntries(entries) as Sources;
}

describe("where a server comes from", () => {
  it.each<{ usual: readonly SourceName[]; serving: SourceName[]; taken: SourceName | undefined; asked: SourceName[] }>([
    { usual: FULL_RUN, serving: ["env", "container", "local", "embedded"], taken: "env", asked: ["env"] },
    { usual: FULL_RUN, serving: ["container", "local", "embedded"], taken: "container", asked: ["env", "container"] },
    { usual: FULL_RUN, serving: ["local", "embedded"], taken: "local", asked: ["env", "container", "local"] },
    { usual: FULL_RUN, serving: ["embedded", "kept"], taken: "embedded", asked: [...FULL_RUN] },
    { usual: FULL_RUN, serving: [], taken: undefined, asked: [...FULL_RUN] },
    { usual: SINGLE_PACKAGE, serving: ["kept", "local"], taken: "kept", asked: ["env", "kept"] },
    { usual: SINGLE_PACKAGE, serving: ["local", "container"], taken: "local", asked: ["env", "kept", "local"] },
    { usual: SINGLE_PACKAGE, serving: ["container"], taken: "container", asked: [...SINGLE_PACKAGE] },
  ])("of $serving, $taken is taken", async ({ usual, serving, taken, asked }) => {
    const really: SourceName[] = [];
    const choice = await firstThatServes("postgres", usual, sourcesServing(serving, really));
    expect(choice.server?.source).toBe(taken);
    expect(really).toEqual(asked);
    if (!choice.server) {
      expect(choice.reasons).toEqual(asked.map((name) => `no ${name}`));
    }
  });

  it("takes no other server in place of a named one that does not serve", async () => {
    const sources: Sources = {
      ...sourcesServing(["container", "local"]),
      env: async () => {
        throw new NamedServerError("wrong password");
      },
    };
    expect(await firstThatServes("mysql", FULL_RUN, sources)).toEqual({
      server: undefined,
      reasons: ["wrong password"],
    });
  });

  it("follows STINGERLOOM_TEST_SERVERS", () => {
    expect(sourceOrder({}, FULL_RUN)).toEqual(FULL_RUN);
    expect(sourceOrder({ STINGERLOOM_TEST_SERVERS: "local, embedded" }, FULL_RUN)).toEqual(["local", "embedded"]);
    expect(() => sourceOrder({ STINGERLOOM_TEST_SERVERS: "locale" }, FULL_RUN)).toThrow('names "locale"');
  });
});

describe("startServers", () => {
  it("gives URLs and rows, a hint for each engine that it could not have, and stops what it started", async () => {
    const stopped: string[] = [];
    const container = sourcesServing(["container"], [], stopped).container;
    const sources: Sources = {
      ...sourcesServing([]),
      container: async (engine) => {
        if (engine === "mysql") {
          throw new Error("no Docker engine answers");
        }
        return container(engine);
      },
    };
    const env = { STINGERLOOM_TEST_SERVERS: "env,container" };
    const servers = await startServers({ engines: ["postgres", "mysql"], env, sources });
    expect(servers.env["STINGERLOOM_TEST_POSTGRES_URL"]).toBe("postgres://postgres@localhost:5432/postgres");
    expect(servers.env).not.toHaveProperty("STINGERLOOM_TEST_MYSQL_URL");
    expect(servers.rows).toEqual([
      { engine: "postgres", status: "ran", version: "1.2", source: "container", reason: "", todo: "" },
      {
        engine: "mysql",
        status: "not-run",
        version: "",
        source: "",
        reason: "no env; no Docker engine answers",
        todo: expect.stringContaining("docker pull mysql:9") as string,
      },
    ]);
    expect(readDecision(servers.env)).toEqual(servers.rows);
    await servers.stop();
    expect(stopped).toEqual(["container"]);
  });

  it("inside a run takes the run's servers", async () => {
    const outer = await startServers({ engines: ["postgres"], env: {}, sources: sourcesServing(["local"]) });
    const inner = await startServers({ env: outer.env, sources: sourcesServing([]) });
    expect(inner.rows).toEqual(outer.rows);
    expect(inner.env).toEqual({});
    await outer.stop();
  });
});

describe("engines", () => {
  it("are distinguished by version(), not by protocol or port", () => {
    expect(engineOfVersion("mysql", "10.11.19-MariaDB-0+deb12u1")).toBe("mariadb");
    expect(engineOfVersion("mariadb", "9.7.4-2")).toBe("mysql");
    expect(engineOfVersion("postgres", "18.6 (Debian 18.6-3)")).toBe("postgres");
  });

  it("are listed by their exact names", () => {
    expect(parseEngines(undefined, "X")).toEqual([]);
    expect(parseEngines("postgres, sqlite", "X")).toEqual(["postgres", "sqlite"]);
    expect(() => parseEngines("postgresql", "X")).toThrow(
      `X names "postgresql"; it takes a list of ${ENGINES.join(", ")}`,
    );
  });
});

describe("addresses", () => {
  it.each([
    "postgres://u%40x:p%2F%3A%40@db.example:5433/na%20me",
    "mysql://root@127.0.0.1:3306/mysql",
    "mariadb://root:x@[::1]:3307/test",
  ])("%s survives reading and writing", (url) => {
    const engine = parseEngines(url.split(":")[0], "url")[0] as "postgres" | "mysql" | "mariadb";
    expect(urlOf(addressOf(engine, url))).toBe(url);
  });

  it("of another engine are refused", () => {
    expect(() => addressOf("postgres", "mysql://root@localhost")).toThrow("expected postgres://…, got mysql://…");
  });
});

describe("left-overs", () => {
  it("are databases of a killed run, and nobody else's", () => {
    const hours = 60 * 60 * 1000;
    const name = scratchName("A very long label that would not fit", Date.now() - 4 * hours);
    expect(isLeftOver(name)).toBe(true);
    expect(name.length).toBeLessThanOrEqual(63);
    expect(isLeftOver(scratchName("fresh"))).toBe(false);
    expect(isLeftOver("stingerloom_test")).toBe(false);
    expect(isLeftOver(`production_${randomUUID()}`)).toBe(false);
  });

  it("are containers whose run lives no more", () => {
    const now = Date.now() / 1000;
    expect(isAbandoned(thisOwner(), now)).toBe(false);
    expect(isAbandoned(`${thisOwner().split(":")[0]}:4194305`, now)).toBe(true);
    expect(isAbandoned("another-host:1", now)).toBe(false);
    expect(isAbandoned("another-host:1", now - 4 * 60 * 60)).toBe(true);
  });
});
