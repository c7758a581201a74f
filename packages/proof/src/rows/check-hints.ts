import type { Column } from "@stingerloom/schema-diff";
import type { Literal, LiteralWriter } from "./literal";

const textTypes: ReadonlySet<string> = new Set(["char", "varchar", "text", "native"]);
const most = 12;

/** Values that the texts of checks on a column suggest: the numbers and literals in them, and their neighbours. */
export function checkHints(column: Column, checks: readonly string[], write: LiteralWriter): readonly Literal[] {
  const isText = textTypes.has(column.type.kind);
  const found = checks.flatMap((check) => {
    const literals = [...check.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = ""]) => text.replaceAll("''", "'"));
    const bare = check.replaceAll(/'(?:[^']|'')*'/g, " ");
    const numbers = [...bare.matchAll(/(?<![\w.])-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number));
    return isText
      ? [...literals.flatMap(ofPattern), ...numbers.flatMap(ofLengths)].map(write.text)
      : [...numbers.flatMap(around), ...literals.map(write.text)];
  });
  return [...new Set(found)].slice(0, most);
}

function around(number: number): string[] {
  return [number, number + 1, number - 1].map(String);
}

function ofLengths(number: number): string[] {
  return [number, number + 1, number - 1].filter((n) => n > 0 && n <= 400).map((n) => "a".repeat(n));
}

/** A text that a LIKE or a simple regular expression takes, and the text itself. */
function ofPattern(text: string): string[] {
  const like = text.replaceAll("%", "a").replaceAll("_", "b");
  const expression = sampleOf(text);
  return [...new Set([text, like, ...(expression === undefined ? [] : [expression])])];
}

const atom = /(\[\^?[^\]]+\]|\\[dws.+*?()[\]{}|^$/@-]|[^\\[\]{}()*+?|^$])(\{\d+(?:,\d*)?\}|[*+?])?/gy;

/** A text that matches a regular expression without groups and alternatives; undefined for others. */
function sampleOf(pattern: string): string | undefined {
  const body = pattern.replace(/^\^/, "").replace(/\$$/, "");
  let out = "";
  atom.lastIndex = 0;
  while (atom.lastIndex < body.length) {
    const match = atom.exec(body);
    if (match === null) return undefined;
    out += characterOf(match[1]!).repeat(timesOf(match[2]));
  }
  return out;
}

function characterOf(one: string): string {
  if (one === ".") return "a";
  if (one === "\\d") return "1";
  if (one === "\\w") return "a";
  if (one === "\\s") return " ";
  if (one.startsWith("\\")) return one.slice(1);
  if (!one.startsWith("[")) return one;
  if (one.startsWith("[^")) return ["a", "1", "_", "Z"].find((c) => !one.includes(c)) ?? "ż";
  const first = one[1] ?? "";
  return first === "\\" ? characterOf(one.slice(1, 3)) : first;
}

function timesOf(quantifier: string | undefined): number {
  const least = Number(/\{(\d+)/.exec(quantifier ?? "")?.[1] ?? 1);
  return quantifier === "*" || quantifier === "?" ? 1 : least;
}
