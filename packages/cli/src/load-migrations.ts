import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { UsageError, type Migration } from "@stingerloom/core";
import type { MigrationClass } from "./config";
import { exportsOf } from "./exports-of";
import type { ModuleLoader } from "./module-loader";
import { readSqlMigration } from "./sql-migration";
import { isMigration, isMigrationClass, missingWays } from "./shapes";

interface Source {
  /** The folder that globs are relative to. */
  readonly folder: string;
  readonly loader: ModuleLoader;
  /** Is a folder that is not there yet one without files? */
  readonly mayBeMissing?: boolean;
}

/** A migration, and the file that it is from. */
export interface LoadedMigration {
  readonly migration: Migration;
  readonly file?: string;
}

/**
 * The migrations of a configuration, in its order. A class that two files export is one migration.
 * @throws UsageError `CONFIG_INVALID`, `MIGRATION_NOT_FOUND` for a file without a migration, and what the loader throws
 */
export async function loadMigrations(
  list: readonly (Migration | MigrationClass | string)[],
  source: Source,
): Promise<LoadedMigration[]> {
  const found = new Map<Migration | MigrationClass, string | undefined>();
  for (const [index, item] of list.entries()) {
    if (typeof item === "string") await migrationsIn(item, source, found);
    else if (isMigrationClass(item) || isMigration(item)) found.set(item, undefined);
    else throw noMigration(`migrations[${index}]`, item);
  }
  return [...found].map(([one, file]) => ({ migration: isMigrationClass(one) ? new one() : one, file }));
}

async function migrationsIn(
  pattern: string,
  source: Source,
  found: Map<Migration | MigrationClass, string | undefined>,
): Promise<void> {
  const { folder, loader, mayBeMissing } = source;
  for (const file of await loader.findFiles([pattern], folder, { mayBeMissing })) {
    const migrations = file.endsWith(".sql")
      ? [await readSqlMigration(file, relative(folder, file))]
      : await migrationsOf(file, source);
    for (const one of migrations) if (!found.has(one)) found.set(one, file);
  }
}

async function migrationsOf(file: string, { folder, loader }: Source): Promise<(Migration | MigrationClass)[]> {
  const exported = exportsOf(await loader.importModule(file));
  const name = relative(folder, file);
  for (const [key, value] of exported) {
    const missing = missingWays(value);
    if (missing !== undefined) throw incomplete(name, key, value, missing);
  }
  const found = exported.map(([, value]) => value).filter((value) => isMigrationClass(value) || isMigration(value));
  const hidden = await hiddenClass(file, exported);
  if (hidden !== undefined)
    throw new UsageError("MIGRATION_NOT_FOUND", `${name}: class ${hidden} extends Migration and is not exported`, {
      hint: `Write: export class ${hidden} extends Migration.`,
    });
  if (found.length > 0) return found;
  const names = exported.map(([key]) => key).join(", ");
  throw new UsageError("MIGRATION_NOT_FOUND", `${name} exports no migration`, {
    hint:
      `${names === "" ? "It exports nothing" : `It exports ${names}`}. Export a class that extends Migration, ` +
      `or keep the file out of \`migrations\`.`,
  });
}

/** A class of the file's text that no export is, such as one without the word `export`. */
async function hiddenClass(
  file: string,
  exported: readonly (readonly [string, unknown])[],
): Promise<string | undefined> {
  const text = await readFile(file, "utf8");
  const declared = [...text.matchAll(/^(?:export\s+(?:default\s+)?)?class\s+(\w+)\s+extends\s+Migration\b/gm)];
  const known = new Set(exported.flatMap(([key, value]) => [key, ...classNames(value)]));
  return declared.map(([, name = ""]) => name).find((name) => !known.has(name));
}

function classNames(value: unknown): string[] {
  const names: string[] = [];
  let at: unknown = typeof value === "function" ? value : (value as object | null)?.constructor;
  for (; typeof at === "function" && at.name !== ""; at = Object.getPrototypeOf(at)) names.push(at.name);
  return names;
}

function incomplete(file: string, key: string, value: unknown, missing: string): UsageError {
  return new UsageError("MIGRATION_NOT_FOUND", `${file}: ${key} has no ${missing}()`, {
    hint:
      typeof value === "function"
        ? `Add async ${missing}({ query }: MigrationContext) to it. Both are needed: up() and down().`
        : "A migration has up() and down().",
  });
}

function noMigration(where: string, value: unknown): UsageError {
  const missing = missingWays(value);
  return new UsageError(
    "CONFIG_INVALID",
    missing === undefined ? `${where} is not a migration` : `${where} has no ${missing}()`,
    { hint: "List instances or classes with up() and down(), globs, or a folder." },
  );
}
