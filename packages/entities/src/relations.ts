import type { RelationMember } from "./class-metadata";
import { addMember, metadataAtProperty, type LegacyPropertyDecorator } from "./decoration";
import type {
  InverseSide,
  ManyToManyOptions,
  ManyToOneOptions,
  OneToManyOptions,
  OneToOneOptions,
  RelationTarget,
} from "./relation-options";

/**
 * Many rows of this table refer to one of the target's: a column and a foreign key.
 * @example
 * ```ts
 * @ManyToOne(() => User, (user) => user.posts, { onDelete: "CASCADE", nullable: false }) author!: User;
 * ```
 */
export function ManyToOne<T extends object>(
  target: RelationTarget<T>,
  options?: ManyToOneOptions,
): LegacyPropertyDecorator;
export function ManyToOne<T extends object>(
  target: RelationTarget<T>,
  inverse?: InverseSide<T>,
  options?: ManyToOneOptions,
): LegacyPropertyDecorator;
export function ManyToOne<T extends object>(
  target: RelationTarget<T>,
  second?: InverseSide<T> | ManyToOneOptions,
  third?: ManyToOneOptions,
): LegacyPropertyDecorator {
  return relationDecorator("ManyToOne", (property) => ({
    relation: "manyToOne",
    ...common(property, target, second),
    options: optionsOf(second, third),
  }));
}

/** As many-to-one, with a unique constraint. With `mappedBy`, the column is at the other end. */
export function OneToOne<T extends object>(
  target: RelationTarget<T>,
  options?: OneToOneOptions,
): LegacyPropertyDecorator;
export function OneToOne<T extends object>(
  target: RelationTarget<T>,
  inverse?: InverseSide<T>,
  options?: OneToOneOptions,
): LegacyPropertyDecorator;
export function OneToOne<T extends object>(
  target: RelationTarget<T>,
  second?: InverseSide<T> | OneToOneOptions,
  third?: OneToOneOptions,
): LegacyPropertyDecorator {
  return relationDecorator("OneToOne", (property) => ({
    relation: "oneToOne",
    ...common(property, target, second),
    options: optionsOf(second, third),
  }));
}

/** The other end of a many-to-one: nothing in the database. */
export function OneToMany<T extends object>(
  target: RelationTarget<T>,
  options?: OneToManyOptions,
): LegacyPropertyDecorator;
export function OneToMany<T extends object>(
  target: RelationTarget<T>,
  inverse?: InverseSide<T>,
  options?: OneToManyOptions,
): LegacyPropertyDecorator;
export function OneToMany<T extends object>(
  target: RelationTarget<T>,
  second?: InverseSide<T> | OneToManyOptions,
  third?: OneToManyOptions,
): LegacyPropertyDecorator {
  return relationDecorator("OneToMany", (property) => ({
    relation: "oneToMany",
    ...common(property, target, second),
    options: optionsOf(second, third),
  }));
}

/** A table between the two, made once whether one end declares the relation or both. */
export function ManyToMany<T extends object>(
  target: RelationTarget<T>,
  options?: ManyToManyOptions,
): LegacyPropertyDecorator;
export function ManyToMany<T extends object>(
  target: RelationTarget<T>,
  inverse?: InverseSide<T>,
  options?: ManyToManyOptions,
): LegacyPropertyDecorator;
export function ManyToMany<T extends object>(
  target: RelationTarget<T>,
  second?: InverseSide<T> | ManyToManyOptions,
  third?: ManyToManyOptions,
): LegacyPropertyDecorator {
  return relationDecorator("ManyToMany", (property) => ({
    relation: "manyToMany",
    ...common(property, target, second),
    options: optionsOf(second, third),
  }));
}

function relationDecorator(decorator: string, member: (property: string) => RelationMember): LegacyPropertyDecorator {
  return (prototype, property) => {
    const metadata = metadataAtProperty(decorator, prototype, property);
    addMember(metadata, member(property as string), prototype.constructor);
  };
}

function common(property: string, target: RelationTarget, second: unknown) {
  const inverse = typeof second === "function" ? { inverse: second as InverseSide<never> } : {};
  return { kind: "relation" as const, property, target, ...inverse };
}

function optionsOf<O extends object>(second: unknown, third: O | undefined): O {
  return (third ?? (typeof second === "object" && second !== null ? second : {})) as O;
}
