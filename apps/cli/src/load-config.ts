import { dirname } from "node:path";
import { resolveConfig, type ConfigExport, type ResolvedConfig, type StingerloomConfig } from "@stingerloom/cli";
import { UsageError } from "@stingerloom/core";
import { createFileLoader } from "./file-loader";
import { findConfig } from "./find-config";
import type { GlobalOptions } from "./global-options";

export interface LoadedConfig extends ResolvedConfig {
  /** The folder of the configuration file: drivers are found from there. */
  readonly folder: string;
}

/** @throws UsageError `CONFIG_NOT_FOUND`, `CONFIG_INVALID`, `MODULE_FAILED` and what `resolveConfig` throws */
export async function loadConfig(
  { config: given, connectionUrl }: GlobalOptions,
  needs: { readonly entities: boolean; readonly migrations: boolean },
): Promise<LoadedConfig> {
  const path = findConfig(process.cwd(), given);
  const loader = await createFileLoader();
  const config = await exportOf(await loader.importModule(path), path);
  const folder = dirname(path);
  return { ...(await resolveConfig(config, { folder, loader, connectionUrl, needs })), folder };
}

async function exportOf(module: Readonly<Record<string, unknown>>, path: string): Promise<StingerloomConfig> {
  const exported = defaultOf(module) as ConfigExport;
  const config = await (typeof exported === "function" ? callConfig(exported, path) : exported);
  if (typeof config === "object" && config !== null) return config;
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
