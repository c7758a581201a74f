import { dirname, extname, join, relative } from "node:path";
import { findFiles, type ModuleLoader } from "@stingerloom/cli";
import { UsageError } from "@stingerloom/core";
import { createJiti } from "jiti";
import { decoratorTransform } from "./decorator-transform";
import { loadingHint } from "./loading-hint";
import { tsconfigAbove } from "./tsconfig";

/**
 * Loads TypeScript and JavaScript, CommonJS and ES modules, with decorators and their metadata, and with the `paths` of
 * the nearest
 * tsconfig.json above `folder`.
 */
export async function createFileLoader(folder: string): Promise<ModuleLoader> {
  const jiti = await createLoader(tsconfigAbove(folder));
  return {
    findFiles: async (patterns, from, options) =>
      (await Promise.all(patterns.map((pattern) => findFiles(pattern, from, options)))).flat(),
    importModule: (path) => loaded(path, () => jiti.import(path)),
    evaluateModule: (path, source) =>
      loaded(path, async () => jiti.evalModule(source, { id: path, filename: path, ext: extname(path), async: true })),
  };
}

/** @throws UsageError `MODULE_FAILED` */
async function loaded(path: string, load: () => Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await load()) as Readonly<Record<string, unknown>>;
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

async function createLoader(tsconfig: string | undefined): Promise<ReturnType<typeof createJiti>> {
  // jiti's own transform turns the module format; what it cannot do with decorators is done before.
  const plain = createJiti(__filename, { fsCache: false, moduleCache: false });
  const transform = await decoratorTransform((options) => plain.transform(options));
  return createJiti(__filename, {
    // A cached result of another transform must not be taken for ours.
    fsCache: false,
    interopDefault: false,
    transform,
    ...(tsconfig !== undefined && { tsconfigPaths: tsconfig }),
    alias: {
      "@oxc-project/runtime/helpers": join(
        dirname(require.resolve("@oxc-project/runtime/package.json")),
        "src",
        "helpers",
      ),
    },
  });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : `it threw ${String(cause)}`;
}

function isOurs(error: unknown): boolean {
  return error instanceof Error && typeof (error as { code?: unknown }).code === "string" && "hint" in error;
}
