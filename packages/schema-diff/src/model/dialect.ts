import type { TypeWords } from "../describe/type-words";
import type { PlanContext, StepPlan } from "../plan/step";
import type { TableStatistics } from "./hazard";
import type { AlterEnum, Change } from "../operations/change";
import type { Column, Schema, Table, TableOptions } from "./schema";

/**
 * All that is pure about one engine (of one version): how it normalises a schema, what it can do in place, and its words
 * for every operation. No I/O.
 */
export interface Dialect extends TypeWords {
  /** The name in `connection.type`. */
  readonly name: string;
  /** What `diffSchemas` needs to know. */
  readonly features: DialectFeatures;
  /** The schema in the form that the engine would give back. Idempotent. Throws a coded error for what the engine cannot hold. */
  normalize(schema: Schema): Schema;
  /**
   * The steps that the engine runs for the changes, in order: rebuilds where it cannot alter in place, what stands in the way
   * dropped first and recreated after. Called for each direction on its own, with that direction's schemas.
   */
  planSteps(changes: readonly Change[], context: PlanContext): StepPlan;
  /** What a script for the engine's own client needs. Default: a semicolon behind each statement, and nothing around them. */
  readonly script?: ScriptRules;
  quoteIdentifier(identifier: string): string;
  /** The schema that names without one lie in, where there are schemas. */
  readonly defaultSchema?: string;
  /** SQL that makes a random uuid: the default of generated keys. Undefined where the engine has none. */
  readonly generatedUuid?: string;
}

/** How statements become a script for the engine's own client (`psql`, `mysql`, `mariadb`, `sqlite3`). */
export interface ScriptRules {
  /** Lines at the very beginning: what the script relies on, and that it stops at the first error. */
  readonly opening: readonly string[];
  /** Lines that begin the transaction, where the statements can be in one. */
  begin?(plan: StepPlan): readonly string[];
  /** Lines that end it. */
  commit?(plan: StepPlan): readonly string[];
  /**
   * The statement with its end. Default: a semicolon behind it.
   * @throws a coded error `UNSAFE_IN_SCRIPT` where the client would take a part of it for a command of its own
   */
  endStatement?(statement: string): string;
}

export interface DialectFeatures {
  /** False where a renamed constraint or index has to be dropped and added. */
  readonly renameConstraint: Readonly<
    Partial<Record<"primaryKey" | "unique" | "index" | "foreignKey" | "check", boolean>>
  >;
  /**
   * False where a change of `from` into `to` must be drop and add because nothing else is possible (say, a stored column
   * into a virtual one).
   */
  alterColumn(from: Column, to: Column): boolean;
  /** False where a table cannot get the other options in place (it would be partitioned another way): it is left as it is. Default: always. */
  alterOptions?(from: TableOptions, to: TableOptions): boolean;
  /**
   * Why a column of the table cannot become the other, if nothing can be done ("its table is partitioned by it"): where
   * `DiffOptions.complete` it is left as it is. Default: none.
   */
  unalterableColumn?(from: Column, to: Column, table: Table, schema: Schema): string | undefined;
  /** Why the enum cannot be changed so. Where that is the way back, the new labels stay. Default: none. */
  unalterableEnum?(change: AlterEnum, schema: Schema): string | undefined;
  /** Is a constraint without a name another than one with a name? Asked where `DiffOptions.complete`. Default: there is none without. */
  readonly unnamedConstraints?: boolean;
  /** Can a foreign key be added after its table? Where not (SQLite), `addTable` carries it. */
  readonly addForeignKey: boolean;
  /**
   * Does introspection tell all that it takes to make views, triggers and objects with `parts` again? Then they are compared where
   * `DiffOptions.complete`.
   */
  readonly manageObjects?: boolean;
}

/** What reads a live database. A driver is one; an array of tables in a test can be one. */
export interface SchemaReader {
  readonly dialect: Dialect;
  /** The live schema, in normal form. Where not `complete`: a constant number of queries, whatever the number of tables. */
  introspect(options?: IntrospectOptions): Promise<Schema>;
  /**
   * `wanted` with every text that the engine rewrites (expressions, native types) put as the engine gives it back, wherever
   * it differs from `live`: the engine is the judge. Leaves no trace. `wanted` and `live` are in normal form.
   */
  canonicalizeExpressions(wanted: Schema, live: Schema): Promise<Schema>;
  /** Row counts, exact only as far as "none" and "some"; for tables of these names. */
  statistics(tables: readonly { readonly schema?: string; readonly name: string }[]): Promise<TableStatistics>;
}

export interface IntrospectOptions {
  /** Globs of table names that are not touched (`audit_*`, `app.audit_*`). Our own two tables never are. */
  readonly ignore?: readonly string[];
  /** Only these schemas (PostgreSQL); default: every schema that is the user's own. */
  readonly schemas?: readonly string[];
  /**
   * Are views, routines and the like to be compared, as by `DiffOptions.complete`? Where not, it is enough to tell that they are there: a
   * driver need not ask for their texts, nor for what tables say beyond the catalog, if that takes a query each. Default true.
   */
  readonly complete?: boolean;
}
