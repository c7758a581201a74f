import { join } from "node:path";
import { compileFunction } from "node:vm";
import { printMigration, type MigrationToPrint } from "@stingerloom/codegen";
import { Migration } from "@stingerloom/core";
import type { ModuleLoader } from "./module-loader";
import { isMigrationClass } from "./shapes";
import { sqlMigration } from "./sql-migration";

/**
 * The migration of a file that is not written yet, as a run would load it. Without a loader for its language, what is
 * in TypeScript is loaded as the JavaScript that is printed of the same steps.
 * @throws UsageError `MODULE_FAILED`
 */
export async function loadDraft(draft: MigrationToPrint, folder: string, loader?: ModuleLoader): Promise<Migration> {
  const { fileName, className, source } = printMigration(draft);
  const path = join(folder, fileName);
  if (draft.language === "sql") return sqlMigration(source, path, fileName);
  const exported =
    loader?.evaluateModule === undefined
      ? evaluated(printMigration({ ...draft, language: "js-cjs" }).source)
      : await loader.evaluateModule(path, source);
  const found = exported[className] ?? (exported["default"] as typeof exported | undefined)?.[className];
  if (isMigrationClass(found)) return new found();
  throw new Error(`${fileName} exports no ${className}`);
}

/** A printed file imports nothing but `Migration`. */
function evaluated(source: string): Readonly<Record<string, unknown>> {
  const exported: Record<string, unknown> = {};
  const evaluate = compileFunction(source, ["exports", "require"]) as (exports: object, require: () => object) => void;
  evaluate(exported, () => ({ Migration }));
  return exported;
}
