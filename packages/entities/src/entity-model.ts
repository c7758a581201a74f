import type { QualifiedName } from "@stingerloom/schema-diff";
import { checkDeclarations } from "./check-declarations";
import {
  ownMetadata,
  type CheckDeclaration,
  type ColumnMember,
  type IndexDeclaration,
  type Member,
  type PrimaryKeyDeclaration,
  type RelationMember,
  type UniqueDeclaration,
} from "./class-metadata";
import { EntityError } from "./entity-error";
import type { EntityOptions } from "./entity-options";
import type { NamingStrategy } from "./naming-strategy";

/** What an entity class says, with what its base classes say. */
export interface EntityModel {
  readonly constructor: Function;
  readonly className: string;
  readonly table: QualifiedName;
  readonly entity: EntityOptions;
  readonly members: readonly Member[];
  readonly indexes: readonly IndexDeclaration[];
  readonly uniques: readonly UniqueDeclaration[];
  readonly checks: readonly CheckDeclaration[];
  readonly primaryKey?: PrimaryKeyDeclaration;
}

export interface ModelOptions {
  readonly naming: NamingStrategy;
  readonly defaultSchema?: string;
}

/** @throws EntityError `NOT_AN_ENTITY`, `ENTITY_WITHOUT_COLUMNS`, `ENTITY_WITHOUT_NAME` */
export function modelOf(constructor: unknown, { naming, defaultSchema }: ModelOptions): EntityModel {
  const entity = typeof constructor === "function" ? ownMetadata(constructor)?.entity : undefined;
  if (typeof constructor !== "function" || entity === undefined) throw notAnEntity(constructor);
  const chain = ancestry(constructor).flatMap((ancestor) => {
    const metadata = ownMetadata(ancestor);
    if (metadata !== undefined) checkDeclarations(ancestor.name, metadata);
    return metadata ?? [];
  });
  const members = mergedMembers(chain.map((metadata) => metadata.members));
  if (members.length === 0) {
    throw new EntityError("ENTITY_WITHOUT_COLUMNS", `Entity ${constructor.name} has no columns.`, {
      hint: `Decorate its properties with @Column() or another decorator of a column, or take it out of the entities.`,
    });
  }
  if (constructor.name === "" && entity.name === undefined) {
    throw new EntityError("ENTITY_WITHOUT_NAME", "An entity class has no name, so that its table has none.", {
      hint: 'Give the class a name, or the table: @Entity({ name: "…" }).',
    });
  }
  const schema = entity.schema === defaultSchema ? undefined : entity.schema;
  return {
    constructor,
    className: constructor.name || entity.name!,
    table: { ...(schema !== undefined && { schema }), name: entity.name ?? naming.tableName(constructor.name) },
    entity,
    members,
    indexes: chain.flatMap((metadata) => metadata.indexes),
    uniques: chain.flatMap((metadata) => metadata.uniques),
    checks: chain.flatMap((metadata) => metadata.checks),
    primaryKey: chain.reduce<PrimaryKeyDeclaration | undefined>((key, each) => each.primaryKey ?? key, undefined),
  };
}

export function columnMembers(model: EntityModel): ColumnMember[] {
  return model.members.filter((member) => member.kind === "column");
}

export function relationMembers(model: EntityModel): RelationMember[] {
  return model.members.filter((member) => member.kind === "relation");
}

/** The class and those it extends, the furthest first. */
function ancestry(constructor: Function): Function[] {
  const chain: Function[] = [];
  for (
    let at: unknown = constructor;
    typeof at === "function" && at !== Function.prototype;
    at = Object.getPrototypeOf(at)
  )
    chain.unshift(at);
  return chain;
}

/** A subclass's word on a property counts, at the place that the property has in the base class. */
function mergedMembers(generations: readonly (readonly Member[])[]): Member[] {
  const members = new Map<string, Member>();
  for (const member of generations.flat()) members.set(member.property, member);
  return [...members.values()];
}

function notAnEntity(value: unknown): EntityError {
  const name =
    typeof value === "function"
      ? `Class ${value.name || "(without a name)"}`
      : `${value === null ? "null" : typeof value} in the list of entities`;
  return new EntityError("NOT_AN_ENTITY", `${name} is not an entity.`, {
    hint: "Put @Entity() on the class; in a circular import the class may not be there yet.",
  });
}
