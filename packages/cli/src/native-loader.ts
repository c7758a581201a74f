import { createRequire } from "node:module";
import type { ModuleLoader } from "./module-loader";
import { findFiles } from "./find-files";

/** Loads files as the running program does: JavaScript, and whatever else its own loader compiles. */
export const nativeLoader: ModuleLoader = {
  findFiles: async (patterns, folder, options) =>
    (await Promise.all(patterns.map((pattern) => findFiles(pattern, folder, options)))).flat(),
  importModule: async (path) => createRequire(path)(path) as Readonly<Record<string, unknown>>,
};
