import { sameForm, type Schema } from "@stingerloom/schema-diff";

/** Where two schemas differ, a line each: what to read when a test fails. */
export function describeDifference(expected: Schema, actual: Schema): string {
  const lines: string[] = [];
  compare("", expected, actual, lines);
  return lines.slice(0, 20).join("\n");
}

function compare(path: string, expected: unknown, actual: unknown, lines: string[]): void {
  if (sameForm(expected, actual)) return;
  if (isList(expected) && isList(actual)) return compareLists(path, expected, actual, lines);
  if (isRecord(expected) && isRecord(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      if (key !== "source" && key !== "implicitName" && key !== "renamedFrom")
        compare(`${path}.${key}`, expected[key], actual[key], lines);
    }
    return;
  }
  lines.push(`${path}: expected ${JSON.stringify(expected)}, is ${JSON.stringify(actual)}`);
}

function compareLists(path: string, expected: readonly unknown[], actual: readonly unknown[], lines: string[]): void {
  const name = (item: unknown, i: number) =>
    isRecord(item) && "name" in item ? `${String(item["schema"] ?? "")}/${String(item["name"])}` : String(i);
  const byName = (list: readonly unknown[]) => new Map(list.map((item, i) => [name(item, i), item]));
  const [left, right] = [byName(expected), byName(actual)];
  for (const key of new Set([...left.keys(), ...right.keys()]))
    compare(`${path}[${key}]`, left.get(key), right.get(key), lines);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
