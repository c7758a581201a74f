import type { TableSize, TableStatistics } from "../model/hazard";
import type { RowAnswer, RowQuestion } from "../model/row-question";
import type { QualifiedName, Schema } from "../model/schema";
import type { Dialect } from "./dialect";
import type { StatementObserver } from "./statement-observer";

/** What reads a live database. A driver is one; an array of tables in a test can be one. */
export interface SchemaReader {
  readonly dialect: Dialect;
  /** Does `introspect` give the texts of all views, routines and other objects, `complete` or not? Default no. */
  readonly readsWholeSchema?: boolean;
  /**
   * The live schema, in normal form. Where not `complete`: a constant number of queries, whatever the number of tables.
   */
  introspect(options?: IntrospectOptions): Promise<Schema>;
  /**
   * `wanted` with every text that the engine rewrites (expressions, native types) put as the engine gives it back,
   * wherever it differs from `live`: the engine is the judge. Leaves no trace. `wanted` and `live` are in normal form.
   */
  canonicalizeExpressions(wanted: Schema, live: Schema): Promise<Schema>;
  /** Those of the native types that the engine does not know; without it, it takes any. */
  unknownTypes?(types: readonly string[]): Promise<readonly string[]>;
  /** Row counts, exact only as far as "none" and "some"; for tables of these names. */
  statistics(tables: readonly { readonly schema?: string; readonly name: string }[]): Promise<TableStatistics>;
  /**
   * An answer to each question, in order. Reads only, each within the time limit; beyond it a sample of the rows. Runs
   * no function that the database's users made. `live` is what `introspect` gave.
   */
  askRows?(questions: readonly RowQuestion[], live: Schema, options: AskOptions): Promise<readonly RowAnswer[]>;
  /** Sizes from the catalog, by `nameKey`, of those tables that it knows them of. */
  tableSizes?(tables: readonly QualifiedName[]): Promise<ReadonlyMap<string, TableSize>>;
  /** What watches the statements that run on this connection from now on. */
  observeStatements?(): Promise<StatementObserver>;
}

export interface AskOptions {
  /** Milliseconds for one question. */
  readonly limitMs: number;
}

export interface IntrospectOptions {
  /** Globs of table names that are not touched (`audit_*`, `app.audit_*`). Our own two tables never are. */
  readonly ignore?: readonly string[];
  /** Only these schemas (PostgreSQL); default: every schema that is the user's own. */
  readonly schemas?: readonly string[];
  /**
   * Are views, routines and other objects to be compared, as by `DiffOptions.complete`? Where not, it is enough to tell
   * that they are there: a driver need not ask for their texts, nor for what tables say beyond the catalog, if that
   * takes a query each. Default true.
   */
  readonly complete?: boolean;
  /** Are views compared where not `complete`? Then their texts are needed to the letter. Default false. */
  readonly views?: boolean;
}
