import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { createJiti } from "jiti";
import { version } from "./version";

type Transform = NonNullable<NonNullable<Parameters<typeof createJiti>[1]>["transform"]>;

/**
 * A transform that keeps what it compiled in `node_modules/.cache/stingerloom` of the project, a file for each source,
 * and reads it again as long as the source is the same. Without such a folder, or where nothing can be written, it
 * compiles each time.
 */
export function transpileCache(folder: string, transform: Transform): Transform {
  const modules = modulesAbove(folder);
  if (modules === undefined) return transform;
  const cache = join(modules, ".cache", "stingerloom");
  return (options) => {
    const { filename = "", source, async: isAsync } = options;
    const entry = join(cache, `${hashOf(filename, String(isAsync))}.js`);
    const stamp = `// ${hashOf(version, process.version, source)}\n`;
    const known = read(entry);
    if (known?.startsWith(stamp)) return { code: known.slice(stamp.length) };
    const compiled = transform(options);
    if (compiled.error === undefined) write(entry, stamp + compiled.code);
    return compiled;
  };
}

function modulesAbove(folder: string): string | undefined {
  const here = join(folder, "node_modules");
  if (existsSync(here)) return here;
  return dirname(folder) === folder ? undefined : modulesAbove(dirname(folder));
}

function hashOf(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\0")).digest("hex");
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** By a file of its own that takes the name when it is complete: other processes read the same cache. */
function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch {
    // A cache that cannot be written costs time, and nothing else.
  }
}
