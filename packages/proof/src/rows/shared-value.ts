import { sameForm, type ColumnType } from "@stingerloom/schema-diff";
import type { Literal, LiteralWriter } from "./literal";
import { plainValue } from "./plain-values";

const texts: ReadonlySet<string> = new Set(["char", "varchar", "text"]);
const numbers: ReadonlySet<string> = new Set(["integer", "decimal", "float"]);
const moments: ReadonlySet<string> = new Set(["date", "datetime", "timestamp"]);

/** The `i`th value that a column can hold before and after its type changes, without loss. */
export function sharedValue(from: ColumnType, to: ColumnType, i: number, write: LiteralWriter): Literal | undefined {
  if (sameForm(from, to)) return plainValue(from, i, write);
  const kinds = [from.kind, to.kind];
  if (kinds.includes("boolean")) return booleanValue(from, i, write);
  if (kinds.some((kind) => numbers.has(kind)) && kinds.every((kind) => numbers.has(kind) || texts.has(kind)))
    return numbers.has(from.kind) ? String((i % 9) + 1) : write.text(String((i % 9) + 1));
  if (kinds.every((kind) => texts.has(kind))) return write.text(shortest(from, to, i));
  if (kinds.every((kind) => moments.has(kind))) return write.text(midnight(kinds, i));
  if (texts.has(from.kind)) return textOf(to, i, write);
  if (from.kind === "enum" && to.kind === "enum") return sharedLabel(from.values, to.values, i, write);
  if (from.kind === "set" && to.kind === "set") return sharedLabel(from.values, to.values, i, write);
  return plainValue(from, i, write);
}

/** A number or a text that stands for true or false. */
function booleanValue(from: ColumnType, i: number, write: LiteralWriter): Literal | undefined {
  if (from.kind === "boolean") return plainValue(from, i, write);
  return numbers.has(from.kind) ? String(i % 2) : write.text(String(i % 2));
}

function shortest(from: ColumnType, to: ColumnType, i: number): string {
  const lengths = [from, to].flatMap((type) => ("length" in type && type.length !== undefined ? [type.length] : []));
  const length = Math.min(...lengths, 4);
  // Letters of both cases, so that a conversion that changes one of them is seen.
  return length < 2 ? String(i % 10) : `a${i}B`.slice(0, length);
}

function midnight(kinds: readonly string[], i: number): string {
  const day = `2026-01-${String(1 + (i % 28)).padStart(2, "0")}`;
  return kinds.includes("date") ? day : `${day} 10:00:00`;
}

/** The text of a value of the type that the column is to have. */
function textOf(to: ColumnType, i: number, write: LiteralWriter): Literal | undefined {
  const value = plainValue(to, i, write);
  return value?.startsWith("'") || value === undefined ? value : write.text(value);
}

function sharedLabel(from: readonly string[], to: readonly string[], i: number, write: LiteralWriter): Literal {
  const shared = from.filter((value) => to.includes(value));
  const labels = shared.length > 0 ? shared : from;
  return write.text(labels[i % labels.length] ?? "");
}
