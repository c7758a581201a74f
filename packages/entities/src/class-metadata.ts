import type { ColumnOptions } from "./column-options";
import type { EntityOptions } from "./entity-options";
import type { CheckOptions, IndexOptions, IndexPartInput, PrimaryKeyOptions, UniqueOptions } from "./index-options";
import type {
  InverseSide,
  ManyToManyOptions,
  ManyToOneOptions,
  OneToManyOptions,
  OneToOneOptions,
  RelationTarget,
} from "./relation-options";
import type { ViewOptions } from "./view-options";

/** What the decorators of one class said; that of its base classes lies with those. */
export interface ClassMetadata {
  entity?: EntityOptions;
  view?: ViewOptions;
  readonly members: Member[];
  readonly indexes: IndexDeclaration[];
  readonly uniques: UniqueDeclaration[];
  readonly checks: CheckDeclaration[];
  primaryKey?: PrimaryKeyDeclaration;
}

export type Member = ColumnMember | RelationMember;

export interface ColumnMember {
  readonly kind: "column";
  /** The decorator's name, for messages. */
  readonly decorator: string;
  readonly property: string;
  readonly options: ColumnOptions;
  /** The property's TypeScript type at run time, if the compiler emits it. */
  readonly designType?: unknown;
}

export type RelationMember = ToOneMember | OneToManyMember | ManyToManyMember;

interface RelationBase {
  readonly kind: "relation";
  readonly property: string;
  readonly target: RelationTarget;
  readonly inverse?: InverseSide<never>;
}

export interface ToOneMember extends RelationBase {
  readonly relation: "manyToOne" | "oneToOne";
  readonly options: ManyToOneOptions & Pick<OneToOneOptions, "mappedBy">;
}

interface OneToManyMember extends RelationBase {
  readonly relation: "oneToMany";
  readonly options: OneToManyOptions;
}

export interface ManyToManyMember extends RelationBase {
  readonly relation: "manyToMany";
  readonly options: ManyToManyOptions;
}

export interface IndexDeclaration {
  readonly parts: readonly IndexPartInput[];
  readonly options: IndexOptions;
}

export interface UniqueDeclaration {
  readonly properties: readonly string[];
  readonly options: UniqueOptions;
}

export interface PrimaryKeyDeclaration {
  readonly parts: readonly IndexPartInput[];
  readonly options: PrimaryKeyOptions;
}

export interface CheckDeclaration {
  readonly expression: string;
  readonly options: CheckOptions;
}

/** On the class itself under a registered symbol: two copies of this package in one program read each other's. */
const metadataKey = Symbol.for("stingerloom.entity");

type Carrier = { [metadataKey]?: ClassMetadata };

/** The class's own metadata, made if there is none yet. */
export function ensureMetadata(constructor: Function): ClassMetadata {
  const known = ownMetadata(constructor);
  if (known !== undefined) return known;
  const metadata: ClassMetadata = { members: [], indexes: [], uniques: [], checks: [] };
  Object.defineProperty(constructor, metadataKey, { value: metadata });
  return metadata;
}

/** The class's own metadata: a subclass does not see its base class's here. */
export function ownMetadata(constructor: Function): ClassMetadata | undefined {
  return Object.hasOwn(constructor, metadataKey) ? (constructor as Carrier)[metadataKey] : undefined;
}

/** Is it a class with `@Entity()` or `@View()` of its own? */
export function isEntity(value: unknown): value is Function {
  if (typeof value !== "function") return false;
  const { entity, view } = ownMetadata(value) ?? {};
  return entity !== undefined || view !== undefined;
}

/** Has it columns, and neither `@Entity()` nor `@View()`? */
export function isUndeclaredEntity(value: unknown): value is Function {
  if (typeof value !== "function") return false;
  const metadata = ownMetadata(value);
  return metadata !== undefined && !isEntity(value) && metadata.members.length > 0;
}
