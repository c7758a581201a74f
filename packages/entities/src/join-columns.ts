import type { Column } from "@stingerloom/schema-diff";
import { buildColumn, columnName } from "./build-column";
import type { ColumnMember, Member, PrimaryKeyDeclaration, ToOneMember } from "./class-metadata";
import { EntityError } from "./entity-error";
import { columnMembers, relationMembers, type EntityModel } from "./entity-model";
import { targetOf, type EntitySet } from "./entity-set";
import { isOwning } from "./owning-side";
import type { JoinColumnName, JoinColumnOption } from "./relation-options";

/** A column that refers to another one. */
export interface JoinColumn {
  readonly name: string;
  /** The declared column that it is, if the class has one of that name. */
  readonly declared?: ColumnMember;
  /** The column of the target. */
  readonly references: string;
}

/**
 * The columns by which a relation refers to its target.
 * @throws EntityError `PRIMARY_KEY_MISSING`, `INVALID_RELATION`, `UNKNOWN_PROPERTY` and those of `targetOf`
 */
export function joinColumnsOf(
  set: EntitySet,
  model: EntityModel,
  relation: ToOneMember,
  trail: Trail = [],
): JoinColumn[] {
  const target = targetOf(set, model, relation);
  const where = `${model.className}.${relation.property}`;
  const references = referencedColumns(set, target, relation, where, [...trail, { model, relation }]);
  const given = namesOf(relation.options.joinColumn);
  if (given !== undefined && given.length !== references.length) {
    throw new EntityError(
      "INVALID_RELATION",
      `${where} names ${given.length} join columns for ${references.length} of ${target.className}.`,
      {
        hint:
          `${target.className} is referred to by ${references.join(", ")}: name as many join columns, in ` +
          `that order.`,
      },
    );
  }
  return references.map((referenced, i) =>
    joinColumn(set, model, given?.[i] ?? set.naming.joinColumnName(relation.property, referenced), referenced),
  );
}

function joinColumn(set: EntitySet, model: EntityModel, name: string, references: string): JoinColumn {
  const columns = columnMembers(model);
  const declared =
    columns.find((column) => columnName(set, column) === name) ?? columns.find((column) => column.property === name);
  return declared === undefined ? { name, references } : { name: columnName(set, declared), declared, references };
}

function referencedColumns(
  set: EntitySet,
  target: EntityModel,
  { options }: ToOneMember,
  where: string,
  trail: Trail,
): string[] {
  const given = namesOf(options.references);
  if (given !== undefined) return given.flatMap((name) => columnsOfProperty(set, target, name, where));
  const key = primaryKeyOf(set, target, trail);
  if (key.length > 0) return key;
  throw keyMissing(target, where);
}

export function keyMissing(target: EntityModel, where: string): EntityError {
  return new EntityError("PRIMARY_KEY_MISSING", `${where} refers to ${target.className}, which has no primary key.`, {
    hint:
      `Give ${target.className} a @PrimaryGeneratedColumn() or @PrimaryColumn(), or name unique ` +
      `columns with { references: "…" }.`,
  });
}

/** Relations on the way to a key, for finding one that leads back to itself. */
type Trail = readonly { readonly model: EntityModel; readonly relation: ToOneMember }[];

/** The primary key's columns, in the order of the class; empty if there is none. */
export function primaryKeyOf(set: EntitySet, model: EntityModel, trail: Trail = []): string[] {
  if (model.primaryKey !== undefined) return declaredKey(set, model, model.primaryKey);
  const names = model.members.flatMap((member) => {
    if (member.kind === "column") return member.options.primary ? [columnName(set, member)] : [];
    if (!isToOne(member) || !member.options.primary || !isOwning(set, model, member)) return [];
    if (trail.some((step) => step.model === model && step.relation === member)) throw circularKey(model, member);
    return joinColumnsOf(set, model, member, trail).map(({ name }) => name);
  });
  return [...new Set(names)];
}

/** @throws EntityError `INVALID_INDEX`, `UNKNOWN_PROPERTY` */
function declaredKey(set: EntitySet, model: EntityModel, { parts }: PrimaryKeyDeclaration): string[] {
  const where = `@PrimaryKey on ${model.className}`;
  const names = parts.flatMap((part) => {
    const name = typeof part === "string" ? part : "property" in part ? part.property : undefined;
    if (name !== undefined) return columnsOfProperty(set, model, name, where);
    throw new EntityError("INVALID_INDEX", `${where} has an expression.`, { hint: "A primary key has properties." });
  });
  if (names.length > 0) return names;
  throw new EntityError("INVALID_INDEX", `${where} names no properties.`, {
    hint: 'Write @PrimaryKey(["property"]).',
  });
}

function circularKey(model: EntityModel, { property }: ToOneMember): EntityError {
  return new EntityError(
    "CIRCULAR_KEY",
    `The primary key of ${model.className} refers to itself by way of ${property}.`,
    {
      hint: "Give one of the entities a key of its own.",
    },
  );
}

/**
 * The column of that name, whether declared or come into being by a relation.
 * @throws EntityError `UNKNOWN_PROPERTY`, `CIRCULAR_KEY`
 */
export function columnNamed(
  set: EntitySet,
  model: EntityModel,
  name: string,
  where: string,
  trail: Trail = [],
): Column {
  const declared = columnMembers(model).find((member) => columnName(set, member) === name);
  if (declared !== undefined) return buildColumn(set, model, declared);
  for (const member of relationMembers(model)) {
    if (!isToOne(member) || !isOwning(set, model, member)) continue;
    const join = joinColumnsOf(set, model, member).find((column) => column.name === name);
    if (join === undefined) continue;
    if (trail.some((step) => step.model === model && step.relation === member)) throw circularKey(model, member);
    return referringColumn(set, model, member, join, [...trail, { model, relation: member }]);
  }
  throw unknownProperty(set, model, name, where);
}

/** The column that a relation brings: of the type of the one that it refers to, which does not count up here. */
export function referringColumn(
  set: EntitySet,
  model: EntityModel,
  relation: ToOneMember,
  { name, references }: JoinColumn,
  trail: Trail = [],
): Column {
  const { options } = relation;
  const target = targetOf(set, model, relation);
  const where = `${model.className}.${relation.property}`;
  return {
    ...copyForReference(columnNamed(set, target, references, where, trail), target, name),
    nullable: options.primary ? false : (options.nullable ?? true),
    ...(options.comment !== undefined && { comment: options.comment }),
    ...(options.renamedFrom !== undefined && { renamedFrom: options.renamedFrom }),
  };
}

/** What must be alike for one column to refer to another. */
export function copyForReference(
  { type, charset, collation, name: referenced }: Column,
  target: EntityModel,
  name: string,
): Column {
  // Enums are types of their own on PostgreSQL: the same one must be meant.
  const same =
    type.kind === "enum" && type.name === undefined
      ? { ...type, name: `${target.table.name}_${referenced}_enum` }
      : type;
  return {
    name,
    type: same,
    nullable: false,
    ...(charset !== undefined && { charset }),
    ...(collation !== undefined && { collation }),
  };
}

/**
 * The columns that a name in an index, a key or `references` means: a property's, those of a relation, or the column of
 * that name.
 * @throws EntityError `UNKNOWN_PROPERTY`
 */
export function columnsOfProperty(set: EntitySet, model: EntityModel, name: string, where: string): string[] {
  const member = model.members.find(({ property }) => property === name);
  if (member?.kind === "column") return [columnName(set, member)];
  if (member !== undefined && isToOne(member) && isOwning(set, model, member))
    return joinColumnsOf(set, model, member).map((join) => join.name);
  if (member === undefined && allColumnNames(set, model).includes(name)) return [name];
  throw unknownProperty(set, model, name, where);
}

function allColumnNames(set: EntitySet, model: EntityModel): string[] {
  return model.members.flatMap((member) => {
    if (member.kind === "column") return [columnName(set, member)];
    return isToOne(member) && isOwning(set, model, member)
      ? joinColumnsOf(set, model, member).map((join) => join.name)
      : [];
  });
}

function unknownProperty(set: EntitySet, model: EntityModel, name: unknown, where: string): EntityError {
  const known = model.members
    .filter((member) => member.kind === "column" || isToOne(member))
    .map(({ property }) => property);
  return new EntityError(
    "UNKNOWN_PROPERTY",
    `${where} names ${String(name)}, which is not a column of ${model.className}.`,
    {
      hint: `Name one of its properties: ${known.join(", ")}.`,
    },
  );
}

export function isToOne(member: Member): member is ToOneMember {
  return member.kind === "relation" && (member.relation === "manyToOne" || member.relation === "oneToOne");
}

/** The names that an option gives, one or several; undefined if it gives none. */
export function namesOf(option: JoinColumnOption | undefined): readonly string[] | undefined {
  if (option === undefined) return undefined;
  const list: readonly JoinColumnName[] = Array.isArray(option) ? option : [option];
  return list.map((item) => (typeof item === "string" ? item : item.name));
}
