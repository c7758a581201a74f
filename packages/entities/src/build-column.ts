import type { AutoIncrement, Column, DefaultValue, Generated, Sequence } from "@stingerloom/schema-diff";
import type { ColumnMember } from "./class-metadata";
import type { ColumnOptions, SequenceOptions } from "./column-options";
import { EntityError } from "./entity-error";
import type { EntityModel } from "./entity-model";
import type { EntitySet } from "./entity-set";
import { resolveDefault } from "./resolve-default";
import { resolveType } from "./resolve-type";

export function columnName(set: EntitySet, { options, property }: ColumnMember): string {
  return options.name ?? set.naming.columnName(property);
}

/** @throws EntityError `UNKNOWN_COLUMN_TYPE`, `INVALID_COLUMN_OPTION`, `INVALID_DEFAULT` */
export function buildColumn(set: EntitySet, model: EntityModel, member: ColumnMember): Column {
  const { options } = member;
  const where = `${model.className}.${member.property}`;
  const type = resolveType(member, where, model.table.schema);
  const generated = generatedOf(options);
  const autoIncrement = autoIncrementOf(options);
  if (autoIncrement !== undefined) refuseCountingUp(where, type.kind);
  const value = defaultOf(set, options, resolveDefault(options.default, type, where));
  const onUpdate = typeof options.onUpdate === "function" ? options.onUpdate() : options.onUpdate;
  return {
    name: columnName(set, member),
    type,
    // SQLite has keys that may be null: who wants one says so.
    nullable: options.nullable ?? (!options.primary && generated !== undefined),
    ...(value && { default: value }),
    ...(autoIncrement && { autoIncrement }),
    ...(generated && { generated }),
    ...(options.charset !== undefined && { charset: options.charset }),
    ...(options.collation !== undefined && { collation: options.collation }),
    ...(onUpdate !== undefined && { onUpdate }),
    ...(options.comment !== undefined && { comment: options.comment }),
    ...(options.invisible && { invisible: true }),
    ...(options.check !== undefined && { check: options.check }),
    ...(options.renamedFrom !== undefined && { renamedFrom: options.renamedFrom }),
  };
}

function generatedOf({ generated }: ColumnOptions): Generated | undefined {
  if (typeof generated !== "object") return undefined;
  return { expression: generated.expression, stored: generated.stored ?? true };
}

function autoIncrementOf(options: ColumnOptions): AutoIncrement | undefined {
  const { generated, autoIncrement, always, sequence, type } = options;
  if (generated === "identity")
    return { kind: "identity", always: always ?? false, ...(sequence && { sequence: asTexts(sequence) }) };
  const isSerial = typeof type === "string" && /^\s*(small|big)?serial\s*$/i.test(type);
  return autoIncrement || generated === "increment" || generated === true || isSerial
    ? { kind: "autoIncrement" }
    : undefined;
}

function asTexts({ cycle, ...numbers }: SequenceOptions): Partial<Omit<Sequence, "name" | "schema">> {
  const given = Object.entries(numbers).filter(([, number]) => number !== undefined);
  return { ...Object.fromEntries(given.map(([key, number]) => [key, String(number)])), ...(cycle && { cycle }) };
}

function refuseCountingUp(where: string, kind: Column["type"]["kind"]): void {
  if (kind === "integer" || kind === "native" || kind === "decimal") return;
  throw new EntityError("INVALID_COLUMN_OPTION", `${where} is to count up and is of kind ${kind}.`, {
    hint: `Make it a number: { type: "integer" } or { type: "bigint" }.`,
  });
}

function defaultOf(
  { generatedUuid }: EntitySet,
  { generated }: ColumnOptions,
  given: DefaultValue | undefined,
): DefaultValue | undefined {
  if (given !== undefined || generated !== "uuid" || generatedUuid === undefined) return given;
  return { kind: "expression", sql: generatedUuid };
}
