import {
  displayName,
  nameKey,
  type Change,
  type Hazard,
  type Table,
  type TableStatistics,
} from "@stingerloom/schema-diff";
import { renderOperation } from "../render/render-operation";
import type { ServerFacts } from "../model/server";
import { isEmpty } from "./is-empty";

/**
 * Triggers that fire for rows which a statement of the operation updates: they may refuse the update, or write rows of
 * their own.
 */
export function firedTriggers(
  operation: Change,
  server: ServerFacts,
  tables: ReadonlyMap<string, Table>,
  statistics: TableStatistics | undefined,
): readonly Hazard[] {
  if (!("table" in operation) || isEmpty(operation.table, statistics)) return [];
  const fired = (tables.get(nameKey(operation.table))?.triggers ?? []).filter(({ sql }) => isOnUpdate(sql));
  if (fired.length === 0 || !updatesRows(operation, server)) return [];
  const object = displayName(operation.table);
  const fate = "fires for each row that is updated, and may refuse it or write rows of its own";
  return fired.map(({ name }) => ({
    code: "MAY_FAIL_ON_DATA",
    severity: "warning",
    message: `${object}: the trigger ${name} ${fate}.`,
    recipe: "Drop the trigger before it, and create it again after it, if these updates do not concern it.",
    object,
  }));
}

function isOnUpdate(sql: string): boolean {
  const [head = ""] = sql.split(/\bFOR\s+EACH\s+ROW\b/i);
  return /\b(?:BEFORE|AFTER)\s+UPDATE\s+ON\b/i.test(head);
}

function updatesRows(operation: Change, server: ServerFacts): boolean {
  return renderOperation(operation, server).some(([start]) => typeof start === "string" && start.startsWith("UPDATE "));
}
