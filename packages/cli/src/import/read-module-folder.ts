import { basename } from "node:path";
import type { ModuleLoader } from "../module-loader";
import { exportsOf } from "../exports-of";
import type { OldFolder, OldMigration, Unconverted } from "./old-migration";
import { stampOf } from "./stamp-of";

type Exported = readonly (readonly [string, unknown])[];
type ReadModule = (file: string, exported: Exported) => readonly OldMigration[];

/** Classes with `up` and `down`; the history has their names. */
export const readTypeormFolder = folderReader((file, exported) =>
  classesOf(exported).map(([name, made]) => {
    const key = (made as { readonly name?: string }).name ?? made.constructor.name;
    const [, words = key, digits] = /^(.*?)(\d{13})$/.exec(key) ?? [];
    return { key, words, file, stamp: stampOf(digits), content: { kind: "module", exported: name } };
  }),
);

/** Classes with `up`; the history has the names of their files. */
export const readMikroOrmFolder = folderReader((file, exported) => {
  const key = stemOf(file);
  const [, digits, words = ""] = /^Migration(\d{14})_?(.*)$/.exec(key) ?? [];
  const found = exported.find(([, value]) => typeof value === "function" && hasMethod(value.prototype, "up"));
  if (found === undefined) return [];
  const content = { kind: "module", exported: found[0] } as const;
  return [{ key, words: words === "" ? "migration" : words, file, stamp: stampOf(digits), content }];
});

/** Modules with functions `up` and `down`; the history has the names of their files. */
export const readFunctionsFolder = folderReader((file, exported) => {
  // A whole module that is CommonJS may be its default export.
  const named = new Map(exported);
  if (typeof named.get("up") !== "function" && !hasMethod(named.get("default"), "up")) return [];
  const key = stemOf(file);
  const [, digits, words = key] = /^(\d+)[-_](.+)$/.exec(key) ?? [];
  const stamp = stampOf(digits);
  return [{ key, words: stamp === undefined ? key : words, file, stamp, content: { kind: "module" } }];
});

function folderReader(read: ReadModule) {
  return async (folder: string, loader: ModuleLoader): Promise<OldFolder> => {
    const migrations: OldMigration[] = [];
    const unconverted: Unconverted[] = [];
    for (const file of await loader.findFiles([folder], folder)) {
      const found = file.endsWith(".sql") ? [] : read(file, exportsOf(await loader.importModule(file)));
      if (found.length === 0) unconverted.push({ file, reason: "exports no migration" });
      migrations.push(...found);
    }
    return { migrations: byStamp(migrations), unconverted };
  };
}

/** By time where all have one, as these tools sort them; otherwise by name. */
function byStamp(migrations: readonly OldMigration[]): OldMigration[] {
  if (migrations.some(({ stamp }) => stamp === undefined)) return [...migrations];
  return [...migrations].sort((a, b) => (a.stamp ?? 0) - (b.stamp ?? 0));
}

function classesOf(exported: Exported): [string, object][] {
  const seen = new Set<unknown>();
  return exported.flatMap(([name, value]) => {
    if (seen.has(value) || typeof value !== "function" || !hasMethod(value.prototype, "up")) return [];
    seen.add(value);
    return [[name, new (value as new () => object)()]];
  });
}

function hasMethod(value: unknown, name: string): boolean {
  return typeof value === "object" && value !== null && typeof (value as Record<string, unknown>)[name] === "function";
}

/** A compiled migration is the same one as its source. */
export function stemOf(file: string): string {
  return basename(file).replace(/\.[cm]?[jt]s$/, "");
}
