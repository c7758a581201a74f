import { relative, resolve } from "node:path";
import { checkWritable, createMigrationFile, type GenerateOptions } from "@stingerloom/cli";
import { exitCodes } from "../exit-code";
import { nearestConfig } from "../find-config";
import type { GlobalOptions } from "../global-options";
import { isListed, warnUnlisted } from "../is-listed";
import { loadConfig, type LoadedConfig } from "../load-config";
import { needsTypeImports } from "../tsconfig";
import { createTerminal } from "../terminal";

export interface CreateOptions {
  readonly name: string;
  readonly output?: string;
  readonly language?: GenerateOptions["language"];
}

/** `migrate:create`: with the configuration's `output` where there is a configuration. */
export async function create(options: CreateOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const config = await configOf(options);
  const folder = options.output === undefined ? (config?.output ?? resolve("migrations")) : resolve(options.output);
  await checkWritable(folder);
  const filePath = await createMigrationFile(folder, {
    ...options,
    typeImports: needsTypeImports(config?.folder ?? process.cwd()),
  });
  const listed = config === undefined || (await isListed(filePath, config));
  terminal.printJson({ filePath, listed });
  terminal.print(`Created: ${relative(process.cwd(), filePath) || filePath}`);
  if (config !== undefined && !listed) warnUnlisted(filePath, config, terminal);
  return exitCodes.done;
}

async function configOf(options: GlobalOptions): Promise<LoadedConfig | undefined> {
  if (options.config === undefined && nearestConfig(process.cwd()) === undefined) return undefined;
  return loadConfig(options, { entities: false, migrations: false });
}
