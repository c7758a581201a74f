import {
  brokenPrograms,
  displayName,
  nameKey,
  type Hazard,
  type PlanContext,
  type StepWriter,
  type Table,
  type TableStatistics,
} from "@stingerloom/schema-diff";
import type { Operation, OperationOf, RebuildTable } from "../model/operation";
import { addedColumn, alteredColumn } from "./column-hazards";
import { isRowid } from "./rowid";
import { tokenize } from "../sql/tokenize";

/**
 * What the operations of a plan can do to a database in use. SQLite locks the whole file for writing, whatever the
 * statement.
 */
export function hazardsIn({ before, after }: Pick<PlanContext, "before" | "after">): StepWriter<Operation>["hazards"] {
  const broken = brokenPrograms({ before, after, namesIn, followsRenames: true });
  return (operation, statistics, cannotFail) => {
    if (operation.kind === "dropObject" && operation.object.holdsRows) return [droppedObject(operation)];
    if (operation.kind !== "rebuildTable") return [...ownHazards(operation, statistics), ...broken(operation)];
    const own = operation.because.flatMap((reason) =>
      cannotFail(reason) ? [] : ownHazards(reason, statistics, operation.to),
    );
    return [...rebuilt(operation, statistics), ...own, ...operation.because.flatMap(broken)];
  };
}

function rebuilt({ to }: RebuildTable, statistics: TableStatistics | undefined): readonly Hazard[] {
  if (isEmpty(to, statistics)) return [];
  const object = displayName(to);
  const message = `${object} is rebuilt and its rows are copied; other writes are blocked until it finishes.`;
  return [{ code: "REWRITES_TABLE", severity: "info", message, object }];
}

function namesIn(sql: string): string[] {
  return tokenize(sql).flatMap(({ kind, value }) =>
    kind === "word" || kind === "quoted" || kind === "string" ? [value.toLowerCase()] : [],
  );
}

function droppedObject({ object }: OperationOf<"dropObject">): Hazard {
  const name = displayName(object);
  return {
    code: "DATA_LOSS",
    severity: "danger",
    message: `The ${object.kind} ${name} is dropped with its rows.`,
    recipe: "Keep a copy where it may be needed again.",
    object: name,
  };
}

function ownHazards(operation: Operation, statistics: TableStatistics | undefined, table?: Table): readonly Hazard[] {
  switch (operation.kind) {
    case "dropTable":
      return [dataLoss(displayName(operation.table), "is dropped with its rows")];
    case "dropColumn":
      if (operation.column.generated !== undefined) return [];
      return [dataLoss(`${displayName(operation.table)}.${operation.column.name}`, "is dropped with its values")];
    case "addColumn":
      return isEmpty(operation.table, statistics) ? [] : addedColumn(displayName(operation.table), operation.column);
    case "alterColumn":
      return isEmpty(operation.table, statistics)
        ? []
        : alteredColumn(displayName(operation.table), operation.from, operation.to, table);
    case "renameColumn":
      return inferred(`${displayName(operation.table)}.${operation.from}`, operation.to, operation.inferred);
    case "renameTable":
      return inferred(displayName(operation.from), displayName(operation.to), operation.inferred);
    case "addPrimaryKey":
      return onRows(
        operation,
        table !== undefined && isRowid(operation.primaryKey.columns, table)
          ? "Rows with the same key make it fail; those with none get a number of their own."
          : "Rows with the same key, or with none, make it fail.",
        statistics,
      );
    case "addUnique":
      return onRows(operation, "Rows with the same values make it fail.", statistics);
    case "addIndex":
      return operation.index.unique ? onRows(operation, "Rows with the same values make it fail.", statistics) : [];
    case "addCheck":
      return onRows(operation, `Rows that do not satisfy ${operation.check.expression} make it fail.`, statistics);
    case "addForeignKey":
      return onRows(
        operation,
        `Rows that refer to nothing in ${displayName(operation.foreignKey.references)} make it fail.`,
        statistics,
      );
    case "alterTableOptions":
      return operation.to.strict && !operation.from.strict
        ? onRows(operation, "Values that are not of their column's type make it fail.", statistics)
        : [];
    default:
      return [];
  }
}

function inferred(from: string, to: string, reason: string | undefined): readonly Hazard[] {
  if (reason === undefined) return [];
  const recipe = "Pass --rename or --no-rename to decide it yourself.";
  return [
    {
      code: "INFERRED_RENAME",
      severity: "warning",
      message: `${from} is taken for ${to}: ${reason}.`,
      recipe,
      object: from,
    },
  ];
}

type OnTable = Extract<Operation, { readonly table: { readonly name: string } }>;

function onRows(operation: OnTable, message: string, statistics: TableStatistics | undefined): readonly Hazard[] {
  if (isEmpty(operation.table, statistics)) return [];
  const object = displayName(operation.table);
  return [{ code: "MAY_FAIL_ON_DATA", severity: "warning", message: `${object}: ${message}`, object }];
}

function dataLoss(object: string, what: string): Hazard {
  return {
    code: "DATA_LOSS",
    severity: "danger",
    message: `${object} ${what}.`,
    recipe: "Keep a copy where it may be needed again.",
    object,
  };
}

/** One that the statistics do not know is new. */
function isEmpty(
  table: { readonly schema?: string; readonly name: string },
  statistics: TableStatistics | undefined,
): boolean {
  return statistics !== undefined && (statistics.rows.get(nameKey(table)) ?? 0) === 0;
}
