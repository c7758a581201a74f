import { displayName, type Check, type Column, type Table, type Unique } from "@stingerloom/schema-diff";
import { buildColumn } from "./build-column";
import { buildForeignKeys } from "./build-foreign-keys";
import { buildIndexes } from "./build-indexes";
import { buildPrimaryKey } from "./build-primary-key";
import type { ConstraintNames } from "./constraint-names";
import { EntityError } from "./entity-error";
import { columnMembers, type EntityModel } from "./entity-model";
import type { EntityOptions } from "./entity-options";
import type { EntitySet } from "./entity-set";
import { deferrableOf } from "./foreign-key-options";
import type { UniqueOptions } from "./index-options";
import { columnsOfProperty, isToOne, joinColumnsOf, primaryKeyOf, referringColumn } from "./join-columns";
import { checkOtherSide, isOwning } from "./owning-side";

/** The table of an entity, with the names that nobody gave taken from `names`. */
export function buildTable(set: EntitySet, model: EntityModel, names: ConstraintNames): Table {
  const { entity, table } = model;
  for (const member of model.members) if (member.kind === "relation") checkOtherSide(set, model, member);
  const columns = buildColumns(set, model);
  const key = primaryKeyOf(set, model);
  if (entity.withoutRowid && key.length === 0) {
    throw new EntityError("PRIMARY_KEY_MISSING", `Entity ${model.className} is WITHOUT ROWID and has no primary key.`, {
      hint: "Give it a @PrimaryColumn(), or leave withoutRowid out.",
    });
  }
  const options = optionsOf(entity);
  return {
    ...table,
    columns,
    ...(key.length > 0 && { primaryKey: buildPrimaryKey(set, model, key) }),
    uniques: buildUniques(set, model, names),
    indexes: buildIndexes(set, model, names),
    foreignKeys: buildForeignKeys(set, model, columns, names),
    checks: buildChecks(set, model, names),
    ...(entity.comment !== undefined && { comment: entity.comment }),
    ...(options && { options }),
    ...(entity.renamedFrom !== undefined && { renamedFrom: entity.renamedFrom }),
  };
}

function buildColumns(set: EntitySet, model: EntityModel): Column[] {
  const columns = new Map<string, Column>();
  const add = (column: Column, property: string, shared: boolean) => {
    // Two relations may refer by one column that neither declares: composite keys with a tenant in common.
    if (columns.has(column.name) && !shared) throw duplicateColumn(model, column.name, property);
    if (!columns.has(column.name)) columns.set(column.name, column);
  };
  for (const member of model.members) {
    if (member.kind === "column") add(buildColumn(set, model, member), member.property, false);
    else if (isToOne(member) && isOwning(set, model, member)) {
      const created = joinColumnsOf(set, model, member).filter((join) => join.declared === undefined);
      for (const join of created) add(referringColumn(set, model, member, join), member.property, true);
    }
  }
  return [...columns.values()];
}

function duplicateColumn({ className, table }: EntityModel, name: string, property: string): EntityError {
  return new EntityError(
    "DUPLICATE_COLUMN",
    `${className}.${property} is column ${name} of table ${displayName(table)}, which exists already.`,
    {
      hint: `Give one of the properties another name: @Column({ name: "…" }).`,
    },
  );
}

function buildUniques(set: EntitySet, model: EntityModel, names: ConstraintNames): Unique[] {
  const where = `@Unique on ${model.className}`;
  const declared: UniqueContent[] = model.uniques.map(({ properties, options }) => ({
    columns: properties.flatMap((name) => columnsOfProperty(set, model, name, where)),
    options,
  }));
  const ofColumns: UniqueContent[] = columnMembers(model)
    .filter(({ options }) => options.unique !== undefined && options.unique !== false)
    .map(({ property, options }) => ({
      columns: columnsOfProperty(set, model, property, where),
      options: typeof options.unique === "string" ? { name: options.unique } : {},
    }));
  const ofRelations: UniqueContent[] = model.members.flatMap((member) => {
    if (!isToOne(member) || member.relation !== "oneToOne" || !isOwning(set, model, member)) return [];
    return [{ columns: joinColumnsOf(set, model, member).map((join) => join.name), options: {} }];
  });
  // What the primary key keeps unique, or another decorator said already, needs no second constraint.
  const said = new Set([primaryKeyOf(set, model).join("\u0000")]);
  const named = [...declared, ...ofColumns, ...ofRelations].sort(
    (a, b) => Number(b.options.name !== undefined) - Number(a.options.name !== undefined),
  );
  return named.flatMap(({ columns, options }) => {
    const content = columns.join("\u0000");
    if (options.name === undefined && said.has(content)) return [];
    said.add(content);
    return [buildUnique(set, model, names, columns, options)];
  });
}

interface UniqueContent {
  readonly columns: readonly string[];
  readonly options: UniqueOptions;
}

function buildUnique(
  set: EntitySet,
  model: EntityModel,
  names: ConstraintNames,
  columns: readonly string[],
  { name, deferrable, nullsNotDistinct, include = [], using, withoutOverlaps, comment }: UniqueOptions,
): Unique {
  const where = `@Unique on ${model.className}`;
  if (columns.length === 0) {
    throw new EntityError("INVALID_INDEX", `${where} names no properties.`, { hint: `Write @Unique(["property"]).` });
  }
  const { schema, name: table } = model.table;
  const given =
    name === undefined
      ? { name: names.give(schema, set.naming.uniqueName(table, columns), columns), implicitName: true as const }
      : { name };
  const carried = include.flatMap((property) => columnsOfProperty(set, model, property, where));
  return {
    ...given,
    columns,
    ...deferrableOf(deferrable, where),
    ...(nullsNotDistinct && { nullsNotDistinct }),
    ...(carried.length > 0 && { include: carried }),
    ...(using !== undefined && { using: using.toLowerCase() }),
    ...(withoutOverlaps && { withoutOverlaps }),
    ...(comment !== undefined && { comment }),
  };
}

function buildChecks(set: EntitySet, { checks, table }: EntityModel, names: ConstraintNames): Check[] {
  return checks.map(({ expression, options: { name, comment, ...flags } }) => ({
    ...(name === undefined
      ? {
          name: names.give(table.schema, set.naming.checkName(table.name, expression), expression),
          implicitName: true as const,
        }
      : { name }),
    expression,
    ...(flags.notValid && { notValid: true }),
    ...(flags.noInherit && { noInherit: true }),
    ...(flags.notEnforced && { notEnforced: true }),
    ...(comment !== undefined && { comment }),
  }));
}

function optionsOf({ engine, charset, collation, strict, withoutRowid }: EntityOptions): Table["options"] {
  const options = {
    ...(engine !== undefined && { engine }),
    ...(charset !== undefined && { charset }),
    ...(collation !== undefined && { collation }),
    ...(strict && { strict }),
    ...(withoutRowid && { withoutRowid }),
  };
  return Object.keys(options).length > 0 ? options : undefined;
}
