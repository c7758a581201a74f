import { sameForm } from "./equal";
import { sameSchema } from "./same-schema";
import type { Schema } from "./schema";

/** Where a schema is not what it should be. */
export interface SchemaDifference {
  /** `user.email`, `view active_user`: as people read it. */
  readonly object: string;
  readonly difference: string;
  /** The names in it, to find the statements that are about it. */
  readonly names: readonly string[];
}

const notCompared: ReadonlySet<string> = new Set(["source", "implicitName", "renamedFrom", "dependsOn", "restore"]);
const most = 10;

/**
 * Where two schemas in normal form differ, at most ten places, as people read them. Empty exactly if both are the same
 * (`sameSchema`).
 *
 * @example
 * for (const { object, difference } of schemaDifference(wanted, live)) console.log(`${object}: ${difference}`);
 */
export function schemaDifference(expected: Schema, actual: Schema): readonly SchemaDifference[] {
  if (sameSchema(expected, actual)) return [];
  const found: SchemaDifference[] = [];
  compare([], expected, actual, found);
  const listed = found.slice(0, most);
  return listed.length > 0 ? listed : [{ object: "the schema", difference: "it is not the same", names: [] }];
}

type Path = readonly string[];

function compare(path: Path, expected: unknown, actual: unknown, found: SchemaDifference[]): void {
  if (sameForm(expected, actual)) return;
  if (isList(expected) && isList(actual)) return compareLists(path, expected, actual, found);
  if (isRecord(expected) && isRecord(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)]))
      if (!notCompared.has(key)) compare([...path, key], expected[key], actual[key], found);
    return;
  }
  found.push({ ...placeOf(path), difference: differenceOf(path, expected, actual) });
}

function compareLists(
  path: Path,
  expected: readonly unknown[],
  actual: readonly unknown[],
  found: SchemaDifference[],
): void {
  const isNamed = [...expected, ...actual].some((item) => isRecord(item) && "name" in item);
  if (!isNamed) return void found.push({ ...placeOf(path), difference: differenceOf(path, expected, actual) });
  const [left, right] = [byName(expected), byName(actual)];
  for (const key of new Set([...left.keys(), ...right.keys()]))
    compare([...path, `#${key}`], left.get(key), right.get(key), found);
}

function byName(list: readonly unknown[]): Map<string, unknown> {
  return new Map(
    list.map((item, i) => {
      if (!isRecord(item) || typeof item["name"] !== "string") return [String(i), item];
      const { schema, name, kind } = item;
      const prefix = typeof kind === "string" && "parts" in item ? `${kind} ` : "";
      return [prefix + (typeof schema === "string" ? `${schema}.` : "") + name, item];
    }),
  );
}

const words: Readonly<Record<string, string>> = {
  views: "view ",
  enums: "enum ",
  sequences: "sequence ",
  namespaces: "schema ",
  indexes: "index ",
  uniques: "unique ",
  foreignKeys: "foreign key ",
  checks: "check ",
  triggers: "trigger ",
};

/** `tables`, `#user`, `indexes`, `#user_email` is `user.index user_email`. */
function placeOf(path: Path): Pick<SchemaDifference, "object" | "names"> {
  const parts = path.flatMap((part, i) =>
    part.startsWith("#") ? [(words[path[i - 1] ?? ""] ?? "") + part.slice(1)] : [],
  );
  const names = path.filter((part) => part.startsWith("#")).map((part) => part.slice(1));
  return { object: parts.join(".") || (path[0] ?? "the schema"), names };
}

function differenceOf(path: Path, expected: unknown, actual: unknown): string {
  const what = path.filter((part) => !part.startsWith("#")).at(-1) ?? "";
  const isWhole = path.at(-1)?.startsWith("#") === true;
  if (isWhole && actual === undefined) return "it is missing";
  if (isWhole && expected === undefined) return "it is left, and should not be there";
  return `its ${what} should be ${shown(expected)}, and is ${shown(actual)}`;
}

function shown(value: unknown): string {
  if (value === undefined) return "none";
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
