import { ensureMetadata, type ClassMetadata, type Member } from "./class-metadata";
import { EntityError } from "./entity-error";

/** A legacy property decorator; in plain JavaScript: `Column()(User.prototype, "name")`. */
export type LegacyPropertyDecorator = (prototype: object, property: string | symbol) => void;
/** A legacy class decorator; in plain JavaScript: `Entity()(User)`. */
export type LegacyClassDecorator = (constructor: Function) => void;
/** For both places. */
export type LegacyDecorator = (target: object, property?: string | symbol) => void;

/** The metadata of the class that a property decorator stands in. */
export function metadataAtProperty(decorator: string, prototype: unknown, property: unknown): ClassMetadata {
  refuseStandardDecorators(decorator, property);
  if (typeof property !== "string" || typeof prototype !== "object" || prototype === null) {
    throw misplaced(decorator, "belongs on a property of an instance, whose name is a text");
  }
  return ensureMetadata(prototype.constructor);
}

/** The metadata of the class that a class decorator stands on. */
export function metadataAtClass(decorator: string, constructor: unknown, second?: unknown): ClassMetadata {
  refuseStandardDecorators(decorator, second);
  if (typeof constructor !== "function" || second !== undefined) throw misplaced(decorator, "belongs on a class");
  return ensureMetadata(constructor);
}

/**
 * Adds what a decorator says of a property. @throws EntityError `DUPLICATE_COLUMN` when another one said something
 * already.
 */
export function addMember(metadata: ClassMetadata, member: Member, constructor: Function): void {
  if (metadata.members.some(({ property }) => property === member.property)) {
    throw new EntityError(
      "DUPLICATE_COLUMN",
      `${constructor.name}.${member.property} is decorated as a column or relation twice.`,
      {
        hint: "Keep one of the decorators; options such as { primary: true } go into it.",
      },
    );
  }
  metadata.members.push(member);
}

/** Standard decorators get a context object, and can neither see the class nor the property's type. */
function refuseStandardDecorators(decorator: string, second: unknown): void {
  if (typeof second !== "object" || second === null || !("kind" in second)) return;
  throw new EntityError("LEGACY_DECORATORS_NEEDED", `@${decorator} was called as a standard decorator.`, {
    hint: 'Set "experimentalDecorators": true and "emitDecoratorMetadata": true in tsconfig.json.',
  });
}

function misplaced(decorator: string, where: string): EntityError {
  return new EntityError("DECORATOR_MISPLACED", `@${decorator} ${where}.`, {
    hint: "Where each decorator belongs: node_modules/@stingerloom/orm/docs/entities.md.",
  });
}
