import type { Column, ForeignKey } from "@stingerloom/schema-diff";
import type { ToOneMember } from "./class-metadata";
import type { ConstraintNames } from "./constraint-names";
import { EntityError } from "./entity-error";
import { columnMembers, type EntityModel } from "./entity-model";
import { targetOf, type EntitySet } from "./entity-set";
import { actionOf, deferrableOf } from "./foreign-key-options";
import { columnsOfProperty, isToOne, joinColumnsOf, primaryKeyOf } from "./join-columns";
import { isOwning } from "./owning-side";

/** @throws EntityError `INVALID_RELATION` and those of `joinColumnsOf` */
export function buildForeignKeys(
  set: EntitySet,
  model: EntityModel,
  columns: readonly Column[],
  names: ConstraintNames,
): ForeignKey[] {
  return model.members
    .filter(isToOne)
    .filter((relation) => isOwning(set, model, relation) && relation.options.createForeignKeyConstraints !== false)
    .map((relation) => buildForeignKey(set, model, relation, columns, names));
}

function buildForeignKey(
  set: EntitySet,
  model: EntityModel,
  relation: ToOneMember,
  all: readonly Column[],
  names: ConstraintNames,
): ForeignKey {
  const where = `${model.className}.${relation.property}`;
  const { options } = relation;
  const target = targetOf(set, model, relation);
  const joins = joinColumnsOf(set, model, relation);
  const columns = joins.map((join) => join.name);
  const references = { ...target.table, columns: joins.map((join) => join.references) };
  if (options.references !== undefined) checkUnique(set, target, references.columns, where);
  const content = {
    columns,
    references,
    ...actionOf(options.onDelete, where, "onDelete"),
    ...actionOf(options.onUpdate, where, "onUpdate"),
    ...deferrableOf(options.deferrable, where),
    ...(options.match && { match: options.match }),
    ...(options.onDeleteColumns && {
      onDeleteColumns: options.onDeleteColumns.flatMap((name) => columnsOfProperty(set, model, name, where)),
    }),
    ...(options.period && { period: true }),
    ...(options.notEnforced && { notEnforced: true }),
    ...(options.notValid && { notValid: true }),
    ...(options.constraintComment !== undefined && { comment: options.constraintComment }),
  };
  if (content.onDelete === "set null" || content.onUpdate === "set null") checkNullable(all, columns, where);
  if (options.name !== undefined) return { name: options.name, ...content };
  const { schema, name: table } = model.table;
  const proposed = set.naming.foreignKeyName(table, columns, target.table.name);
  return { name: names.give(schema, proposed, content), implicitName: true, ...content };
}

/** Every engine wants the referenced columns to be unique together. */
function checkUnique(set: EntitySet, target: EntityModel, columns: readonly string[], where: string): void {
  const keys = [
    primaryKeyOf(set, target),
    ...target.uniques.map(({ properties }) =>
      properties.flatMap((name) => columnsOfProperty(set, target, name, `@Unique on ${target.className}`)),
    ),
    ...columnMembers(target).flatMap(({ property, options }) =>
      options.unique ? [columnsOfProperty(set, target, property, where)] : [],
    ),
    ...target.members
      .filter(isToOne)
      .flatMap((member) =>
        member.relation === "oneToOne" && isOwning(set, target, member)
          ? [columnsOfProperty(set, target, member.property, where)]
          : [],
      ),
    ...target.indexes.flatMap(({ parts, options }) =>
      options.unique && options.where === undefined ? [plainColumns(set, target, parts, where)] : [],
    ),
  ];
  const wanted = [...columns].sort().join("\u0000");
  if (keys.some((key) => [...key].sort().join("\u0000") === wanted)) return;
  throw new EntityError(
    "INVALID_RELATION",
    `${where} refers to ${columns.join(", ")} of ${target.className}, which need not be unique.`,
    {
      hint:
        `Make it so: @Column({ unique: true }) or ` +
        `@Unique([${columns.map((c) => JSON.stringify(c)).join(", ")}]) on ${target.className}.`,
    },
  );
}

function plainColumns(
  set: EntitySet,
  target: EntityModel,
  parts: EntityModel["indexes"][number]["parts"],
  where: string,
): string[] {
  return parts.flatMap((part) => {
    if (typeof part === "string") return columnsOfProperty(set, target, part, where);
    return "property" in part ? columnsOfProperty(set, target, part.property, where) : [""];
  });
}

function checkNullable(all: readonly Column[], columns: readonly string[], where: string): void {
  const stubborn = all.find((column) => columns.includes(column.name) && !column.nullable);
  if (stubborn === undefined) return;
  throw new EntityError("INVALID_RELATION", `${where} sets ${stubborn.name} to null, which may not be null.`, {
    hint: "Make the column nullable, or take another action: CASCADE or RESTRICT.",
  });
}
