import { describe, type Direction } from "../describe/describe";
import type { TypeWords } from "../model/type-words";
import type { Hazard, TableStatistics } from "../model/hazard";
import { displayName } from "../model/schema";
import type { Change } from "../operations/change";
import type { SqlText } from "../sql/sql-text";
import { cannotFailOnData } from "./cannot-fail-on-data";
import { irreversibleDrops } from "./irreversible-drops";
import type { PlanContext, Step } from "./step";

/** How a dialect writes down one thing that it runs: a change, or what only its engine needs. */
export interface StepWriter<T> extends TypeWords {
  render(operation: T): readonly SqlText[];
  /** `cannotFail`: is the part of an operation such that no row can break it? For operations of several parts. */
  hazards(
    operation: T,
    statistics: TableStatistics | undefined,
    cannotFail: (part: Change) => boolean,
  ): readonly Hazard[];
  /** The changes that one operation makes, where it makes several or is none itself. Default: itself. */
  parts?(operation: T): readonly Change[];
  /** The changes that the operation is for. Default: itself where it is one of the plan. */
  because?(operation: T): readonly Change[] | undefined;
  /** Default: what `describe` says of each change in `because`. */
  describe?(operation: T, direction: Direction): string | undefined;
  /** See `Step.freeLayout`. Default: a new table whose text nobody else wrote. */
  freeLayout?(operation: T): boolean;
}

/**
 * The steps of operations that stand in the order in which the engine runs them. What takes no statement is left out.
 */
export function makeSteps<T extends { readonly kind: string }>(
  operations: readonly T[],
  changes: readonly Change[],
  { direction = "up", after, statistics }: PlanContext,
  writer: StepWriter<T>,
): Step[] {
  const planned = new Set<Change>(changes);
  const partsOf = (operation: T): readonly Change[] => writer.parts?.(operation) ?? [operation as unknown as Change];
  const parts = operations.flatMap(partsOf);
  const cannotFail = (part: Change) => cannotFailOnData(part, parts);
  const isSafe = (own: readonly Change[]) => own.length === 1 && own.every(cannotFail);
  const irreversible = direction === "up" ? irreversibleDrops(changes, after, statistics) : () => [];
  return operations
    .map((operation): Step => {
      const because = writer.because?.(operation) ?? partsOf(operation).filter((part) => planned.has(part));
      return {
        because,
        description:
          writer.describe?.(operation, direction) ?? describeStep(partsOf(operation), because, writer, direction),
        statements: writer.render(operation),
        hazards: [
          ...writer
            .hazards(operation, statistics, cannotFail)
            .filter(({ code }) => code !== "MAY_FAIL_ON_DATA" || !isSafe(partsOf(operation))),
          ...because.flatMap(irreversible),
        ],
        freeLayout: writer.freeLayout?.(operation) ?? partsOf(operation).every(isPlainTable),
      };
    })
    .filter(({ statements }) => statements.length > 0);
}

function describeStep(
  parts: readonly Change[],
  because: readonly Change[],
  words: TypeWords,
  direction: Direction,
): string {
  if (because.length === 0)
    return parts.map((part) => describeRecreation(part) ?? describe(part, words, direction)).join("\n");
  return because.map((change) => describe(change, words, direction)).join("\n");
}

/**
 * Views, triggers and objects that are no change of the plan are dropped out of its way, and created again behind it.
 */
function describeRecreation(operation: Change): string | undefined {
  switch (operation.kind) {
    case "dropView":
      return `Dropped for now: view ${displayName(operation.view)}`;
    case "addView":
      return `Recreated view: ${displayName(operation.view)}`;
    case "dropTrigger":
      return `Dropped for now: trigger ${displayName(operation.table)}.${operation.trigger.name}`;
    case "addTrigger":
      return `Recreated trigger: ${displayName(operation.table)}.${operation.trigger.name}`;
    default:
      return undefined;
  }
}

function isPlainTable(operation: Change): boolean {
  return operation.kind === "addTable" && operation.table.source === undefined;
}
