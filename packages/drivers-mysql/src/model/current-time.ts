import type { ColumnType } from "@stingerloom/schema-diff";
import type { Flavour } from "./server";

const synonym = /^(current_timestamp|now|localtime|localtimestamp)\s*(\(\s*(\d*)\s*\))?$/i;

/** What stands bare behind DEFAULT and ON UPDATE, as opposed to an expression in parentheses. */
export function isCurrentTime(expression: string): boolean {
  return /^current_timestamp(\(\d*\))?$/i.test(expression);
}

/**
 * The current time as the engine writes it. MySQL wants the column's own precision; it keeps `(now())` apart, as an
 * expression. Gives undefined for what is something else.
 */
export function normalizeCurrentTime(expression: string, type: ColumnType, flavour: Flavour): string | undefined {
  const [, word, call, digits] = synonym.exec(expression) ?? [];
  if (word === undefined || (type.kind !== "datetime" && type.kind !== "timestamp")) return undefined;
  const given = digits === undefined || digits === "" || digits === "0" ? undefined : digits;
  if (flavour === "mysql") {
    if (/^now$/i.test(word) && call !== undefined) return undefined;
    return `CURRENT_TIMESTAMP${inParentheses(given ?? type.precision, "")}`;
  }
  const asMariaDbWritesIt = word === "current_timestamp" && call === "()";
  return `current_timestamp${inParentheses(given ?? (asMariaDbWritesIt ? undefined : type.precision), "()")}`;
}

function inParentheses(digits: string | number | undefined, none: string): string {
  return digits === undefined || digits === 0 ? none : `(${digits})`;
}

/** Do both mean the time of the statement, however they are written? */
export function areSameTime(a: string, b: string): boolean {
  const precision = (text: string) => synonym.exec(text)?.[3] || "0";
  return synonym.test(a) && synonym.test(b) && precision(a) === precision(b);
}
