import type { Hazard, TableStatistics } from "../model/hazard";
import { displayName, nameKey, type Column, type Schema, type Table } from "../model/schema";
import type { Change, ChangeOf } from "../operations/change";
import { referencesIdentifier } from "../sql/references-column";

type DroppedRule = ChangeOf<"dropPrimaryKey" | "dropUnique" | "dropIndex" | "dropForeignKey" | "dropCheck">;

/**
 * Finds columns that a rollback cannot bring back to a table with rows: all rows get one value, and a key, a foreign
 * key or a check that was dropped with the column does not take it.
 */
export function irreversibleDrops(
  changes: readonly Change[],
  after: Schema,
  statistics: TableStatistics | undefined,
): (change: Change) => readonly Hazard[] {
  const rules = rulesByTable(changes);
  const keysOf = uniqueKeys(after);
  return (change) => {
    if (change.kind !== "dropColumn") return [];
    const key = nameKey(change.table);
    if (statistics !== undefined && (statistics.rows.get(key) ?? 0) === 0) return [];
    const broken = rules.get(key)?.find((rule) => isBroken(rule, change.column, () => keysOf(key)));
    return broken === undefined ? [] : [irreversible(change, broken)];
  };
}

function irreversible({ table, column }: ChangeOf<"dropColumn">, rule: DroppedRule): Hazard {
  const object = `${displayName(table)}.${column.name}`;
  const owner = displayName(table);
  return {
    code: "IRREVERSIBLE",
    severity: "danger",
    message: `A rollback fails while ${owner} has rows: all get one value in ${object}, and ${refusal(rule)}.`,
    recipe: "Keep a copy of its values, or make it nullable and drop its default in an earlier migration.",
    object,
  };
}

function refusal(rule: DroppedRule): string {
  switch (rule.kind) {
    case "dropPrimaryKey":
      return "the primary key takes it once";
    case "dropUnique":
      return `${rule.unique.name} takes it once`;
    case "dropIndex":
      return `${rule.index.name} takes it once`;
    case "dropForeignKey":
      return `${rule.foreignKey.name} takes only what ${displayName(rule.foreignKey.references)} has`;
    case "dropCheck":
      return `${rule.check.name} may not take it`;
  }
}

function rulesByTable(changes: readonly Change[]): ReadonlyMap<string, readonly DroppedRule[]> {
  const rules = new Map<string, DroppedRule[]>();
  for (const change of changes) {
    if (!isRule(change)) continue;
    const key = nameKey(change.table);
    const others = rules.get(key);
    if (others === undefined) rules.set(key, [change]);
    else others.push(change);
  }
  return rules;
}

function isRule(change: Change): change is DroppedRule {
  return (
    change.kind === "dropPrimaryKey" ||
    change.kind === "dropUnique" ||
    change.kind === "dropForeignKey" ||
    change.kind === "dropCheck" ||
    (change.kind === "dropIndex" && change.index.unique === true)
  );
}

/** Has the rule the column, and does it refuse what rows get in it? */
function isBroken(rule: DroppedRule, column: Column, uniqueKeys: () => readonly Key[]): boolean {
  if (column.generated !== undefined || column.autoIncrement !== undefined) return false;
  const isZero = !column.nullable && column.default === undefined;
  const isConstant = isZero || column.default?.kind === "literal";
  switch (rule.kind) {
    case "dropForeignKey":
      return isZero && rule.foreignKey.columns.includes(column.name);
    case "dropCheck":
      return isZero && referencesIdentifier(rule.check.expression, column.name);
    default:
      return isConstant && isAmbiguous(keyOf(rule), column, uniqueKeys);
  }
}

/** Once all rows have one value in the column, do its other columns no longer tell them apart? */
function isAmbiguous(key: Key, column: Column, uniqueKeys: () => readonly Key[]): boolean {
  if (!key.includes(column.name)) return false;
  const others = key.filter((name) => name !== column.name);
  return !uniqueKeys().some((unique) => unique.every((name) => others.includes(name)));
}

type Key = readonly (string | undefined)[];

function keyOf(rule: Exclude<DroppedRule, { readonly kind: "dropForeignKey" | "dropCheck" }>): Key {
  switch (rule.kind) {
    case "dropPrimaryKey":
      return rule.primaryKey.columns;
    case "dropUnique":
      return rule.unique.columns;
    case "dropIndex":
      return rule.index.parts.map((part) => part.column);
  }
}

/** The keys of each table that tell its rows apart. */
function uniqueKeys({ tables }: Schema): (table: string) => readonly Key[] {
  let byTable: ReadonlyMap<string, Table> | undefined;
  return (key) => {
    byTable ??= new Map(tables.map((table) => [nameKey(table), table]));
    const table = byTable.get(key);
    const primary = table?.primaryKey === undefined ? [] : [table.primaryKey.columns];
    return [...primary, ...(table?.uniques ?? []).map(({ columns }) => columns)];
  };
}
