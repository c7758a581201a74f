import type { Index, Schema, Table } from "@stingerloom/schema-diff";
import type { Operation, OperationOf } from "../model/operation";
import { hasDoubleQuotedStrings, statementSingleQuoted } from "../parse/double-quoted";
import { foldName } from "../sql/tokenize";

/**
 * Has a table or an index of the schema a string in double quotes? ALTER TABLE, which reads them all again, then fails
 * on any table.
 */
export function usesDoubleQuotes({ tables }: Schema): boolean {
  return tables.some((table) => {
    const columns = columnsOf(table);
    const texts = [table, ...table.indexes].flatMap(({ source }) => source ?? []);
    return texts.some((text) => hasDoubleQuotedStrings(text, columns));
  });
}

/** The operations without such strings, and without ALTER TABLE in rebuilds. */
export function withoutDoubleQuotes(operations: readonly Operation[], before: Schema, after: Schema): Operation[] {
  const known = new Map([...before.tables, ...after.tables].map((table) => [foldName(table.name), columnsOf(table)]));
  return operations.map((operation): Operation => {
    switch (operation.kind) {
      case "addTable":
        return { ...operation, table: tableWithout(operation.table) };
      case "rebuildTable":
        return { ...operation, to: tableWithout(operation.to), byCopy: true };
      case "addIndex":
        return {
          ...operation,
          index: sourceWithout(operation.index, known.get(foldName(operation.table.name)) ?? []),
        };
      case "addColumn":
        return addedWithout(operation, known.get(foldName(operation.table.name)) ?? []);
      default:
        return operation;
    }
  });
}

function addedWithout(operation: OperationOf<"addColumn">, columns: readonly string[]): Operation {
  const { words } = operation;
  return words === undefined ? operation : { ...operation, words: statementSingleQuoted(words, columns) };
}

function tableWithout(table: Table): Table {
  const columns = columnsOf(table);
  return {
    ...sourceWithout(table, columns),
    indexes: table.indexes.map((index) => sourceWithout(index, columns)),
  };
}

function sourceWithout<T extends Table | Index>(item: T, columns: readonly string[]): T {
  return item.source === undefined ? item : { ...item, source: statementSingleQuoted(item.source, columns) };
}

function columnsOf({ columns }: Table): string[] {
  return columns.map(({ name }) => name);
}
