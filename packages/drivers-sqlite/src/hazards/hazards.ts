import { displayName, cannotFailOnData, nameKey, type Hazard, type TableStatistics } from "@stingerloom/schema-diff";
import type { Operation, OperationOf, RebuildTable } from "../model/operation";
import { addedColumn, alteredColumn } from "./column-hazards";
import { referencesIdentifier } from "../sql/references-identifier";

/** What an operation can do to a database in use. SQLite locks the whole file for writing, whatever the statement. */
export function hazardsOf(operation: Operation, statistics?: TableStatistics): readonly Hazard[] {
  if (operation.kind === "dropObject" && operation.object.holdsRows) return [droppedObject(operation)];
  if (operation.kind !== "rebuildTable") return ownHazards(operation, statistics);
  const object = displayName(operation.to);
  const rewrites: Hazard = {
    code: "REWRITES_TABLE",
    severity: "info",
    message: `${object} is rebuilt and its rows are copied; other writes to the database are blocked until it finishes.`,
    object,
  };
  const isStrict = operation.to.options?.strict === true;
  return [
    ...(isEmpty(operation.to, statistics) ? [] : [rewrites]),
    ...operation.because.flatMap((reason) =>
      cannotFailOnData(reason, operation.because) ? [] : ownHazards(reason, statistics, isStrict),
    ),
    ...left(operation),
  ];
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

/** Views and triggers that name a dropped column are kept, and fail when they are used. */
function left({ to, views, because }: RebuildTable): readonly Hazard[] {
  const gone = because.flatMap((op) => (op.kind === "dropColumn" ? [op.column.name] : []));
  const triggers = (to.triggers ?? []).filter((trigger) =>
    gone.some((name) => referencesIdentifier(trigger.sql, name)),
  );
  const named = [...views.map((view) => `View ${view.name}`), ...triggers.map((trigger) => `Trigger ${trigger.name}`)];
  return named.map((what) => ({
    code: "MAY_FAIL_ON_DATA",
    severity: "danger",
    message: `${what} names a column of ${displayName(to)} that is dropped: it is kept, and fails from then on.`,
    recipe: "Operation or drop it in this migration.",
    object: displayName(to),
  }));
}

function ownHazards(
  operation: Operation,
  statistics: TableStatistics | undefined,
  isStrict = false,
): readonly Hazard[] {
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
        : alteredColumn(displayName(operation.table), operation.from, operation.to, isStrict);
    case "renameColumn":
      return inferred(`${displayName(operation.table)}.${operation.from}`, operation.to, operation.inferred);
    case "renameTable":
      return inferred(displayName(operation.from), displayName(operation.to), operation.inferred);
    case "addPrimaryKey":
      return onRows(operation, "Rows with the same key, or with none, make it fail.", statistics);
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
