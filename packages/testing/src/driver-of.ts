import type { ConnectionOptions, DatabaseDriver } from "@stingerloom/core";
import type { Dialect, SchemaReader } from "@stingerloom/schema-diff";
import type { Engine } from "./engine";

export type TestDriver = DatabaseDriver & SchemaReader;

const packages: Readonly<Record<Engine, string>> = {
  postgres: "@stingerloom/drivers-pg",
  mysql: "@stingerloom/drivers-mysql",
  mariadb: "@stingerloom/drivers-mysql",
  sqlite: "@stingerloom/drivers-sqlite",
};

/**
 * A driver that is not yet connected. The packages are found in the workspace's root: this package depends on none of
 * them.
 */
export function driverOf(engine: Engine, options: ConnectionOptions): TestDriver {
  // `require` and not `import`: Jest resolves it, sources and all.
  const { driverModule } = require(packages[engine]) as {
    driverModule: { createDriver(o: ConnectionOptions): TestDriver };
  };
  return driverModule.createDriver(options);
}

/** The dialect of a server that need not run, of the major version that `version` starts with. */
export function dialectOf(engine: Engine, version: string): Dialect {
  const dialects = require(packages[engine]) as Readonly<Record<string, (options?: object) => Dialect>>;
  const create = {
    postgres: () => dialects["createPostgresDialect"]!({ version: Number.parseInt(version, 10) }),
    mysql: () => dialects["createMysqlDialect"]!(),
    mariadb: () => dialects["createMariadbDialect"]!(),
    sqlite: () => dialects["createSqliteDialect"]!(),
  };
  return create[engine]();
}
