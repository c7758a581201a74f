import * as v from "valibot";
import { optionsOf, type Shape } from "./check-options";
import type { ColumnOptions, GeneratedOptions, SequenceOptions } from "./column-options";
import type { EntityOptions } from "./entity-options";
import type { CheckOptions, IndexOptions, IndexPartOptions, PrimaryKeyOptions, UniqueOptions } from "./index-options";
import type {
  JoinTableOptions,
  ManyToManyOptions,
  ManyToOneOptions,
  OneToManyOptions,
  OneToOneOptions,
} from "./relation-options";
import type { ViewOptions } from "./view-options";

const text = v.optional(v.string("a text"));
const flag = v.optional(v.boolean("true or false"));
const flagOrText = v.optional(v.union([v.boolean(), v.string()], "true, false or a text"));
const sql = v.optional(v.union([v.string(), fn<() => string>()], "SQL as a text, or a function that gives it"));
const strategies = ["increment", "identity", "uuid"] as const;
/** Judged where the type is known, by `resolveType` and its like, with messages of their own. */
const any = v.optional(v.any());

function fn<F>(): v.GenericSchema<unknown, F> {
  return v.custom<F>((value) => typeof value === "function", "a function");
}

function listOf(what: string): v.GenericSchema<unknown, string[] | undefined> {
  return v.optional(v.array(v.string(what), what));
}

const generated: v.GenericSchema<unknown, ColumnOptions["generated"]> = v.optional(
  v.lazy((value) =>
    typeof value === "object" && value !== null
      ? optionsOf<GeneratedOptions>({ expression: v.string("the SQL of the expression"), stored: flag })
      : v.union([v.boolean(), v.picklist(strategies)], 'one of "increment", "identity" and "uuid"'),
  ),
);

const count = v.optional(v.union([v.number(), v.string()], "a whole number"));
const sequence = optionsOf<SequenceOptions>({
  start: count,
  increment: count,
  min: count,
  max: count,
  cache: count,
  cycle: flag,
});

export const columnOptions = optionsOf<ColumnOptions>({
  name: text,
  type: any,
  length: any,
  precision: any,
  scale: any,
  unsigned: flag,
  array: flagOrText,
  nullable: flag,
  default: any,
  unique: flagOrText,
  primary: flag,
  autoIncrement: flag,
  enum: any,
  enumName: text,
  enumSchema: text,
  enumComment: text,
  comment: text,
  charset: text,
  collation: text,
  onUpdate: sql,
  generated,
  always: flag,
  sequence: v.optional(sequence),
  invisible: flag,
  check: text,
  renamedFrom: text,
});

export const entityOptions = optionsOf<EntityOptions>({
  name: text,
  schema: text,
  comment: text,
  renamedFrom: text,
  engine: text,
  charset: text,
  collation: text,
  strict: flag,
  withoutRowid: flag,
});

export const viewOptions = optionsOf<ViewOptions>({
  name: text,
  schema: text,
  query: v.string("a SELECT as a text"),
  materialized: flag,
  renamedFrom: text,
});

const indexPart: Shape<IndexPartOptions> = {
  order: v.optional(v.picklist(["asc", "desc", "ASC", "DESC"], '"asc" or "desc"')),
  nulls: v.optional(v.picklist(["first", "last"], '"first" or "last"')),
  operatorClass: text,
  collation: text,
  length: v.optional(v.pipe(v.number("a whole number"), v.integer("a whole number"))),
};

export const indexOptions = optionsOf<IndexOptions>({
  ...indexPart,
  name: text,
  unique: flag,
  where: text,
  using: text,
  include: listOf("a list of properties"),
  nullsNotDistinct: flag,
  invisible: flag,
  parser: text,
  with: v.optional(v.record(v.string(), v.string("a text"), "an object of texts")),
  comment: text,
});

/** A part of an index that is not the name of a property alone. */
export const indexPartOptions = optionsOf<IndexPartOptions & { property?: string; expression?: string }>({
  ...indexPart,
  property: text,
  expression: text,
});

const deferrable = any;

const words = v.optional(v.record(v.string(), v.string("a text"), "an object of texts"));

const unique: Shape<UniqueOptions> = {
  name: text,
  deferrable,
  nullsNotDistinct: flag,
  include: listOf("a list of properties"),
  using: text,
  withoutOverlaps: flag,
  comment: text,
};

export const uniqueOptions = optionsOf<UniqueOptions>(unique);
export const primaryKeyOptions = optionsOf<PrimaryKeyOptions>({ ...unique, with: words });

export const checkOptions = optionsOf<CheckOptions>({
  name: text,
  notValid: flag,
  noInherit: flag,
  notEnforced: flag,
  comment: text,
});

const toOne: Shape<ManyToOneOptions> = {
  joinColumn: any,
  references: any,
  onDelete: any,
  onUpdate: any,
  deferrable,
  name: text,
  match: v.optional(v.picklist(["full"], '"full"')),
  onDeleteColumns: listOf("a list of properties"),
  period: flag,
  notEnforced: flag,
  notValid: flag,
  constraintComment: text,
  nullable: flag,
  primary: flag,
  comment: text,
  renamedFrom: text,
  createForeignKeyConstraints: flag,
};

export const relationOptions = {
  manyToOne: optionsOf<ManyToOneOptions>(toOne),
  oneToOne: optionsOf<OneToOneOptions>({ ...toOne, mappedBy: any }),
  oneToMany: optionsOf<OneToManyOptions>({ mappedBy: any }),
  manyToMany: optionsOf<ManyToManyOptions>({
    joinTable: v.optional(
      v.lazy((value) =>
        typeof value === "object" && value !== null
          ? optionsOf<JoinTableOptions>({
              name: text,
              schema: text,
              joinColumn: any,
              inverseJoinColumn: any,
              foreignKeyName: text,
              inverseForeignKeyName: text,
              onDelete: any,
              onUpdate: any,
            })
          : v.union([v.boolean(), v.string()], "true, a name, or an object of options"),
      ),
    ),
    mappedBy: any,
  }),
};
