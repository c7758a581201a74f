import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StingerloomError, UsageError, type ConnectionOptions } from "@stingerloom/core";
import type { Driver, DriverModule } from "./driver-module";

const packages: Readonly<Record<string, string>> = {
  postgres: "@stingerloom/drivers-pg",
  mysql: "@stingerloom/drivers-mysql",
  mariadb: "@stingerloom/drivers-mysql",
  sqlite: "@stingerloom/drivers-sqlite",
};

/**
 * The driver of `connection.type`, not connected, found from the user's project.
 * @throws UsageError `UNKNOWN_TYPE`; StingerloomError `DRIVER_MISSING` with the command that installs it
 */
export function loadDriver(options: ConnectionOptions, projectRoot: string = process.cwd()): Driver {
  const name = packages[options.type];
  if (name === undefined) {
    throw new UsageError("UNKNOWN_TYPE", `connection.type is ${JSON.stringify(options.type)}, which no driver serves`, {
      hint: `Use one of: ${Object.keys(packages).join(", ")}.`,
    });
  }
  return requireDriver(name, options, projectRoot).createDriver(options);
}

function requireDriver(name: string, { type }: ConnectionOptions, projectRoot: string): DriverModule {
  const require = createRequire(join(projectRoot, "package.json"));
  const path = resolved(require, name);
  if (path === undefined) {
    throw new StingerloomError("DRIVER_MISSING", `connection.type is "${type}" but ${name} is not installed`, {
      hint: `Run: ${installCommand(projectRoot)} ${name}`,
    });
  }
  return (require(path) as { readonly driverModule: DriverModule }).driverModule;
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
