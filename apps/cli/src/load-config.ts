import { dirname, relative } from "node:path";
import {
  resolveConfig,
  type ConfigExport,
  type ModuleLoader,
  type Needs,
  type ResolvedConfig,
  type StingerloomConfig,
} from "@stingerloom/cli";
import { UsageError } from "@stingerloom/core";
import { createFileLoader } from "./file-loader";
import { findConfig } from "./find-config";
import type { GlobalOptions } from "./global-options";
import { loadEnvFile } from "./load-env-file";

export interface LoadedConfig extends ResolvedConfig {
  /** The configuration's path, relative to the current folder. */
  readonly file: string;
  /** The folder of the configuration file: paths are relative to it, and drivers are found from there. */
  readonly folder: string;
  readonly loader: ModuleLoader;
}

/**
 * @throws UsageError `CONFIG_NOT_FOUND`, `CONFIG_INVALID`, `MODULE_FAILED`, `ENV_FILE` and what `resolveConfig`
 * throws
 */
export async function loadConfig(options: GlobalOptions, needs: Needs): Promise<LoadedConfig> {
  loadEnvFile(options.envFile);
  const path = findConfig(process.cwd(), options.config);
  const { config, loader } = await readConfig(path);
  const [folder, file] = [dirname(path), relative(process.cwd(), path)];
  const resolved = await resolveConfig(config, {
    folder,
    file,
    loader,
    connectionUrl: options.connectionUrl,
    connectionName: options.connection,
    needs,
  });
  return { ...resolved, file, folder, loader };
}

/** What a configuration file exports, promises kept and functions called. */
async function readConfig(path: string): Promise<{ config: StingerloomConfig; loader: ModuleLoader }> {
  const loader = createFileLoader(dirname(path), path);
  return { config: await exportOf(await loader.importModule(path), path), loader };
}

async function exportOf(module: Readonly<Record<string, unknown>>, path: string): Promise<StingerloomConfig> {
  const exported = defaultOf(module) as ConfigExport;
  const config = await (typeof exported === "function" ? callConfig(exported, path) : exported);
  const isEmptyModule = config === (module as unknown) && Object.keys(module).every((key) => key === "__esModule");
  if (typeof config === "object" && config !== null && !isEmptyModule) return { ...config };
  throw new UsageError("CONFIG_INVALID", `${path} exports no configuration`, {
    hint: "Export it: export default { connection, migrations }.",
  });
}

async function callConfig(
  make: () => StingerloomConfig | Promise<StingerloomConfig>,
  path: string,
): Promise<StingerloomConfig> {
  try {
    return await make();
  } catch (cause) {
    throw new UsageError(
      "CONFIG_FAILED",
      `The configuration function of ${path} threw: ${cause instanceof Error ? cause.message : String(cause)}`,
      { hint: "Fix it; --verbose shows where it failed.", cause },
    );
  }
}

/** CommonJS that was compiled from `export default` has it one level deeper. */
function defaultOf(module: unknown): unknown {
  const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === "object" && value !== null;
  if (!isRecord(module)) return module;
  if (!("default" in module)) return module;
  const inner = module["default"];
  return isRecord(inner) && "default" in inner && !("connection" in inner) ? inner["default"] : inner;
}
