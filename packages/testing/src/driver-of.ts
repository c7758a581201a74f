import type { ConnectionOptions, DatabaseDriver } from "@stingerloom/core";
import type { SchemaReader } from "@stingerloom/schema-diff";
import type { Engine } from "./engine";

export type TestDriver = DatabaseDriver & SchemaReader;

const packages: Readonly<Record<Engine, string>> = {
  postgres: "@stingerloom/drivers-pg",
  mysql: "@stingerloom/drivers-mysql",
  mariadb: "@stingerloom/drivers-mysql",
  sqlite: "@stingerloom/drivers-sqlite",
};

/** A driver that is not yet connected. The packages are found in the workspace's root: this package depends on none of them. */
export async function driverOf(engine: Engine, options: ConnectionOptions): Promise<TestDriver> {
  const name = packages[engine];
  const { driverModule } = (await import(name)) as { driverModule: { createDriver(o: ConnectionOptions): TestDriver } };
  return driverModule.createDriver(options);
}
