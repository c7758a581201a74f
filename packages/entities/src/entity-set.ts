import { displayName, nameKey } from "@stingerloom/schema-diff";
import type { RelationMember } from "./class-metadata";
import { EntityError } from "./entity-error";
import { modelOf, type EntityModel, type ModelOptions } from "./entity-model";
import type { NamingStrategy } from "./naming-strategy";

/** All entities of one reading. */
export interface EntitySet {
  readonly naming: NamingStrategy;
  /** SQL that makes a random uuid, for `@PrimaryGeneratedColumn("uuid")`. */
  readonly generatedUuid?: string;
  readonly models: readonly EntityModel[];
  readonly byConstructor: ReadonlyMap<Function, EntityModel>;
  readonly byTable: ReadonlyMap<string, EntityModel>;
}

/** @throws EntityError `NOT_AN_ENTITY`, `ENTITY_WITHOUT_COLUMNS`, `DUPLICATE_TABLE` */
export function entitySetOf(
  constructors: readonly unknown[],
  options: ModelOptions & { readonly generatedUuid?: string },
): EntitySet {
  // A class that two globs found is one entity.
  const models = [...new Set(constructors)].map((constructor) => modelOf(constructor, options));
  const byTable = new Map<string, EntityModel>();
  for (const model of models) {
    const other = byTable.get(nameKey(model.table));
    if (other !== undefined) throw duplicateTable(model, other);
    byTable.set(nameKey(model.table), model);
  }
  const { naming, generatedUuid } = options;
  return {
    naming,
    generatedUuid,
    models,
    byTable,
    byConstructor: new Map(models.map((model) => [model.constructor, model])),
  };
}

/**
 * The entity that a relation points to.
 * @throws EntityError `RELATION_TARGET_UNDEFINED`, `ENTITY_NOT_LISTED`, `NOT_AN_ENTITY`
 */
export function targetOf(set: EntitySet, model: EntityModel, relation: RelationMember): EntityModel {
  const where = `${model.className}.${relation.property}`;
  const target = callThunk(where, relation);
  const listed = set.byConstructor.get(target);
  if (listed !== undefined) return listed;
  // The same module loaded twice gives two classes of one entity.
  const namesake = set.models.filter((other) => other.className === target.name);
  if (namesake.length === 1) return namesake[0]!;
  throw new EntityError("ENTITY_NOT_LISTED", `${where} refers to ${target.name}, which is not among the entities.`, {
    hint: `Add ${target.name} to the list of entities, with @Entity() on it.`,
  });
}

function callThunk(where: string, { target }: RelationMember): Function {
  let value: unknown;
  let cause: unknown;
  try {
    value = typeof target === "function" ? target() : undefined;
  } catch (error) {
    cause = error;
  }
  if (typeof value === "function") return value;
  throw new EntityError(
    "RELATION_TARGET_UNDEFINED",
    `The target of ${where} is ${value === null ? "null" : typeof value}, not a class.`,
    {
      hint:
        "Give a function that returns the class, () => User; " +
        "if it does, two files import each other and one re-exports too late: import the class from its " +
        "own file.",
      cause,
    },
  );
}

function duplicateTable(model: EntityModel, other: EntityModel): EntityError {
  return new EntityError(
    "DUPLICATE_TABLE",
    `Entities ${other.className} and ${model.className} are both table ${displayName(model.table)}.`,
    {
      hint: `Give one of them another name: @Entity({ name: "…" }).`,
    },
  );
}
