import type { Index, IndexPart } from "@stingerloom/schema-diff";
import type { IndexDeclaration } from "./class-metadata";
import type { ConstraintNames } from "./constraint-names";
import { EntityError } from "./entity-error";
import type { EntityModel } from "./entity-model";
import type { EntitySet } from "./entity-set";
import type { IndexPartInput, IndexPartOptions } from "./index-options";
import { columnsOfProperty } from "./join-columns";

/** @throws EntityError `UNKNOWN_PROPERTY`, `INVALID_INDEX` */
export function buildIndexes(set: EntitySet, model: EntityModel, names: ConstraintNames): Index[] {
  return model.indexes.map((declaration) => buildIndex(set, model, declaration, names));
}

function buildIndex(set: EntitySet, model: EntityModel, declaration: IndexDeclaration, names: ConstraintNames): Index {
  const { options } = declaration;
  const where = `@Index on ${model.className}`;
  if (declaration.parts.length === 0) {
    throw new EntityError("INVALID_INDEX", `${where} names no properties.`, { hint: `Write @Index(["property"]).` });
  }
  const parts = declaration.parts.flatMap((part) => partsOf(set, model, part, options, where));
  const include = options.include?.flatMap((name) => columnsOfProperty(set, model, name, where)) ?? [];
  const content = {
    parts,
    ...(options.unique && { unique: true }),
    ...(options.using !== undefined && { using: options.using.toLowerCase() }),
    ...(options.where !== undefined && { where: options.where }),
    ...(include.length > 0 && { include }),
    ...(options.nullsNotDistinct && { nullsNotDistinct: true }),
    ...(options.invisible && { invisible: true }),
    ...(options.parser !== undefined && { parser: options.parser }),
    ...(options.with && { with: options.with }),
    ...(options.comment !== undefined && { comment: options.comment }),
  };
  if (options.name !== undefined) return { name: options.name, ...content };
  const { schema, name: table } = model.table;
  const proposed = set.naming.indexName(
    table,
    parts.map((part) => part.column ?? "expression"),
  );
  return { name: names.give(schema, proposed, content), implicitName: true, ...content };
}

/** The parts that a property, or an expression, stands for. */
export function partsOf(
  set: EntitySet,
  model: EntityModel,
  input: IndexPartInput,
  common: IndexPartOptions,
  where: string,
): IndexPart[] {
  if (typeof input === "string") {
    const [, name = input, order] = directionOf(set, model, input);
    return columnsOfProperty(set, model, name, where).map((column) =>
      part({ column }, { ...common, ...(order && { order: order as "asc" | "desc" }) }),
    );
  }
  const options = { ...common, ...input };
  if ("expression" in input) return [part({ expression: input.expression }, options)];
  return columnsOfProperty(set, model, input.property, where).map((column) => part({ column }, options));
}

/** `"createdAt DESC"`, unless a property is called so. */
function directionOf({ naming }: EntitySet, { members }: EntityModel, text: string): readonly (string | undefined)[] {
  const isName = members.some(({ property }) => property === text || naming.columnName(property) === text);
  return (isName ? null : /^(.+?)\s+(asc|desc)$/i.exec(text)) ?? [];
}

function part(
  target: Pick<IndexPart, "column" | "expression">,
  { order, nulls, operatorClass, collation, length }: IndexPartOptions,
): IndexPart {
  return {
    ...target,
    ...(order?.toLowerCase() === "desc" && { descending: true }),
    ...(nulls !== undefined && { nulls }),
    ...(operatorClass !== undefined && { operatorClass }),
    ...(collation !== undefined && { collation }),
    ...(length !== undefined && { length }),
  };
}
