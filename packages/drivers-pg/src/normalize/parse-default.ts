import type { ColumnType, DefaultValue, Json } from "@stingerloom/schema-diff";
import { normalizeDefault } from "./normalize-default";
import { tokenize, type Token } from "../sql/tokenize";

/** What `pg_get_expr` gives for a column's default: a literal where it is one, otherwise the expression. */
export function parseDefault(text: string, type: ColumnType): DefaultValue | undefined {
  if (/^NULL(::.*)?$/i.test(text)) return undefined;
  const value = literalOf(text, type);
  return normalizeDefault(value === undefined ? { kind: "expression", sql: text } : { kind: "literal", value }, type);
}

/**
 * `'x'::text`, `0`, `(-1)`, `true`, `ARRAY['a'::text, 'b'::text]`. A cast to another type than the column's may change
 * the value.
 */
function literalOf(text: string, type: ColumnType): Json | undefined {
  const tokens = tokenize(text);
  const bare = withoutCast(tokens);
  const first = bare[0];
  if (first === undefined) return undefined;
  if (bare.length === 1 && first.kind === "string")
    return /^[bx]/i.test(first.text) ? undefined : stringValue(first.text);
  const number = numberText(bare);
  if (number !== undefined) return isNumeric(type) ? number : undefined;
  if (bare.length === 1 && /^(true|false)$/i.test(first.text)) return first.text.toLowerCase() === "true";
  return type.kind === "array" && /^array$/i.test(first.text) ? arrayItems(bare, type) : undefined;
}

/** A cast at the end reads `::name`, perhaps with a length, dots, brackets. */
function withoutCast(tokens: readonly Token[]): readonly Token[] {
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const { text } = tokens[i]!;
    if (text === "(" || text === "[") depth++;
    if (text === ")" || text === "]") depth--;
    if (depth === 0 && text === "::") return tokens.slice(i + 1).every(isOfTypeName) ? tokens.slice(0, i) : tokens;
  }
  return tokens;
}

function isOfTypeName({ kind, text }: Token): boolean {
  return kind === "word" || kind === "quoted" || kind === "number" || [".", "[", "]", "(", ")", ","].includes(text);
}

function numberText(tokens: readonly Token[]): string | undefined {
  const inner = tokens[0]?.text === "(" && tokens.at(-1)?.text === ")" ? tokens.slice(1, -1) : tokens;
  const sign = inner[0]?.text === "-" ? "-" : "";
  const digits = sign === "" ? inner : inner.slice(1);
  return digits.length === 1 && digits[0]!.kind === "number" ? sign + digits[0]!.text : undefined;
}

function isNumeric(type: ColumnType): boolean {
  return type.kind === "integer" || type.kind === "decimal" || type.kind === "float";
}

/** With standard_conforming_strings, only E'…' knows backslashes. */
function stringValue(text: string): string {
  const quoted = text
    .slice(text.indexOf("'") + 1, -1)
    .split("''")
    .join("'");
  return /^e/i.test(text) ? quoted.replace(/\\([\s\S])/g, (_, c: string) => escapes[c] ?? c) : quoted;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

function arrayItems(tokens: readonly Token[], type: Extract<ColumnType, { kind: "array" }>): Json[] | undefined {
  if (tokens[1]?.text !== "[" || tokens.at(-1)?.text !== "]") return undefined;
  const parts = splitAtCommas(tokens.slice(2, -1));
  const values = parts.map((part) => literalOf(part.map((t) => t.text).join(""), type.of));
  return values.some((value) => value === undefined) ? undefined : (values as Json[]);
}

function splitAtCommas(tokens: readonly Token[]): Token[][] {
  if (tokens.length === 0) return [];
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === "(" || token.text === "[") depth++;
    if (token.text === ")" || token.text === "]") depth--;
    if (depth === 0 && token.text === ",") parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts;
}
