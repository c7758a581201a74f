import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { UsageError } from "@stingerloom/core";
import { isEntity, isUndeclaredEntity } from "@stingerloom/entities";
import { exportsOf } from "./exports-of";
import type { ModuleLoader } from "./module-loader";

interface Source {
  /** The folder that globs are relative to. */
  readonly folder: string;
  readonly loader: ModuleLoader;
}

/**
 * The entity classes of a configuration.
 * @throws UsageError `CONFIG_INVALID`, `ENTITY_NOT_FOUND` for a class that is meant to be one and is not, and what the
 * loader throws
 */
export async function loadEntities(list: readonly (Function | string)[], source: Source): Promise<Function[]> {
  const entities = new Set<Function>();
  const undeclared = new Map<Function, string>();
  for (const [index, item] of list.entries()) {
    if (typeof item === "function") entities.add(item);
    else if (typeof item !== "string")
      throw new UsageError("CONFIG_INVALID", `entities[${index}] is not an entity class`, {
        hint: "List classes with @Entity(), globs, or a folder.",
      });
    else
      for (const file of await source.loader.findFiles([item], source.folder))
        if (!file.endsWith(".sql")) await readFileOf(file, source, entities, undeclared);
  }
  refuseUndeclared([...entities], undeclared);
  return [...entities];
}

async function readFileOf(
  file: string,
  { folder, loader }: Source,
  entities: Set<Function>,
  undeclared: Map<Function, string>,
): Promise<void> {
  const exported = exportsOf(await loader.importModule(file)).map(([, value]) => value);
  const found = exported.filter((value) => isEntity(value));
  for (const entity of found) entities.add(entity);
  for (const value of exported) if (isUndeclaredEntity(value)) undeclared.set(value, relative(folder, file));
  if (found.length === 0 && /^\s*@Entity\s*\(/m.test(await readFile(file, "utf8")))
    throw new UsageError("ENTITY_NOT_FOUND", `${relative(folder, file)} has an entity that is not exported`, {
      hint: "Write `export` before the class.",
    });
}

/** A class with columns is one that entities extend, or one whose `@Entity()` was forgotten. */
function refuseUndeclared(entities: readonly Function[], undeclared: ReadonlyMap<Function, string>): void {
  for (const [one, file] of undeclared) {
    if (entities.some((entity) => entity.prototype instanceof one)) continue;
    throw new UsageError("ENTITY_NOT_FOUND", `${file}: class ${one.name} has columns and no @Entity()`, {
      hint:
        `Write @Entity() above it. If other classes are to ` +
        `extend it, do not export it from a file of \`entities\`.`,
    });
  }
}
