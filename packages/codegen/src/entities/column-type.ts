import type { ColumnType, Schema } from "@stingerloom/schema-diff";
import { nameKey } from "@stingerloom/schema-diff";
import type { ArgumentObject, EnumName } from "./argument";
import type { DescribeOptions } from "./entity-options";

/** A column's type as the options of `@Column`, and as the type of its property. */
export interface WrittenType {
  /** Absent where `enum` says all. */
  readonly word?: string;
  readonly options: ArgumentObject;
  /** Without `| null`. */
  readonly typescript: string;
  readonly uses?: readonly string[];
}

export interface TypeContext {
  readonly schema: Schema;
  readonly table: { readonly schema?: string; readonly name: string };
  readonly column: string;
  readonly defaultSchema?: string;
  renderType(type: ColumnType): string;
  readonly typeMeans?: DescribeOptions["typeMeans"];
  /** The TypeScript enum to write, if enums are to be written so. */
  enumNamed?(proposed: string, labels: readonly string[], key: string): EnumName | undefined;
}

const integerWords = { 8: "tinyint", 16: "smallint", 24: "mediumint", 32: "integer", 64: "bigint" } as const;

/** The first way to write the type that means it exactly. */
export function writtenType(type: ColumnType, context: TypeContext): WrittenType {
  const first = inOurWords(type, context);
  if (first.word === undefined || context.typeMeans === undefined || context.typeMeans(first, type)) return first;
  const { typescript } = first;
  const engineWords = type.kind === "native" ? type.sql : context.renderType(type);
  const others = [engineWords.toLowerCase(), engineWords, inQuotes(engineWords)].map((word) => ({
    word,
    options: {},
    typescript,
  }));
  return others.find((other) => context.typeMeans!(other, type)) ?? first;
}

/** In quotes it is the engine's own, even if it is a word of ours: `"INT"(11)`. */
function inQuotes(words: string): string {
  return words.replace(/^[^("]*/, (name) => `"${name.trim()}"`);
}

function inOurWords(type: ColumnType, context: TypeContext): WrittenType {
  switch (type.kind) {
    case "integer":
      if (type.displayWidth !== undefined) return inEngineWords(type, context, "number");
      return plain(integerWords[type.bits], type.bits === 64 ? "string" : "number", { unsigned: type.unsigned });
    case "decimal":
      return plain("decimal", "string", { precision: type.precision, scale: type.scale, unsigned: type.unsigned });
    case "float":
      if (type.bits === 64 && !type.unsigned) return plain("double", "number");
      return inEngineWords(type, context, "number");
    case "boolean":
      return plain("boolean", "boolean");
    case "char":
    case "varchar":
      // `varchar` alone is one of 255 characters to `@Column`, and one of any length to some engines.
      if (type.length === undefined) return plain(`character${type.kind === "char" ? "" : " varying"}`, "string");
      return plain(type.kind, "string", { length: type.length });
    case "text":
      return plain(`${type.size ?? ""}text`, "string");
    case "blob":
      return plain(`${type.size ?? ""}blob`, "Uint8Array");
    case "binary":
    case "varbinary":
      return plain(type.kind, "Uint8Array", { length: type.length });
    case "uuid":
    case "date":
      return plain(type.kind, "string");
    case "time":
      if (type.withTimeZone) return inEngineWords(type, context, "string");
      return plain("time", "string", { precision: type.precision });
    case "datetime":
      return plain("datetime", "Date", { precision: type.precision });
    case "timestamp":
      return plain("timestamptz", "Date", { precision: type.precision });
    case "json":
      return plain(type.binary ? "jsonb" : "json", "unknown");
    case "enum":
      return enumType(type.values, undefined, context);
    case "enumRef":
      return namedEnum(type, context);
    case "set":
      return { word: "set", options: { enum: type.values }, typescript: "string" };
    case "array":
      return arrayOf(type.of, context);
    case "native":
      return inEngineWords(type, context, nativeTypescript(type.sql));
  }
}

function plain(word: string, typescript: string, options: ArgumentObject = {}): WrittenType {
  return { word, options, typescript };
}

/** A type of which no word of ours says all. */
function inEngineWords(type: ColumnType, { renderType }: TypeContext, typescript: string): WrittenType {
  return { word: type.kind === "native" ? type.sql : renderType(type).toLowerCase(), options: {}, typescript };
}

const nativeTypes: readonly (readonly [RegExp, string])[] = [
  [/^year\b/i, "number"],
  [/^(citext|inet|cidr|macaddr8?|money|xml|tsvector|tsquery|ltree|interval|bit|varbit|"?char"?|name)\b/i, "string"],
  [/range\b/i, "string"],
  [/^(n?(var)?char|character|clob|text)/i, "string"],
  [/^(int|tinyint|smallint|mediumint|bigint|float|double|real|numeric|decimal|number)/i, "number"],
  [/^(date|time)/i, "string"],
  [/^(blob|binary|varbinary)/i, "Uint8Array"],
];

function nativeTypescript(sql: string): string {
  return nativeTypes.find(([pattern]) => pattern.test(sql))?.[1] ?? "unknown";
}

function arrayOf(of: ColumnType, context: TypeContext): WrittenType {
  const { word, options, typescript, uses } = writtenType(of, context);
  const element = /[ |]/.test(typescript) ? `(${typescript})` : typescript;
  return { word, options: { ...options, array: true }, typescript: `${element}[]`, uses };
}

function namedEnum(type: { readonly schema?: string; readonly name: string }, context: TypeContext): WrittenType {
  const found = context.schema.enums.find((one) => nameKey(one) === nameKey(type));
  // One without labels can only be named.
  if (found === undefined || found.values.length === 0)
    return plain(context.renderType({ ...type, kind: "enumRef" }), "string");
  const { table, column, defaultSchema } = context;
  const isDefaultName = type.name === `${table.name}_${column}_enum`;
  const written = enumType(found.values, type, context);
  return {
    ...written,
    options: {
      ...written.options,
      ...(!isDefaultName && { enumName: type.name }),
      ...(found.comment !== undefined && { enumComment: found.comment }),
      ...(type.schema !== table.schema && { enumSchema: type.schema ?? defaultSchema }),
    },
  };
}

function enumType(
  labels: readonly string[],
  name: { readonly schema?: string; readonly name: string } | undefined,
  context: TypeContext,
): WrittenType {
  const { table, column } = context;
  const proposed = name?.name ?? `${table.name}_${column}`;
  const key = name === undefined ? `${nameKey(table)}\u0000${column}` : nameKey(name);
  const declared = context.enumNamed?.(proposed, labels, key);
  if (declared !== undefined) return { options: { enum: declared }, typescript: declared.name, uses: [declared.name] };
  return { options: { enum: labels }, typescript: labels.map((label) => JSON.stringify(label)).join(" | ") };
}
