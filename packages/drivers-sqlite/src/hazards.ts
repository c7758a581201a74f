import {
  displayName,
  nameKey,
  type Column,
  type Hazard,
  type Operation,
  type RebuildTable,
  type TableStatistics,
} from "@stingerloom/schema-diff";
import { mentions } from "./mentions";

/** What an operation can do to a database in use. SQLite locks the whole file for writing, whatever the statement. */
export function hazardsOf(operation: Operation, statistics?: TableStatistics): readonly Hazard[] {
  if (operation.kind !== "rebuildTable") return ownHazards(operation, statistics);
  const object = displayName(operation.to);
  const rewrites: Hazard = {
    code: "REWRITES_TABLE",
    severity: "info",
    message: `${object} is made anew and its rows are copied; nobody else writes to the database meanwhile.`,
    object,
  };
  return [rewrites, ...operation.because.flatMap((reason) => ownHazards(reason, statistics)), ...left(operation)];
}

/** Views and triggers that name a dropped column are kept, and fail when they are used. */
function left({ to, views, because }: RebuildTable): readonly Hazard[] {
  const gone = because.flatMap((op) => (op.kind === "dropColumn" ? [op.column.name] : []));
  const triggers = (to.triggers ?? []).filter((trigger) => gone.some((name) => mentions(trigger.sql, name)));
  const named = [...views.map((view) => `View ${view.name}`), ...triggers.map((trigger) => `Trigger ${trigger.name}`)];
  return named.map((what) => ({
    code: "MAY_FAIL_ON_DATA",
    severity: "danger",
    message: `${what} names a column of ${displayName(to)} that is dropped: it is kept, and fails from then on.`,
    recipe: "Change or drop it in this migration.",
    object: displayName(to),
  }));
}

function ownHazards(operation: Operation, statistics: TableStatistics | undefined): readonly Hazard[] {
  switch (operation.kind) {
    case "dropTable":
      return isEmpty(operation.table, statistics)
        ? []
        : [dataLoss(displayName(operation.table), "is dropped with its rows")];
    case "dropColumn":
      if (operation.column.generated !== undefined || isEmpty(operation.table, statistics)) return [];
      return [dataLoss(`${displayName(operation.table)}.${operation.column.name}`, "is dropped with its values")];
    case "addColumn":
      return isEmpty(operation.table, statistics) ? [] : addedColumn(displayName(operation.table), operation.column);
    case "alterColumn":
      return isEmpty(operation.table, statistics)
        ? []
        : alteredColumn(displayName(operation.table), operation.from, operation.to);
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
    default:
      return [];
  }
}

function addedColumn(table: string, column: Column): readonly Hazard[] {
  if (
    column.nullable ||
    column.default !== undefined ||
    column.generated !== undefined ||
    column.autoIncrement !== undefined
  )
    return [];
  return [
    {
      code: "MAY_FAIL_ON_DATA",
      severity: "danger",
      message: `${table}.${column.name} may not be null and has no default: adding it fails as soon as the table has rows.`,
      recipe: "Give it a default, or add it nullable, fill it, and take nullable away in a second migration.",
      object: `${table}.${column.name}`,
    },
  ];
}

function alteredColumn(table: string, from: Column, to: Column): readonly Hazard[] {
  return [...fewerValues(table, from, to), ...noLongerNull(table, from, to)];
}

function fewerValues(table: string, from: Column, to: Column): readonly Hazard[] {
  if (to.type.kind !== "enum") return [];
  const { values } = to.type;
  const object = `${table}.${to.name}`;
  const gone = from.type.kind === "enum" ? from.type.values.filter((value) => !values.includes(value)) : undefined;
  if (gone?.length === 0) return [];
  const message =
    gone === undefined
      ? `Rows in which ${object} is not one of ${values.join(", ")} make it fail.`
      : `Rows in which ${object} is ${gone.join(" or ")} make it fail.`;
  return [
    { code: "MAY_FAIL_ON_DATA", severity: "warning", message, recipe: "Give these rows another value first.", object },
  ];
}

function noLongerNull(table: string, from: Column, to: Column): readonly Hazard[] {
  if (!from.nullable || to.nullable || to.autoIncrement !== undefined) return [];
  const object = `${table}.${to.name}`;
  if (to.default !== undefined) {
    return [
      {
        code: "DATA_LOSS",
        severity: "warning",
        message: `Rows in which ${object} is null get its default, in both directions for good.`,
        object,
      },
    ];
  }
  return [
    {
      code: "MAY_FAIL_ON_DATA",
      severity: "warning",
      message: `${object} may no longer be null: rows in which it is make the migration fail.`,
      recipe: "Fill them first.",
      object,
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

function isEmpty(
  table: { readonly schema?: string; readonly name: string },
  statistics: TableStatistics | undefined,
): boolean {
  return statistics?.rows.get(nameKey(table)) === 0;
}
