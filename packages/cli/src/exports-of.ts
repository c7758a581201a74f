import { isMigration } from "./shapes";

/** A default export is often a named one as well; CommonJS in the clothes of a module has all in `default`. */
export function exportsOf(module: Readonly<Record<string, unknown>>): [string, unknown][] {
  const inner = module["default"];
  const entries = Object.entries(module);
  if (entries.length > 1 || typeof inner !== "object" || inner === null || isMigration(inner)) return entries;
  return Object.entries(inner);
}
