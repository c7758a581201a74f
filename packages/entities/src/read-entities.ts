import { displayName, emptySchema, nameKey, type EnumType, type Schema, type Table } from "@stingerloom/schema-diff";
import { buildColumn } from "./build-column";
import { buildTable } from "./build-table";
import { buildViews, isView } from "./build-view";
import { ConstraintNames } from "./constraint-names";
import { EntityError } from "./entity-error";
import { columnMembers, type EntityModel } from "./entity-model";
import { entitySetOf, type EntitySet } from "./entity-set";
import { buildJoinTable, joinTableName, manyToManyRelations } from "./join-table";
import { completeNaming, type NamingStrategy } from "./naming-strategy";

export interface ReadOptions {
  /** How things are called that nobody named; methods that are left out are the default's. */
  readonly namingStrategy?: Partial<NamingStrategy>;
  /** An entity that names this schema lies in the default one. */
  readonly defaultSchema?: string;
  /**
   * The engine's SQL for a random uuid: the default of `@PrimaryGeneratedColumn("uuid")`. Without it the program makes
   * the values.
   */
  readonly generatedUuid?: string;
}

/**
 * The schema that entity classes describe. Pure; not yet in the normal form of any engine.
 * @example
 * ```ts
 * const wanted = dialect.normalize(readEntities([User, Post]));
 * ```
 * @throws EntityError naming class and property
 */
export function readEntities(entities: readonly Function[], options: ReadOptions = {}): Schema {
  const { defaultSchema, generatedUuid } = options;
  const naming = completeNaming(options.namingStrategy);
  const set = entitySetOf(
    entities.filter((one) => !isView(one)),
    { naming, defaultSchema, generatedUuid },
  );
  const relations = manyToManyRelations(set);
  const between = relations.map((relation) => joinTableName(set, relation));
  const names = new ConstraintNames([...set.models.map((model) => model.table), ...between]);
  for (const model of set.models) reserveGivenNames(model, names);
  const tables = set.models.map((model) => buildTable(set, model, names));
  const joinTables = relations.flatMap((relation) => buildJoinTable(set, relation, names) ?? []);
  refuseDuplicates(joinTables);
  const all = [...tables, ...joinTables];
  const views = buildViews(entities.filter(isView), all, { naming, defaultSchema });
  const schemas = new Set([...all, ...views].flatMap(({ schema }) => schema ?? []));
  const enums = set.models.flatMap((model) => commentedEnums(set, model));
  return {
    ...emptySchema,
    enums,
    namespaces: [...schemas].map((name) => ({ name })),
    tables: all,
    views,
  };
}

/** Enums with a comment: of others the columns say all. */
function commentedEnums(set: EntitySet, model: EntityModel): EnumType[] {
  return columnMembers(model).flatMap((member) => {
    const { enumComment: comment } = member.options;
    if (comment === undefined) return [];
    const { name: column, type } = buildColumn(set, model, member);
    const inner = type.kind === "array" ? type.of : type;
    if (inner.kind !== "enum") return [];
    const { values, schema, name = `${model.table.name}_${column}_enum` } = inner;
    return [{ ...(schema !== undefined && { schema }), name, values, comment }];
  });
}

/** First of all, so that no made-up name takes them. */
function reserveGivenNames(model: EntityModel, names: ConstraintNames): void {
  const given = [
    ...[...model.indexes, ...model.uniques].map(({ options }) => options.name),
    ...model.checks.map(({ options }) => options.name),
    model.primaryKey?.options.name,
    ...model.members.map(({ options }) =>
      "unique" in options && typeof options.unique === "string" ? options.unique : undefined,
    ),
    ...model.members.map((member) =>
      member.kind === "relation" && "name" in member.options ? member.options.name : undefined,
    ),
  ];
  for (const name of given) if (name !== undefined) names.reserve(model.table.schema, name);
}

function refuseDuplicates(joinTables: readonly Table[]): void {
  const twice = joinTables.find((table, i) => joinTables.findIndex((other) => nameKey(other) === nameKey(table)) !== i);
  if (twice === undefined) return;
  throw new EntityError("DUPLICATE_TABLE", `Two many-to-many relations have the join table ${displayName(twice)}.`, {
    hint: `Name them with { joinTable: { name: "…" } }, or let one be { mappedBy: "…" }.`,
  });
}
