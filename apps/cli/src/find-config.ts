import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "@stingerloom/core";

const names = ["stingerloom.config", "ormconfig"];
const endings = [
  ["ts", "js"],
  ["mts", "cts", "mjs", "cjs"],
];

/** The order in which a configuration is looked for. */
export const configFiles: readonly string[] = endings.flatMap((group) =>
  names.flatMap((name) => group.map((ending) => `${name}.${ending}`)),
);

/** @throws UsageError `CONFIG_NOT_FOUND` */
export function findConfig(folder: string, given?: string): string {
  if (given !== undefined) {
    const path = resolve(folder, given);
    if (existsSync(path)) return path;
    throw new UsageError("CONFIG_NOT_FOUND", `There is no file ${given}`, {
      hint: "Check the path that --config names; it is relative to the current folder.",
    });
  }
  const found = nearestConfig(folder);
  if (found !== undefined) return found;
  throw new UsageError("CONFIG_NOT_FOUND", `No configuration file in ${folder}`, {
    hint:
      `Looked for ${configFiles.slice(0, 4).join(", ")} and the same with .mts, .cts, .mjs, .cjs, ` +
      `there and up to the nearest package.json. "stingerloom init" writes one; --config names another.`,
  });
}

/** The configuration of a folder or of one above it, up to the root of the package. */
export function nearestConfig(folder: string): string | undefined {
  const found = configFiles.map((file) => join(folder, file)).find((path) => existsSync(path));
  const parent = dirname(folder);
  if (found !== undefined || parent === folder || existsSync(join(folder, "package.json"))) return found;
  return nearestConfig(parent);
}
