import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { findFiles, type ModuleLoader } from "@stingerloom/cli";
import { UsageError } from "@stingerloom/core";
import { loadingHint } from "./loading-hint";
import { importNatively, importsOwnFiles } from "./native-modules";
import type * as transpilers from "./transpiler";
import type { Transpiler } from "./transpiler";

type Module = Readonly<Record<string, unknown>>;

/**
 * Loads TypeScript and JavaScript, CommonJS and ES modules, with decorators and their metadata, and with the `paths` of
 * the nearest tsconfig.json above `folder`. JavaScript is loaded by Node itself; the compiler is loaded when something
 * needs it.
 * @param config the configuration file: what it imports itself must not be loaded in another way as well
 */
export function createFileLoader(folder: string, config: string): ModuleLoader {
  const native = new Map<string, Module>();
  let made: Promise<Transpiler> | undefined;
  const transpiler = () => {
    const { createTranspiler } = require("./transpiler") as typeof transpilers;
    return (made ??= createTranspiler(folder, native));
  };
  const compilesAll = importsOwnFiles(textOf(config));
  return {
    findFiles: async (patterns, from, options) =>
      (await Promise.all(patterns.map((pattern) => findFiles(pattern, from, options)))).flat(),
    importModule: (path) =>
      loaded(path, async () => {
        const module = compilesAll ? undefined : await importNatively(path);
        if (module !== undefined) native.set(path, module);
        return module ?? (await transpiler()).import(path);
      }),
    evaluateModule: (path, source) => loaded(path, async () => (await transpiler()).evaluate(path, source)),
  };
}

/** @throws UsageError `MODULE_FAILED` */
async function loaded(path: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    // An error of ours says more than that a file could not be loaded.
    if (isOurs(cause)) throw cause;
    const name = relative(process.cwd(), path);
    throw new UsageError("MODULE_FAILED", `${name} could not be loaded: ${reasonOf(cause)}`, {
      hint: loadingHint(cause),
      cause,
    });
  }
}

/** A file that cannot be read fails when it is loaded. */
function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : `it threw ${String(cause)}`;
}

function isOurs(error: unknown): boolean {
  return error instanceof Error && typeof (error as { code?: unknown }).code === "string" && "hint" in error;
}
