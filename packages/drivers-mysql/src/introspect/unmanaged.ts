import type { OpaqueObject } from "@stingerloom/schema-diff";
import { createdTable, valueBehind } from "./created-table";
import type { TableRow } from "./catalog";

/** Words of MySQL's columns that only the cluster's engine heeds; the others keep and tell them. */
const ofColumns = ["COLUMN_FORMAT", "STORAGE"] as const;

/** What SHOW CREATE TABLE tells of a table that we neither give nor take: named where it differs. */
export function unmanagedOf({ name, created: statement }: TableRow): OpaqueObject[] {
  if (statement === undefined) return [];
  const { tablespace, columns, keys } = createdTable(statement);
  const attribute = (what: string, value: string | undefined): OpaqueObject[] =>
    value === undefined ? [] : [{ kind: "attribute", name: `${name}.${what}`, table: { name }, definition: value }];
  return [
    ...attribute("TABLESPACE", tablespace),
    ...[...columns].flatMap(([column, words]) =>
      ofColumns.flatMap((word) => attribute(`${column}.${word}`, valueBehind(words, word)?.text)),
    ),
    ...attribute("PRIMARY KEY.KEY_BLOCK_SIZE", valueBehind(keys.get("PRIMARY") ?? [], "KEY_BLOCK_SIZE")?.text),
  ];
}
