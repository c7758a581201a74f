export const ENGINES = ["postgres", "mysql", "mariadb", "sqlite"] as const;

export type Engine = (typeof ENGINES)[number];

/** An engine that is a server; SQLite is a file. */
export type ServerEngine = Exclude<Engine, "sqlite">;

export const ENGINE_TITLES: Readonly<Record<Engine, string>> = {
  postgres: "PostgreSQL",
  mysql: "MySQL",
  mariadb: "MariaDB",
  sqlite: "SQLite",
};

/** Reads `postgres,mysql`. An unknown name is an error: a misspelt requirement must not pass for none. */
export function parseEngines(text: string | undefined, variable: string): Engine[] {
  return splitList(text).map((name) => {
    const engine = ENGINES.find((candidate) => candidate === name);
    if (!engine) {
      throw new Error(`${variable} names "${name}"; it takes a list of ${ENGINES.join(", ")}`);
    }
    return engine;
  });
}

export function requiredEngines(env: NodeJS.ProcessEnv = process.env): Engine[] {
  return parseEngines(env["STINGERLOOM_TEST_REQUIRE"], "STINGERLOOM_TEST_REQUIRE");
}

/** MySQL and MariaDB speak one protocol on one port; only what `version()` says tells them apart. */
export function engineOfVersion(protocol: ServerEngine, version: string): ServerEngine {
  if (protocol === "postgres") {
    return "postgres";
  }
  return /mariadb/i.test(version) ? "mariadb" : "mysql";
}

export function splitList(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
