import type { Column, Hazard, Table } from "@stingerloom/schema-diff";
import { isCharacterType } from "../render/render-type";

/** What another character set or collation can do to the values of a column. */
export function charsetHazards(object: string, from: Column, to: Column, table: Table | undefined): readonly Hazard[] {
  if (!isCharacterType(from.type) || !isCharacterType(to.type)) return [];
  const [was, is] = [from.collation, to.collation];
  if (was === undefined || is === undefined || was === is) return [];
  return [
    ...(holdsEvery(charsetOf(was), charsetOf(is)) ? [] : [missing(object, charsetOf(is))]),
    ...(isUnique(to.name, table) && !is.endsWith("_bin") ? [equal(object, is)] : []),
  ];
}

function missing(object: string, charset: string): Hazard {
  return {
    code: "MAY_FAIL_ON_DATA",
    severity: "warning",
    message: `${object}: values with characters that ${charset} does not have make it fail.`,
    recipe: "Look for such rows first.",
    object,
  };
}

function equal(object: string, collation: string): Hazard {
  return {
    code: "MAY_FAIL_ON_DATA",
    severity: "warning",
    message: `${object}: it is unique, and values that ${collation} takes for the same make it fail.`,
    recipe: "Look for such rows first.",
    object,
  };
}

function charsetOf(collation: string): string {
  return collation.split("_")[0] ?? "";
}

const complete: ReadonlySet<string> = new Set(["utf8mb4", "utf16", "utf16le", "utf32", "gb18030"]);
const ofTwoOrThreeBytes: ReadonlySet<string> = new Set(["utf8mb3", "utf8", "ucs2"]);

function holdsEvery(from: string, to: string): boolean {
  if (from === to || from === "ascii" || complete.has(to)) return true;
  return ofTwoOrThreeBytes.has(to) && !complete.has(from) && from !== "binary";
}

function isUnique(column: string, table: Table | undefined): boolean {
  const keys = [table?.primaryKey, ...(table?.uniques ?? [])].flatMap((key) => key?.columns ?? []);
  const indexed = (table?.indexes ?? []).filter(({ unique }) => unique).flatMap(({ parts }) => parts);
  return keys.includes(column) || indexed.some((part) => part.column === column);
}
