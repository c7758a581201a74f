import { basename, relative } from "node:path";
import type { LoadedConfig } from "./load-config";
import type { Terminal } from "./terminal";

/** Is a file that was written among the migrations of the configuration? */
export async function isListed(file: string, { patterns, loader, folder }: LoadedConfig): Promise<boolean> {
  return (await loader.findFiles(patterns, folder, { mayBeMissing: true })).includes(file);
}

/** Says that `migrate:run` will not see the file, and how it would. */
export function warnUnlisted(file: string, { file: config, folder }: LoadedConfig, terminal: Terminal): void {
  const path = relative(process.cwd(), file);
  const pattern = `./${relative(folder, file).replaceAll("\\", "/").replace(basename(file), "")}*`;
  terminal.warn(
    `${path} is not among the migrations of ${config}: migrate:run will not see it. ` +
      `Add its class to \`migrations\`, or "${pattern}${file.slice(file.lastIndexOf("."))}".`,
  );
}
