import {
  displayName,
  id,
  nameKey,
  qualified,
  sql,
  type Change,
  type QualifiedName,
  type Schema,
} from "@stingerloom/schema-diff";
import { columnKey } from "../model/column-key";
import { quoteIdentifier } from "../sql/quote";
import { rawStatement } from "../sql/raw-statement";
import { NamesBeforeRename } from "./names-before-rename";

/** A statement of `Table.restore` for one column: what is granted, on which column, and to whom. */
const grant =
  /^GRANT (?<privilege>[A-Z]+) \((?<column>"(?:[^"]|"")+"|[^")]+)\) ON .*? (?<to>TO (?:"(?:[^"]|"")+"|\S+)(?: WITH GRANT OPTION)?)$/;

/**
 * The operations with the privileges on columns that are dropped and added again, which the server drops with the
 * column.
 */
export function restoreColumnGrants(operations: readonly Change[], before: Schema): readonly Change[] {
  const dropped = new Set(
    operations.flatMap((op) => (op.kind === "dropColumn" ? [columnKey(op.table, op.column.name)] : [])),
  );
  if (dropped.size === 0) return operations;
  const tables = new Map(before.tables.map((table) => [nameKey(table), table]));
  const names = new NamesBeforeRename(operations);
  return operations.flatMap((op): Change[] => {
    if (op.kind !== "addColumn" || !dropped.has(columnKey(op.table, op.column.name))) return [op];
    const table = names.oldTable(tables, op.table);
    const { name } = op.column;
    const was = names.column(op.table, name);
    return [op, ...(table?.restore ?? []).flatMap((text) => grantOn(op.table, name, was, text))];
  });
}

/** The grant on the column, which was called `was`; none where the statement is another. */
function grantOn(table: QualifiedName, column: string, was: string, statement: string): Change[] {
  const found = grant.exec(statement)?.groups;
  if (found === undefined || (found["column"] !== was && found["column"] !== quoteIdentifier(was))) return [];
  const text = sql`GRANT ${found["privilege"]!} (${id(column)}) ON ${qualified(table)} ${found["to"]!}`;
  return [rawStatement(table, text, `Restored privileges: ${displayName(table)}.${column}`)];
}
