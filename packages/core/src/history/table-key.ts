import type { TableName } from "../api/sql-driver";

/** The same text for the same table, for sets and messages. */
export function tableKey(table: TableName): string {
  if (typeof table === "string") return table;
  return table.schema === undefined ? table.name : `${table.schema}.${table.name}`;
}

export function distinctTables(tables: readonly TableName[]): readonly TableName[] {
  return [...new Map(tables.map((table) => [tableKey(table), table])).values()];
}
