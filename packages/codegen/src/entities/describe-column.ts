import type { Column, PrimaryKey, Table } from "@stingerloom/schema-diff";
import { compact, isEmpty, type Argument, type ArgumentObject } from "./argument";
import { writtenDefault } from "./column-default";
import { writtenType, type TypeContext, type WrittenType } from "./column-type";
import type { Decorator, Property } from "./entity-class";
import type { DescribeOptions } from "./entity-options";

export interface ColumnContext extends Omit<TypeContext, "column"> {
  readonly table: Table;
  readonly options: DescribeOptions;
  /** Of the whole key is a decorator of the class where the columns cannot say it. */
  readonly keyIsPlain: boolean;
  /** `true`, or a name, where the column alone is unique. */
  readonly unique?: boolean | string;
}

/** The property of a column, with the one decorator that makes it one. */
export function describeColumn(column: Column, property: string, context: ColumnContext): Property {
  const type = writtenType(column.type, { ...context, column: column.name });
  const { comment, nullable } = column;
  const isKey = context.keyIsPlain && isPartOf(context.table.primaryKey, column.name);
  return {
    name: property,
    type: nullable && type.typescript !== "unknown" ? `${type.typescript} | null` : type.typescript,
    ...(comment !== undefined && { doc: comment }),
    decorators: [decoratorOf(column, type, optionsOf(column, property, type, context), isKey, context.options)],
    uses: type.uses,
  };
}

function isPartOf(key: PrimaryKey | undefined, column: string): boolean {
  return key?.columns.includes(column) === true;
}

function optionsOf(
  column: Column,
  property: string,
  { options }: WrittenType,
  { table, unique, options: { naming } }: ColumnContext,
): ArgumentObject {
  const { name, nullable, generated, autoIncrement, collation, charset } = column;
  const isOwnCollation = collation !== table.options?.collation || charset !== undefined;
  return compact({
    name: naming.columnName(property) === name ? undefined : name,
    ...options,
    nullable: generated ? (nullable ? undefined : false) : nullable || undefined,
    unique,
    default: autoIncrement || generated ? undefined : writtenDefault(column),
    charset,
    collation: isOwnCollation ? collation : undefined,
    onUpdate: column.onUpdate,
    invisible: column.invisible,
    check: column.check,
    comment: column.comment,
  });
}

function decoratorOf(
  column: Column,
  { word }: WrittenType,
  options: ArgumentObject,
  isKey: boolean,
  { generatedUuid }: DescribeOptions,
): Decorator {
  const { generated, autoIncrement, default: value } = column;
  const type = word === undefined ? {} : { type: word };
  const primary = isKey ? { primary: true } : {};
  if (generated !== undefined) {
    const stored = generated.stored ? {} : { stored: false };
    return call("ComputedColumn", { expression: generated.expression, ...stored, ...type, ...primary, ...options });
  }
  if (autoIncrement?.kind === "identity") {
    const { always, sequence } = autoIncrement;
    const counting = { ...(always && { always }), ...(sequence && { sequence: compact({ ...sequence }) }) };
    if (isKey) return call("PrimaryGeneratedColumn", { ...unlessInteger(word), ...options, ...counting }, "identity");
    return call("Column", { ...type, generated: "identity", ...options, ...counting });
  }
  if (autoIncrement !== undefined) {
    if (isKey) return call("PrimaryGeneratedColumn", { ...unlessInteger(word), ...options });
    return call("Column", { ...type, autoIncrement: true, ...options });
  }
  const isUuid = word === "uuid" && value?.kind === "expression" && value.sql === generatedUuid;
  if (isKey && isUuid) return call("PrimaryGeneratedColumn", { ...options, default: undefined }, "uuid");
  return withType(isKey ? "PrimaryColumn" : "Column", word, options);
}

/** A key that counts up is an integer where nothing else is said. */
function unlessInteger(word: string | undefined): ArgumentObject {
  return word === undefined || word === "integer" ? {} : { type: word };
}

function withType(name: string, word: string | undefined, options: ArgumentObject): Decorator {
  return word === undefined ? call(name, options) : call(name, options, word);
}

/** The decorator with its options, which are left out where there are none. */
export function call(name: string, options: ArgumentObject, ...before: readonly Argument[]): Decorator {
  return { name, arguments: isEmpty(options) ? before : [...before, compact(options)] };
}
