import type { QualifiedName } from "@stingerloom/schema-diff";
import type { Argument } from "./argument";

/** An entity class as data: it can be printed, and it can be made of decorators called by hand. */
export interface EntityClass {
  readonly name: string;
  /** The file's name without its ending. */
  readonly fileStem: string;
  readonly table: QualifiedName;
  readonly doc?: string;
  readonly decorators: readonly Decorator[];
  readonly properties: readonly Property[];
}

export interface Property {
  readonly name: string;
  /** TypeScript, without the decorators' knowledge: `string | null`. */
  readonly type: string;
  readonly doc?: string;
  readonly decorators: readonly Decorator[];
  /** The enums and the classes that `type` names. */
  readonly uses?: readonly string[];
}

export interface Decorator {
  readonly name: string;
  readonly arguments: readonly Argument[];
}

/** A TypeScript enum in a file of its own. */
export interface EnumDeclaration {
  readonly name: string;
  readonly fileStem: string;
  readonly members: readonly { readonly name: string; readonly label: string }[];
  readonly doc?: string;
}

/** Something of a table that no decorator can say. */
export interface Unsaid {
  readonly table: QualifiedName;
  /** `foreign key post_author_fkey`, `option ROW_FORMAT` */
  readonly what: string;
  readonly reason: string;
}
