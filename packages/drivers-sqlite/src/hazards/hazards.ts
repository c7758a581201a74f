import {
  brokenPrograms,
  displayName,
  nameKey,
  type Hazard,
  type PlanContext,
  type QualifiedName,
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
  return [{ code: "REWRITES_TABLE", severity: "info", message, object, weighs: { name: to.name } }];
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
    recipe: "Keep a copy if it may be needed again.",
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
      return isEmpty(operation.table, statistics) ? [] : addedColumn(displayName(operation.table), operation);
    case "alterColumn":
      return isEmpty(operation.table, statistics) ? [] : alteredColumn(operation, table);
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
        duplicates(operation.table, operation.primaryKey.columns, table),
      );
    case "addUnique":
      return onRows(operation, "Rows with the same values make it fail.", statistics, {
        kind: "duplicates",
        table: operation.table,
        columns: operation.unique.columns,
      });
    case "addIndex":
      return operation.index.unique
        ? onRows(operation, "Rows with the same values make it fail.", statistics, duplicatesOf(operation))
        : [];
    case "addCheck":
      return onRows(operation, `Rows that do not satisfy ${operation.check.expression} make it fail.`, statistics, {
        kind: "check",
        table: operation.table,
        expression: operation.check.expression,
      });
    case "addForeignKey":
      return onRows(
        operation,
        `Rows that refer to nothing in ${displayName(operation.foreignKey.references)} make it fail.`,
        statistics,
        {
          kind: "orphans",
          table: operation.table,
          columns: operation.foreignKey.columns,
          references: operation.foreignKey.references,
        },
      );
    case "alterTableOptions":
      return operation.to.strict && !operation.from.strict
        ? onRows(
            operation,
            "Values that are not of their column's type make it fail.",
            statistics,
            "only the conversion itself shows that",
          )
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
      message: `${from} is treated as renamed to ${to}: ${reason}.`,
      recipe,
      object: from,
    },
  ];
}

type OnTable = Extract<Operation, { readonly table: { readonly name: string } }>;

/** A row without a key gets a number where the key is the row's number. */
function duplicates(table: QualifiedName, columns: readonly string[], owner: Table | undefined): Hazard["asks"] {
  const isNumbered = owner !== undefined && isRowid(columns, owner);
  return isNumbered
    ? "numbers are given to those without a key"
    : { kind: "duplicates", table, columns, nulls: "refused" };
}

function duplicatesOf({ table, index: { parts, where } }: OperationOf<"addIndex">): Hazard["asks"] {
  if (where !== undefined) return "the index is for some of them only";
  const columns = parts.flatMap(({ column, collation }) =>
    column === undefined || collation !== undefined ? [] : [column],
  );
  return columns.length < parts.length
    ? "the index compares something other than its columns"
    : { kind: "duplicates", table, columns };
}

function onRows(
  operation: OnTable,
  message: string,
  statistics: TableStatistics | undefined,
  asks: Hazard["asks"],
): readonly Hazard[] {
  if (isEmpty(operation.table, statistics)) return [];
  const object = displayName(operation.table);
  return [{ code: "MAY_FAIL_ON_DATA", severity: "warning", message: `${object}: ${message}`, object, asks }];
}

function dataLoss(object: string, what: string): Hazard {
  return {
    code: "DATA_LOSS",
    severity: "danger",
    message: `${object} ${what}.`,
    recipe: "Keep a copy if it may be needed again.",
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
