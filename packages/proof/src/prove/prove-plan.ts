import type { ConnectionOptions, Migration } from "@stingerloom/core";
import { nameKey, type MigrationPlan, type Schema } from "@stingerloom/schema-diff";
import type { Driver } from "../driver";
import { namesOfChanges } from "../neighbours/names-of-changes";
import { partOf, type Part } from "../neighbours/part-of";
import { Later } from "../rows/later";
import { messageOf } from "@stingerloom/core";
import { ProofFailed } from "./attempt";
import { lighterRows, type RowsChoice } from "./lighter-rows";
import { isAborted, reasonOf, Unproved } from "./unproved";
import { tryPlan, type Tried } from "./try-plan";
import type { Proof, ProofFacts } from "./proof";
import { PlanStatements } from "./statements";

export interface PlanToProve {
  /** Connected to the live database, which is only read. */
  readonly live: Driver;
  /** A driver for options, not connected. */
  readonly openDriver: (options: ConnectionOptions) => Driver;
  /** A database of the server on which throw-away ones are made, in place of the live one's. */
  readonly server?: ConnectionOptions;
  /** The live schema, as far as the plan needed it. */
  readonly schema: Schema;
  /** What is wanted, with expressions as the engine writes them. */
  readonly wanted: Schema;
  /** Planned without statistics: the generated rows are there, whatever the live tables have. */
  readonly plan: MigrationPlan;
  /** That of the file that is to be written, loaded as a run loads it. */
  readonly migration: Migration;
  /** Globs of tables that are not touched. */
  readonly ignore?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Everything that one try needs to know. */
export interface PlanInParts extends PlanToProve {
  readonly part: Part;
  readonly later: Later;
  readonly statements: PlanStatements;
}

/**
 * Rebuilds on a throw-away database what the plan touches, puts rows in, and runs the migration up, down and up again:
 * the catalog has to be what the entities ask, then what it was; rows have to keep their values.
 * @throws StingerloomError `ABORTED` when the signal fires; the throw-away database is gone then as well
 */
export async function provePlan(request: PlanToProve): Promise<Proof> {
  const { live, plan } = request;
  const statements = new PlanStatements(plan, live);
  const names = [
    ...[...statements.up, ...statements.down].flatMap((sql) => live.identifiers?.(sql) ?? []),
    ...namesOfChanges(plan.changes),
  ];
  try {
    const part = partOf(await wholeSchema(request, names), names);
    const later = new Later(plan.changes, plan.to);
    return await tryWithRows({ ...request, part, later, statements });
  } catch (error) {
    if (isAborted(error)) throw error;
    return { status: "unproved", reason: reasonOf(error) };
  }
}

/** With fewer rows each time, as long as what failed may be the rows'. */
async function tryWithRows(plan: PlanInParts): Promise<Proof> {
  let rows: RowsChoice = { awkward: true, without: new Map(), notes: [] };
  for (;;) {
    const tried: Tried = { rows: 0, empty: [] };
    try {
      await tryPlan(plan, rows, tried);
      return { status: "proved", ...factsOf(plan, rows, tried) };
    } catch (error) {
      if (!(error instanceof ProofFailed)) throw error;
      if (error.outside !== undefined) throw new Unproved(messageOf(error.outside));
      const next = lighterRows(plan, rows, error.failure);
      if (next === undefined) return { status: "failed", failure: error.failure, ...factsOf(plan, rows, tried) };
      rows = next;
    }
  }
}

function factsOf(
  { live, part, plan, statements }: PlanInParts,
  { without, notes }: RowsChoice,
  tried: Tried,
): ProofFacts {
  return {
    engine: `${live.type} ${live.version}`,
    tables: part.schema.tables.length + plan.changes.filter(({ kind }) => kind === "addTable").length,
    rows: tried.rows,
    statements: statements.up.length + statements.down.length,
    withoutRows: [...[...without].map(([table, reason]) => ({ table, reason })), ...tried.empty],
    notes,
    ...(tried.effects && { effects: tried.effects }),
  };
}

/**
 * The live schema with the texts of views, routines and triggers. Some engines give these one by one: the others are
 * not asked for.
 */
async function wholeSchema({ live, schema, ignore = [] }: PlanToProve, names: readonly string[]): Promise<Schema> {
  if (live.readsWholeSchema === true) return schema;
  const kept = new Set(partOf(schema, names).schema.tables.map(nameKey));
  const others = schema.tables.filter((table) => !kept.has(nameKey(table))).map(({ name }) => name);
  return live.introspect({ ignore: [...ignore, ...others] });
}
