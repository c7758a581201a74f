import { nameKey, type Column, type ForeignKey, type QualifiedName, type Table } from "@stingerloom/schema-diff";
import type { ManyToManyMember } from "./class-metadata";
import type { ConstraintNames } from "./constraint-names";
import { EntityError } from "./entity-error";
import { relationMembers, type EntityModel } from "./entity-model";
import { targetOf, type EntitySet } from "./entity-set";
import { actionOf } from "./foreign-key-options";
import { columnNamed, columnsOfProperty, copyForReference, keyMissing, namesOf, primaryKeyOf } from "./join-columns";
import { counterpart } from "./owning-side";
import type { JoinTableOptions } from "./relation-options";

/** A many-to-many relation, from the side that describes its table. */
export interface ManyToManyRelation {
  readonly model: EntityModel;
  readonly relation: ManyToManyMember;
}

/**
 * Each many-to-many relation once: from the side with `joinTable`, else by the one without `mappedBy`, else by the
 * first.
 * @throws EntityError `INVALID_RELATION` when both sides describe the table.
 */
export function manyToManyRelations(set: EntitySet): ManyToManyRelation[] {
  const seen = new Set<string>();
  return set.models.flatMap((model) =>
    relationMembers(model).flatMap((relation) => {
      if (relation.relation !== "manyToMany" || seen.has(sideKey(model, relation))) return [];
      const other = otherSide(set, model, relation);
      if (other === undefined) {
        if (relation.options.mappedBy === undefined) return [{ model, relation }];
        throw new EntityError(
          "INVALID_RELATION",
          `${model.className}.${relation.property} is mapped by a property that is no many-to-many relation back.`,
          {
            hint: "Let mappedBy name the @ManyToMany at the other end.",
          },
        );
      }
      seen.add(sideKey(targetOf(set, model, relation), other));
      return [tellingSide(set, model, relation, other)];
    }),
  );
}

/** A relation of a base class is one of each subclass. */
function sideKey({ table }: EntityModel, { property }: ManyToManyMember): string {
  return `${nameKey(table)}\u0000${property}`;
}

function tellingSide(
  set: EntitySet,
  model: EntityModel,
  relation: ManyToManyMember,
  other: ManyToManyMember,
): ManyToManyRelation {
  const here = { model, relation };
  const there = { model: targetOf(set, model, relation), relation: other };
  if (describes(relation) && describes(other)) {
    throw new EntityError(
      "INVALID_RELATION",
      `${model.className}.${relation.property} and ${there.model.className}.${other.property} both ` +
        `describe the table between them.`,
      {
        hint: "Keep joinTable on one side and give the other one mappedBy.",
      },
    );
  }
  if (describes(other) || (relation.options.mappedBy !== undefined && !describes(relation))) return there;
  return here;
}

function describes({ options }: ManyToManyMember): boolean {
  return options.joinTable !== undefined && options.joinTable !== false;
}

/** The other end: the one that either names, or else the only one that is left between the two. */
function otherSide(set: EntitySet, model: EntityModel, relation: ManyToManyMember): ManyToManyMember | undefined {
  const named = counterpart(set, model, relation);
  if (named !== undefined) return named.relation === "manyToMany" ? named : undefined;
  const target = targetOf(set, model, relation);
  if (target === model || relation.options.mappedBy !== undefined) return undefined;
  const unnamed = (from: EntityModel, to: EntityModel) =>
    relationMembers(from).filter(
      (r): r is ManyToManyMember =>
        r.relation === "manyToMany" && targetOf(set, from, r) === to && counterpart(set, from, r) === undefined,
    );
  const [mine, theirs] = [unnamed(model, target), unnamed(target, model)];
  const bothDescribe = theirs[0] !== undefined && describes(relation) && describes(theirs[0]);
  return mine.length === 1 && theirs.length === 1 && !bothDescribe ? theirs[0] : undefined;
}

/**
 * The table of a many-to-many relation; undefined when an entity is that table.
 * @throws EntityError `PRIMARY_KEY_MISSING`, `INVALID_RELATION`, `DUPLICATE_TABLE`
 */
export function buildJoinTable(
  set: EntitySet,
  { model, relation }: ManyToManyRelation,
  names: ConstraintNames,
): Table | undefined {
  const where = `${model.className}.${relation.property}`;
  const target = targetOf(set, model, relation);
  const options = joinTableOptions(relation);
  const name = joinTableName(set, { model, relation });
  const near = endColumns(
    set,
    model,
    namesOf(options.joinColumn),
    (column) => set.naming.joinTableColumnName(model.className, column),
    where,
  );
  const far = endColumns(
    set,
    target,
    namesOf(options.inverseJoinColumn),
    (column) => farName(set, model, target, relation, column),
    where,
  );
  const columns = [...near.columns, ...far.columns];
  const entity = set.byTable.get(nameKey(name));
  if (entity !== undefined) {
    for (const column of columns) columnsOfProperty(set, entity, column.name, `The join table of ${where}`);
    return undefined;
  }
  const twice = columns.find((column, i) => columns.findIndex((c) => c.name === column.name) !== i);
  if (twice !== undefined) {
    throw new EntityError("INVALID_RELATION", `Both ends of ${where} refer by column ${twice.name}.`, {
      hint: "Name them with joinColumn and inverseJoinColumn.",
    });
  }
  const actions = {
    ...(options.onDelete === undefined
      ? { onDelete: "cascade" as const }
      : actionOf(options.onDelete, where, "onDelete")),
    ...actionOf(options.onUpdate, where, "onUpdate"),
  };
  const foreignKey = (end: EntityModel, { columns: own, key }: End, given: string | undefined): ForeignKey => {
    const content = { columns: own.map((c) => c.name), references: { ...end.table, columns: key }, ...actions };
    if (given !== undefined) return { name: given, ...content };
    const proposed = set.naming.foreignKeyName(name.name, content.columns, end.table.name);
    return { name: names.give(name.schema, proposed, content), implicitName: true, ...content };
  };
  return {
    ...name,
    columns,
    primaryKey: { columns: columns.map((column) => column.name) },
    uniques: [],
    indexes: [],
    foreignKeys: [
      foreignKey(model, near, options.foreignKeyName),
      foreignKey(target, far, options.inverseForeignKeyName),
    ],
    checks: [],
  };
}

export function joinTableName(set: EntitySet, { model, relation }: ManyToManyRelation): QualifiedName {
  const options = joinTableOptions(relation);
  const schema = options.schema ?? model.table.schema;
  const target = targetOf(set, model, relation);
  const name = options.name ?? set.naming.joinTableName(model.table.name, relation.property, target.table.name);
  return { ...(schema !== undefined && { schema }), name };
}

function joinTableOptions({ options: { joinTable } }: ManyToManyMember): JoinTableOptions {
  if (typeof joinTable === "string") return { name: joinTable };
  return typeof joinTable === "object" ? joinTable : {};
}

interface End {
  readonly columns: readonly Column[];
  readonly key: readonly string[];
}

function endColumns(
  set: EntitySet,
  end: EntityModel,
  given: readonly string[] | undefined,
  nameOf: (column: string) => string,
  where: string,
): End {
  const key = primaryKeyOf(set, end);
  if (key.length === 0) throw keyMissing(end, where);
  if (given !== undefined && given.length !== key.length) {
    throw new EntityError(
      "INVALID_RELATION",
      `${where} names ${given.length} join columns for ${key.length} of ${end.className}.`,
      {
        hint: `${end.className} is referred to by ${key.join(", ")}: name as many join columns, in that order.`,
      },
    );
  }
  const columns = key.map((column, i) =>
    copyForReference(columnNamed(set, end, column, where), end, given?.[i] ?? nameOf(column)),
  );
  return { columns, key };
}

/** To itself, a class cannot give both names: there the property does. */
function farName(
  { naming }: EntitySet,
  model: EntityModel,
  target: EntityModel,
  { property }: ManyToManyMember,
  column: string,
): string {
  return target === model
    ? naming.joinColumnName(property, column)
    : naming.joinTableColumnName(target.className, column);
}
