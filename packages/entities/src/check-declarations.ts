import type { GenericSchema } from "valibot";
import { optionProblem, shown } from "./check-options";
import type { ClassMetadata, Member } from "./class-metadata";
import { EntityError, type EntityErrorCode } from "./entity-error";
import {
  checkOptions,
  columnOptions,
  entityOptions,
  indexOptions,
  indexPartOptions,
  primaryKeyOptions,
  relationOptions,
  uniqueOptions,
  viewOptions,
} from "./option-schemas";

/**
 * Are the options of every decorator of a class ones that there are?
 * @throws EntityError `INVALID_ENTITY`, `INVALID_VIEW`, `INVALID_COLUMN_OPTION`, `INVALID_RELATION`, `INVALID_INDEX`
 */
export function checkDeclarations(className: string, metadata: ClassMetadata): void {
  const { entity, view, members, indexes, uniques, checks, primaryKey } = metadata;
  if (entity !== undefined) check(entityOptions, entity, "INVALID_ENTITY", className, "@Entity");
  if (view !== undefined) check(viewOptions, view, "INVALID_VIEW", className, "@View");
  for (const member of members) checkMember(className, member);
  for (const { options, parts } of indexes) {
    check(indexOptions, options, "INVALID_INDEX", className, "@Index");
    for (const part of parts)
      if (typeof part === "object") check(indexPartOptions, part, "INVALID_INDEX", className, "@Index");
  }
  for (const { options } of checks) check(checkOptions, options, "INVALID_ENTITY", className, "@Check");
  if (primaryKey !== undefined) {
    check(primaryKeyOptions, primaryKey.options, "INVALID_INDEX", className, "@PrimaryKey");
    for (const part of primaryKey.parts)
      if (typeof part === "object") check(indexPartOptions, part, "INVALID_INDEX", className, "@PrimaryKey");
  }
  for (const { options } of uniques) check(uniqueOptions, options, "INVALID_INDEX", className, "@Unique");
}

function checkMember(className: string, member: Member): void {
  const where = `${className}.${member.property}`;
  if (member.kind === "column")
    return check(columnOptions, member.options, "INVALID_COLUMN_OPTION", where, `@${member.decorator}`);
  const { relation } = member;
  const decorator = `@${relation[0]!.toUpperCase()}${relation.slice(1)}`;
  check(relationOptions[relation], member.options, "INVALID_RELATION", where, decorator);
}

function check(
  schema: GenericSchema<unknown, unknown>,
  options: unknown,
  code: EntityErrorCode,
  where: string,
  decorator: string,
): void {
  const problem = optionProblem(schema, options);
  if (problem === undefined) return;
  const { path, unknown, value, hint } = problem;
  const option = path.join(".");
  throw new EntityError(
    code,
    unknown
      ? `${where}: ${decorator} has no option ${option}.`
      : `${where} has ${option || "options"} ${shown(value)}.`,
    { hint },
  );
}
