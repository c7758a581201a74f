import { statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ModuleLoader } from "@stingerloom/cli";
import { UsageError } from "@stingerloom/core";
import { createJiti } from "jiti";
import { glob, isDynamicPattern } from "tinyglobby";
import { decoratorTransform } from "./decorator-transform";

/** Loads TypeScript and JavaScript, CommonJS and ES modules, with decorators and their metadata. */
export async function createFileLoader(): Promise<ModuleLoader> {
  const jiti = await createLoader();
  return {
    findFiles: async (patterns, folder) =>
      (await Promise.all(patterns.map((pattern) => filesOf(pattern, folder)))).flat(),
    importModule: async (path) => {
      try {
        return await jiti.import<Readonly<Record<string, unknown>>>(path);
      } catch (cause) {
        // An error of ours says more than that a file could not be loaded.
        if (isOurs(cause)) throw cause;
        throw new UsageError(
          "MODULE_FAILED",
          `${path} could not be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
          {
            hint: "Fix the file; --verbose shows where it failed.",
            cause,
          },
        );
      }
    },
  };
}

async function createLoader(): Promise<ReturnType<typeof createJiti>> {
  // jiti's own transform turns the module format; what it cannot do with decorators is done before.
  const plain = createJiti(__filename, { fsCache: false, moduleCache: false });
  const transform = await decoratorTransform((options) => plain.transform(options));
  return createJiti(__filename, {
    // A cached result of another transform must not be taken for ours.
    fsCache: false,
    interopDefault: false,
    transform,
    alias: {
      "@oxc-project/runtime/helpers": join(
        dirname(require.resolve("@oxc-project/runtime/package.json")),
        "src",
        "helpers",
      ),
    },
  });
}

/** A pattern, a folder (its own files, not those below), or a file. */
async function filesOf(pattern: string, folder: string): Promise<string[]> {
  const sources = "*.{ts,mts,cts,js,mjs,cjs}";
  if (isDynamicPattern(pattern))
    return sorted(await glob(pattern.replaceAll("\\", "/"), { cwd: folder, absolute: true, ignore }));
  const path = resolve(folder, pattern);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined)
    throw new UsageError("PATH_NOT_FOUND", `There is no file or folder ${pattern}`, {
      hint: `It is looked for from ${folder}.`,
    });
  return found.isDirectory() ? sorted(await glob(sources, { cwd: path, absolute: true, ignore })) : [path];
}

const ignore = ["**/*.d.ts", "**/*.d.mts", "**/*.d.cts", "**/node_modules/**"];

/** By name as bytes compare: timestamps in front give the order of time. */
function sorted(files: readonly string[]): string[] {
  return files.map((file) => join(file)).sort((a, b) => (a < b ? -1 : 1));
}

function isOurs(error: unknown): boolean {
  return error instanceof Error && typeof (error as { code?: unknown }).code === "string" && "hint" in error;
}
