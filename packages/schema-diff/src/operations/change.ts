import type {
  Check,
  Column,
  DefaultValue,
  EnumType,
  ForeignKey,
  Index,
  Namespace,
  OpaqueObject,
  PrimaryKey,
  QualifiedName,
  Sequence,
  Table,
  TableOptions,
  Trigger,
  Unique,
  View,
} from "../model/schema";

/**
 * One step from a schema to another. Each carries both sides, so that `invert` needs nothing else.
 *
 * A name in an operation is the name at the moment when the operation runs: after a `renameTable`, the table's new
 * name.
 */
export type Change =
  | { readonly kind: "addNamespace"; readonly namespace: Namespace }
  | { readonly kind: "dropNamespace"; readonly namespace: Namespace }
  | { readonly kind: "addEnum"; readonly enum: EnumType }
  | { readonly kind: "dropEnum"; readonly enum: EnumType }
  | AlterEnum
  | { readonly kind: "addSequence"; readonly sequence: Sequence }
  | { readonly kind: "dropSequence"; readonly sequence: Sequence }
  | { readonly kind: "alterSequence"; readonly from: Sequence; readonly to: Sequence }
  /**
   * With everything that belongs to the table but its foreign keys, which are added on their own so that cycles do no
   * harm.
   */
  | { readonly kind: "addTable"; readonly table: Table }
  | { readonly kind: "dropTable"; readonly table: Table }
  | {
      readonly kind: "renameTable";
      readonly from: QualifiedName;
      readonly to: QualifiedName;
      readonly inferred?: string;
    }
  | {
      readonly kind: "alterTableOptions";
      readonly table: QualifiedName;
      readonly from: TableOptions;
      readonly to: TableOptions;
    }
  | { readonly kind: "alterTableComment"; readonly table: QualifiedName; readonly from?: string; readonly to?: string }
  | AddColumn
  /** `after`: see `AddColumn`. */
  | {
      readonly kind: "dropColumn";
      readonly table: QualifiedName;
      readonly column: Column;
      readonly after?: string | null;
      /** This is the way back of a column that was filled. */
      readonly fill?: Fill;
      /** See `AddColumn`. */
      readonly foreignKey?: ForeignKey;
    }
  | {
      readonly kind: "alterColumn";
      readonly table: QualifiedName;
      readonly from: Column;
      readonly to: Column;
      /** What rows get in place of null where the column becomes NOT NULL. */
      readonly fill?: Fill;
    }
  /** `column`: the column under its new name, otherwise as it was. */
  | {
      readonly kind: "renameColumn";
      readonly table: QualifiedName;
      readonly from: string;
      readonly to: string;
      readonly column: Column;
      readonly inferred?: string;
    }
  | { readonly kind: "addPrimaryKey"; readonly table: QualifiedName; readonly primaryKey: PrimaryKey }
  | { readonly kind: "dropPrimaryKey"; readonly table: QualifiedName; readonly primaryKey: PrimaryKey }
  | { readonly kind: "addUnique"; readonly table: QualifiedName; readonly unique: Unique }
  | { readonly kind: "dropUnique"; readonly table: QualifiedName; readonly unique: Unique }
  | { readonly kind: "addIndex"; readonly table: QualifiedName; readonly index: Index }
  | { readonly kind: "dropIndex"; readonly table: QualifiedName; readonly index: Index }
  | { readonly kind: "addForeignKey"; readonly table: QualifiedName; readonly foreignKey: ForeignKey }
  | { readonly kind: "dropForeignKey"; readonly table: QualifiedName; readonly foreignKey: ForeignKey }
  | { readonly kind: "addCheck"; readonly table: QualifiedName; readonly check: Check }
  | { readonly kind: "dropCheck"; readonly table: QualifiedName; readonly check: Check }
  /** A constraint or an index gets another name, another comment or both, and is otherwise the same. */
  | {
      readonly kind: "renameConstraint";
      readonly table: QualifiedName;
      readonly constraint: ConstraintKind;
      readonly from: string;
      readonly to: string;
      /** Where it changes. */
      readonly comment?: { readonly from?: string; readonly to?: string };
    }
  | { readonly kind: "addView"; readonly view: View }
  | { readonly kind: "dropView"; readonly view: View }
  | { readonly kind: "addObject"; readonly object: OpaqueObject }
  | { readonly kind: "dropObject"; readonly object: OpaqueObject }
  /** Some of its parts come, go or are replaced; the object stays. */
  | { readonly kind: "alterObject"; readonly from: OpaqueObject; readonly to: OpaqueObject }
  | { readonly kind: "addTrigger"; readonly table: QualifiedName; readonly trigger: Trigger }
  | { readonly kind: "dropTrigger"; readonly table: QualifiedName; readonly trigger: Trigger };

export type ConstraintKind = "primaryKey" | "unique" | "index" | "foreignKey" | "check";

/** Labels come, go, change their name or order; the type itself may change its name as well. */
export interface AlterEnum {
  readonly kind: "alterEnum";
  readonly from: EnumType;
  readonly to: EnumType;
  /** Labels that keep their rows under another name: old → new. */
  readonly renamedValues: readonly { readonly from: string; readonly to: string }[];
  /** Is the type recreated, though its labels would not need that? The dialect's planner says so. */
  readonly recreate?: true;
  /** Why the way back leaves the new labels, if it does: see `DialectFeatures.unalterableEnum`. */
  readonly keepsLabels?: string;
  /**
   * Every column that is of the type before or after the whole plan, as it is at either end; the names are those that
   * hold when the operation runs. It runs before any other change of these columns, in both directions (`refine` sees
   * to it on the way down), so those with a `from` of this type are there to be converted, with the default that `from`
   * has.
   */
  readonly columns: readonly { readonly table: QualifiedName; readonly from?: Column; readonly to?: Column }[];
}

/** What rows that are there get in a column that takes no nulls. */
export interface Fill {
  /** An expression may name other columns of the row. */
  readonly value: DefaultValue;
  /** Is a foreign key of the column checked at the end of the transaction? It has to be checked earlier then. */
  readonly deferred?: true;
}

export interface AddColumn {
  readonly kind: "addColumn";
  readonly table: QualifiedName;
  readonly column: Column;
  /** The name of the column before it, null for the first place, undefined for the last. */
  readonly after?: string | null;
  /**
   * The column was there once: this is the way back of a drop. Its values are gone, so where it takes no nulls and has
   * no default, rows get the type's zero value; the way back must not fail over data that the way there threw away.
   */
  readonly restores?: true;
  /** What rows get: the column is added nullable, filled, and made NOT NULL then. */
  readonly fill?: Fill;
  /**
   * A foreign key that is written with the column, where none can be added to a table (SQLite). Only `refine` sets it.
   */
  readonly foreignKey?: ForeignKey;
  /** The engine's own text of the column, where another database has one (SQLite). Only `refine` sets it. */
  readonly words?: string;
}

/** An operation of one kind. */
export type ChangeOf<K extends Change["kind"]> = Extract<Change, { kind: K }>;
