import { planSteps, type PlannedStep } from "@stingerloom/codegen";
import {
  diffSchemas,
  invertAll,
  nameKey,
  printSql,
  type Hazard,
  type Change,
  type Plan,
  type RenameDecisions,
  type Schema,
  type StatementFrame,
  type TableStatistics,
} from "@stingerloom/schema-diff";
import type { Driver } from "./driver-module";
import { decideRenames, type RenameResolver } from "./rename-resolver";

export interface ChangeOptions {
  readonly renames?: RenameDecisions;
  readonly resolver?: RenameResolver;
  readonly detectDroppedTables?: boolean;
  /** Was `wanted` read from a database? See `DiffOptions.complete`. */
  readonly complete?: boolean;
}

/** Both ways of a change, ready to be printed or executed. */
export interface Changes {
  readonly up: readonly PlannedStep[];
  readonly down: readonly PlannedStep[];
  /** The same in the engine's own quotes; of two databases, with what they need around them where they run without the runner. */
  readonly sql: { readonly up: string[]; readonly down: string[] };
  readonly hazards: readonly Hazard[];
  readonly unsupported: readonly string[];
  /** Renames that nobody stated, with the reason. */
  readonly inferredRenames: readonly string[];
}

/**
 * What takes `live` to `wanted`, which are in normal form and settled.
 * @throws DecisionNeededError `RENAME_UNDECIDED` when nobody is there to decide
 */
export async function planChanges(
  driver: Driver,
  live: Schema,
  wanted: Schema,
  options: ChangeOptions,
): Promise<Changes> {
  const plan = await decidedPlan(driver, live, wanted, options);
  const { dialect } = driver;
  const upOperations = dialect.refine(plan.changes, plan.from, plan.to);
  const downOperations = dialect.refine(invertAll(plan.changes), plan.to, plan.from);
  const statistics = plan.changes.length === 0 ? undefined : await rowsOf(driver, live, plan.changes);
  const up = planSteps(upOperations, dialect, "up", statistics);
  const down = planSteps(downOperations, dialect, "down", statistics);
  const frame = (operations: readonly Change[], from: Schema, to: Schema) =>
    options.complete ? dialect.sessionFrame?.(operations, from, to) : undefined;
  const print = (steps: readonly PlannedStep[], frame: StatementFrame = noFrame) =>
    [...frame.first, ...steps.flatMap((step) => step.statements), ...frame.last].map((text) =>
      printSql(text, (name) => driver.escapeIdentifier(name)),
    );
  return {
    up,
    down,
    sql: {
      up: print(up, frame(upOperations, plan.from, plan.to)),
      down: print(down, frame(downOperations, plan.to, plan.from)),
    },
    hazards: up.flatMap((step) => step.hazards ?? []),
    unsupported: plan.unsupported,
    inferredRenames: plan.changes.flatMap(inferredRename),
  };
}

const noFrame: StatementFrame = { first: [], last: [] };

/** Whether tables have rows, under their new names as well. */
async function rowsOf(driver: Driver, live: Schema, operations: readonly Change[]): Promise<TableStatistics> {
  const { rows } = await driver.statistics(live.tables);
  const renamed = operations.flatMap((op) =>
    op.kind === "renameTable" ? [[nameKey(op.to), rows.get(nameKey(op.from)) ?? 0] as const] : [],
  );
  return { rows: new Map([...rows, ...renamed]) };
}

async function decidedPlan(driver: Driver, live: Schema, wanted: Schema, options: ChangeOptions): Promise<Plan> {
  let renames = options.renames ?? {};
  for (;;) {
    const plan = diffSchemas(live, wanted, {
      features: driver.dialect.features,
      renames,
      detectDroppedTables: options.detectDroppedTables,
      complete: options.complete,
    });
    if (plan.ambiguousRenames.length === 0) return plan;
    renames = await decideRenames(plan.ambiguousRenames, renames, options.resolver);
  }
}

function inferredRename(op: Change): string[] {
  if (op.kind === "renameColumn" && op.inferred !== undefined)
    return [`${op.table.name}.${op.from} -> ${op.to} (${op.inferred})`];
  if (op.kind === "renameTable" && op.inferred !== undefined)
    return [`${op.from.name} -> ${op.to.name} (${op.inferred})`];
  return [];
}
