import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { readJson } from "./read-json";

type Module = Readonly<Record<string, unknown>>;

/**
 * Imports JavaScript as Node itself does.
 * @returns undefined where Node cannot: TypeScript, or JavaScript that relies on what our compiler allows (decorators,
 * imports of TypeScript, aliases, the other module format)
 * @throws what the file throws
 */
export async function importNatively(path: string): Promise<Module | undefined> {
  const format = await formatOf(path);
  if (format === undefined) return undefined;
  try {
    if (format === "commonjs") return createRequire(path)(path) as Module;
    return (await import(pathToFileURL(path).href)) as Module;
  } catch (cause) {
    if (isOfLoading(cause)) return undefined;
    throw cause;
  }
}

/** Does a text import files of its own project? Those may be loaded by another way as well, and be there twice. */
export function importsOwnFiles(source: string): boolean {
  return /\b(?:from|import|require)\s*\(?\s*["'`]\.{1,2}\//.test(source);
}

async function formatOf(path: string): Promise<"commonjs" | "module" | undefined> {
  const ending = extname(path);
  if (ending === ".mjs") return "module";
  if (ending === ".cjs") return "commonjs";
  if (ending !== ".js") return undefined;
  if (packageTypeAbove(dirname(path)) === "module") return "module";
  // Node would compile it twice, and warn.
  return /^\s*(?:import|export)\b/m.test(await readFile(path, "utf8")) ? undefined : "commonjs";
}

/** `type` of the nearest package.json, which says what `.js` is. */
function packageTypeAbove(folder: string): unknown {
  const found = readJson(join(folder, "package.json"));
  if (found !== undefined) return found["type"];
  return dirname(folder) === folder ? undefined : packageTypeAbove(dirname(folder));
}

/** Errors of finding, parsing and linking modules, in contrast to those that a module's own code throws. */
function isOfLoading(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if (cause.name === "SyntaxError") return true;
  if (cause.name === "ReferenceError") return cause.message.includes("in ES module scope");
  const { code } = cause as { readonly code?: unknown };
  return typeof code === "string" && loadingCodes.test(code);
}

/** nodejs.org/api/errors.html */
const loadingCodes = new RegExp(
  "^(?:ERR_)?(?:MODULE_NOT_FOUND|UNKNOWN_FILE_EXTENSION|UNKNOWN_MODULE_FORMAT|INVALID_MODULE_SPECIFIER|" +
    "INVALID_TYPESCRIPT_SYNTAX|UNSUPPORTED_\\w+|REQUIRE_\\w+|IMPORT_\\w+|PACKAGE_\\w+)$",
);
