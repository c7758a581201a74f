import type { ColumnType } from "@stingerloom/schema-diff";
import type { ColumnMember } from "./class-metadata";
import type { ColumnOptions } from "./column-options";
import { EntityError } from "./entity-error";
import { enumValues } from "./enum-values";
import { defaultLength, logicalType, serialTypes, takesPrecision, type TypeNumbers } from "./logical-type";
import { misspeltType } from "./misspelt-type";
import { parseTypeText } from "./parse-type-text";

/**
 * What a column holds: by its `enum` or `type`, else by the property's TypeScript type.
 * @param where `User.email`, for errors.
 * @throws EntityError `UNKNOWN_COLUMN_TYPE`, `INVALID_COLUMN_OPTION`
 */
export function resolveType(member: ColumnMember, where: string, schema: string | undefined): ColumnType {
  const { options, designType } = member;
  const numbers = numbersOf(options, where);
  const type = options.type as unknown;
  if (typeof type === "function") return typeOfClass(type, options, numbers, where);
  if (type !== undefined && (typeof type !== "string" || type.trim() === ""))
    throw unknownType(where, "its `type` is not a text");
  if (options.enum !== undefined) return wrapped(enumType(options, options.enum, where, schema), options.array ? 1 : 0);
  if (type !== undefined) return typeOfText(type as string, options, numbers, where);
  if (typeof options.array === "string") return wrapped(typeOfText(options.array, {}, numbers, where), 1);
  if (isGeneratedKey(options)) return generatedKeyType(options, designType, where);
  return typeOfClass(designType, options, numbers, where);
}

function typeOfText(text: string, options: ColumnOptions, numbers: TypeNumbers, where: string): ColumnType {
  const parsed = parseTypeText(text);
  const depth = (parsed?.dimensions ?? 0) + (options.array && parsed?.name !== "array" ? 1 : 0);
  if (parsed === undefined) return wrapped(nativeType(text, numbers), depth);
  const { name } = parsed;
  if (name === "array")
    return wrapped(typeOfText(typeof options.array === "string" ? options.array : "text", {}, numbers, where), 1);
  if (name === "enum" || name === "set") {
    throw unknownType(
      where,
      `it is of type ${name} and has no labels`,
      `Write them: { type: "${name}", enum: ["a", "b"] }.`,
    );
  }
  const [first, second] = parsed.arguments;
  // The one width that means something: MySQL's word for boolean.
  if (name === "tinyint" && first === 1) return wrapped(nativeType("tinyint(1)", numbers), depth);
  // The digits that MySQL's floating-point types show are no precision of ours.
  if (second !== undefined && /^(float|double|double precision|real)$/.test(name))
    return wrapped(nativeType(text.replace(/\s*\[\s*\]/g, "").trim(), numbers), depth);
  const given: TypeNumbers = {
    ...numbers,
    ...(first !== undefined && (takesPrecision(name) ? { precision: first } : { length: first })),
    ...(second !== undefined && { scale: second }),
    ...(parsed.unsigned && { unsigned: true }),
  };
  const known = logicalType(serialTypes.get(name) ?? name, given);
  if (known !== undefined) return wrapped(known, depth);
  refuseMisspelt(name, where);
  const bare = text.replace(/\s*\[\s*\]/g, "").trim();
  return wrapped(nativeType(bare, parsed.arguments.length > 0 ? {} : numbers), depth);
}

/** @throws EntityError `UNKNOWN_COLUMN_TYPE` */
function refuseMisspelt(name: string, where: string): void {
  const meant = misspeltType(name);
  if (meant === undefined) return;
  throw unknownType(
    where,
    `there is no type ${JSON.stringify(name)}`,
    `Did you mean ${JSON.stringify(meant)}? If your database has ` +
      `a type of that name, put it in quotes: { type: '"${name}"' }.`,
  );
}

/** The engine's own words, with the numbers of the options if the text has none. */
function nativeType(text: string, { length, precision, scale, unsigned }: TypeNumbers): ColumnType {
  const numbers = [length ?? precision, length === undefined ? scale : undefined].filter((n) => n !== undefined);
  const sized = numbers.length > 0 && !text.includes("(") ? `${text}(${numbers.join(",")})` : text;
  return { kind: "native", sql: unsigned && !/unsigned/i.test(text) ? `${sized} unsigned` : sized };
}

function typeOfClass(type: unknown, options: ColumnOptions, numbers: TypeNumbers, where: string): ColumnType {
  if (options.array === true)
    throw unknownType(
      where,
      "it is an array, and the type of its elements is not known",
      `Write it: { type: "text", array: true }.`,
    );
  switch (type) {
    case String:
      return { kind: "varchar", length: numbers.length ?? defaultLength };
    case Number:
      return logicalType(
        numbers.precision === undefined && numbers.scale === undefined ? "integer" : "decimal",
        numbers,
      )!;
    case Boolean:
      return { kind: "boolean" };
    case Date:
      return logicalType("datetime", numbers)!;
    case BigInt:
      return logicalType("bigint", numbers)!;
    case Uint8Array:
    case globalThis.Buffer:
      return numbers.length === undefined ? { kind: "blob" } : { kind: "varbinary", length: numbers.length };
    case Array:
      throw unknownType(where, "it is an array", `Write { type: "text", array: true } or { type: "json" }.`);
    default:
      throw unknownType(where, reasonFor(type));
  }
}

function reasonFor(type: unknown): string {
  if (typeof type === "function" && type !== Object) return `no column type is known for class ${type.name}`;
  return "the compiler emitted no type for the property";
}

function enumType(
  options: ColumnOptions,
  labels: NonNullable<ColumnOptions["enum"]>,
  where: string,
  schema: string | undefined,
): ColumnType {
  const values = enumValues(labels, where);
  if (options.type === "set") return { kind: "set", values };
  return {
    kind: "enum",
    values,
    ...(options.enumName !== undefined && { name: options.enumName }),
    ...((options.enumSchema ?? schema) !== undefined && { schema: options.enumSchema ?? schema }),
  };
}

function isGeneratedKey({ generated }: ColumnOptions): boolean {
  return generated === true || typeof generated === "string";
}

/** Keys that count up are integers where nothing else is said, as in plain JavaScript. */
function generatedKeyType({ generated, ...options }: ColumnOptions, designType: unknown, where: string): ColumnType {
  if (generated === "uuid") return { kind: "uuid" };
  if (designType === BigInt) return logicalType("bigint", options)!;
  if (designType === undefined || designType === Object || designType === Number)
    return logicalType("integer", options)!;
  throw unknownType(
    where,
    "it counts up and is no number",
    `Write { type: "bigint" } if the property holds a big number as text, or the strategy "uuid".`,
  );
}

function wrapped(type: ColumnType, depth: number): ColumnType {
  return depth === 0 ? type : wrapped({ kind: "array", of: type }, depth - 1);
}

function numbersOf({ length, precision, scale, unsigned }: ColumnOptions, where: string): TypeNumbers {
  return {
    ...wholeNumber("length", length, 1, where),
    ...wholeNumber("precision", precision, 0, where),
    ...wholeNumber("scale", scale, 0, where),
    ...(unsigned && { unsigned: true }),
  };
}

function wholeNumber(name: string, value: unknown, least: number, where: string): Record<string, number> {
  if (value === undefined || value === null) return {};
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && Number.isSafeInteger(number) && number >= least) return { [name]: number };
  throw new EntityError("INVALID_COLUMN_OPTION", `${where} has ${name} ${JSON.stringify(value)}.`, {
    hint: `Give a whole number, ${least} or more, or leave ${name} out.`,
  });
}

function unknownType(where: string, reason: string, hint?: string): EntityError {
  return new EntityError("UNKNOWN_COLUMN_TYPE", `The type of column ${where} cannot be known: ${reason}.`, {
    hint:
      hint ??
      `Write it, as in @Column({ type: "varchar" }), or set "emitDecoratorMetadata": true in tsconfig.json ` +
        `and give the property one plain type (of a union such as string | null the compiler tells nothing).`,
  });
}
