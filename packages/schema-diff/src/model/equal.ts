/** What a schema carries for other purposes than being compared, or what follows from the rest of it. */
const hints: ReadonlySet<string> = new Set([
  "renamedFrom",
  "implicitName",
  "source",
  "targetSource",
  "notNullNames",
  "dependsOn",
  "inUse",
  "provides",
  "restore",
  "fails",
]);

/**
 * Are two parts of normal forms the same? Absent and `undefined` are one; hints, and the keys in `ignoring`, do not
 * count.
 */
export function sameForm(a: unknown, b: unknown, ignoring?: ReadonlySet<string>): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameList(a, b, ignoring);
  return sameRecord(a as Record<string, unknown>, b as Record<string, unknown>, ignoring);
}

const nameOnly: ReadonlySet<string> = new Set(["name"]);

/** The same but for the name. */
export function sameContent(a: object, b: object): boolean {
  return sameRecord(a as Record<string, unknown>, b as Record<string, unknown>, nameOnly, true);
}

function sameList(a: readonly unknown[], b: readonly unknown[], ignoring?: ReadonlySet<string>): boolean {
  return a.length === b.length && a.every((value, i) => sameForm(value, b[i], ignoring));
}

function sameRecord(
  a: Record<string, unknown>,
  b: Record<string, unknown>,
  ignoring?: ReadonlySet<string>,
  shallow = false,
): boolean {
  const counts = (key: string) => !hints.has(key) && !ignoring?.has(key);
  const inner = shallow ? undefined : ignoring;
  for (const key in a) if (counts(key) && !sameForm(a[key], b[key], inner)) return false;
  for (const key in b) if (counts(key) && a[key] === undefined && b[key] !== undefined) return false;
  return true;
}

/** A text that is equal for equal contents, whatever the name: for finding one among many. */
export function contentKey(value: object): string {
  return JSON.stringify({ ...value, name: undefined }, canonical);
}

function canonical(key: string, value: unknown): unknown {
  if (hints.has(key)) return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
