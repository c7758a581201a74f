import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StingerloomError, UsageError, type ConnectionOptions } from "@stingerloom/core";
import { closest } from "@stingerloom/entities";
import { refuseUnescapedUrl } from "./connection-url";
import { checkConnection } from "./config-schema";
import type { Driver, DriverModule } from "./driver-module";

const packages: Readonly<Record<string, string>> = {
  postgres: "@stingerloom/drivers-pg",
  mysql: "@stingerloom/drivers-mysql",
  mariadb: "@stingerloom/drivers-mysql",
  sqlite: "@stingerloom/drivers-sqlite",
};

/**
 * The driver of the connection, not connected: `connection.driver`, or the package of `connection.type`. That is
 * looked for from
 * `projectRoot`, then from the program's main file, from this package, and from the current folder.
 * @throws UsageError `UNKNOWN_TYPE`, `CONFIG_INVALID`; StingerloomError `DRIVER_MISSING` with the command that
 * installs it
 */
export function loadDriver(options: ConnectionOptions, projectRoot?: string): Driver {
  if (options.driver !== undefined) return moduleOf(options.driver).createDriver(options);
  const name = packages[options.type];
  if (name === undefined) throw unknownType(options.type);
  checkConnection(options);
  if (options.url !== undefined && options.type !== "sqlite") refuseUnescapedUrl(options.url);
  return requireDriver(name, options, projectRoot).createDriver(options);
}

/** The module's namespace, or what it exports as `driverModule`. */
function moduleOf(given: object): DriverModule {
  const inner = given as { readonly driverModule?: DriverModule; readonly default?: { driverModule?: DriverModule } };
  const module = inner.driverModule ?? inner.default?.driverModule ?? (given as DriverModule);
  if (typeof module.createDriver === "function") return module;
  throw new UsageError("CONFIG_INVALID", "connection.driver is not the module of a driver", {
    hint: 'Write: import * as driver from "@stingerloom/drivers-pg".',
  });
}

function unknownType(type: string): UsageError {
  const types = Object.keys(packages);
  const meant = type === "postgresql" || type === "pg" ? "postgres" : closest(type, types);
  return new UsageError("UNKNOWN_TYPE", `connection.type is ${JSON.stringify(type)}, which no driver serves`, {
    hint: `${meant === undefined ? "" : `Did you mean "${meant}"? `}Use one of: ${types.join(", ")}.`,
  });
}

function requireDriver(name: string, { type }: ConnectionOptions, projectRoot: string | undefined): DriverModule {
  const folders = [projectRoot, mainFolder(), __dirname, process.cwd()].filter((folder) => folder !== undefined);
  for (const folder of folders) {
    const require = createRequire(join(folder, "package.json"));
    const path = resolved(require, name);
    if (path !== undefined) return (require(path) as { readonly driverModule: DriverModule }).driverModule;
  }
  throw new StingerloomError("DRIVER_MISSING", `connection.type is "${type}" but ${name} is not installed`, {
    hint:
      `Run: ${installCommand(projectRoot ?? process.cwd())} ` +
      `${name}. In a bundle, hand it over as connection.driver.`,
  });
}

/** Where the program lies, whatever folder it is started in. */
function mainFolder(): string | undefined {
  const main = process.argv[1];
  return main === undefined || main === "" ? undefined : dirname(main);
}

function resolved(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

/** In the words of the package manager whose lockfile is nearest. */
function installCommand(folder: string): string {
  const lockfiles = {
    "pnpm-lock.yaml": "pnpm add",
    "yarn.lock": "yarn add",
    "bun.lock": "bun add",
    "package-lock.json": "npm i",
  };
  for (const [file, command] of Object.entries(lockfiles)) if (existsSync(join(folder, file))) return command;
  const parent = dirname(folder);
  return parent === folder ? "npm i" : installCommand(parent);
}
