import { dirname, extname, join } from "node:path";
import { createJiti } from "jiti";
import { decoratorTransform } from "./decorator-transform";
import { transpileCache } from "./transpile-cache";
import { tsconfigAbove } from "./tsconfig";

type Module = Readonly<Record<string, unknown>>;

/** Loads TypeScript and JavaScript of every kind by compiling it. */
export interface Transpiler {
  import(path: string): Promise<Module>;
  /** What a module with this text would export if it were at `path`. */
  evaluate(path: string, source: string): Promise<Module>;
}

/** Where the compiled text of a module finds the modules that Node has loaded already. */
const loadedKey = Symbol.for("stingerloom.loaded-modules");

/**
 * @param folder that of the configuration: the tsconfig.json above it gives the `paths`
 * @param loaded what Node itself has loaded, by path: a class exists once, whichever file imports it
 */
export async function createTranspiler(folder: string, loaded: ReadonlyMap<string, Module>): Promise<Transpiler> {
  Object.assign(globalThis, { [loadedKey]: loaded });
  // jiti's own transform turns the module format; what it cannot do with decorators is done before.
  const plain = createJiti(__filename, { fsCache: false, moduleCache: false });
  const transform = await decoratorTransform((options) => plain.transform(options));
  const compile = transpileCache(folder, transform);
  const tsconfig = tsconfigAbove(folder);
  const jiti = createJiti(__filename, {
    // A cached result of another transform must not be taken for ours.
    fsCache: false,
    interopDefault: false,
    transform: (options) => {
      const { filename = "" } = options;
      return loaded.has(filename) ? { code: codeOfLoaded(filename) } : compile(options);
    },
    ...(tsconfig !== undefined && { tsconfigPaths: tsconfig }),
    alias: { "@oxc-project/runtime/helpers": helpersOfDecorators() },
  });
  return {
    import: (path) => jiti.import<Module>(path),
    evaluate: async (path, source) =>
      (await jiti.evalModule(source, { id: path, filename: path, ext: extname(path), async: true })) as Module,
  };
}

function codeOfLoaded(path: string): string {
  const [key, name] = [loadedKey.description, path].map((text) => JSON.stringify(text));
  return `module.exports = globalThis[Symbol.for(${key})].get(${name});`;
}

/** Compiled decorators import them, and the user's project does not have them. */
function helpersOfDecorators(): string {
  return join(dirname(require.resolve("@oxc-project/runtime/package.json")), "src", "helpers");
}
