import type { Column, Schema, Table, TableOptions } from "../model/schema";
import type { AlterEnum } from "../operations/change";

/** What one engine can do in place: what `diffSchemas` needs to know of it. */
export interface DialectFeatures {
  /** False where a renamed constraint or index has to be dropped and added. */
  readonly renameConstraint: Readonly<
    Partial<Record<"primaryKey" | "unique" | "index" | "foreignKey" | "check", boolean>>
  >;
  /** Can the comment of a constraint or an index be changed on its own? Default: it is dropped and added. */
  readonly alterConstraintComment?: boolean;
  /**
   * False where a change of `from` into `to` must be drop and add because nothing else is possible (say, a stored
   * column into a virtual one).
   */
  alterColumn(from: Column, to: Column): boolean;
  /**
   * False where a table cannot get the other options in place (it would be partitioned another way): it is left as it
   * is. Default: always.
   */
  alterOptions?(from: TableOptions, to: TableOptions): boolean;
  /**
   * Why a column of the table cannot become the other, if nothing can be done ("its table is partitioned by it"): where
   * `DiffOptions.complete` it is left as it is. Default: none.
   */
  unalterableColumn?(from: Column, to: Column, table: Table, schema: Schema): string | undefined;
  /** Why the enum cannot be changed so. Where that is the way back, the new labels stay. Default: none. */
  unalterableEnum?(change: AlterEnum, schema: Schema): string | undefined;
  /**
   * Is a constraint without a name another than one with a name? Asked where `DiffOptions.complete`. Default: there is
   * none without.
   */
  readonly unnamedConstraints?: boolean;
  /**
   * Do keys and indexes of all tables of a schema share one name space? Then names of our making give way to those that
   * are there.
   */
  readonly indexNamesOfSchema?: boolean;
  /** Can a foreign key be added after its table? Where not (SQLite), `addTable` carries it. */
  readonly addForeignKey: boolean;
  /**
   * Does introspection tell all that it takes to make views, triggers and objects with `parts` again? Then they are
   * compared where `DiffOptions.complete`.
   */
  readonly manageObjects?: boolean;
}
