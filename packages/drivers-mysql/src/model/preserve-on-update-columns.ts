import { id, sql, type Change, type SqlText, type Table } from "@stingerloom/schema-diff";

/**
 * An operation that may update rows, with the columns that follow every update: they keep their values. Only `refine`
 * makes them.
 */
export type PreserveOnUpdateColumns = Change & { readonly keeping?: readonly string[] };

export function keepTimes<T extends Change>(operation: T, table: Table | undefined): T {
  const keeping = table?.columns.filter((column) => column.onUpdate !== undefined).map((column) => column.name) ?? [];
  return keeping.length === 0 ? operation : { ...operation, keeping };
}

/** What an UPDATE sets so that these columns stay (dev.mysql.com/doc/refman/8.4/en/timestamp-initialization.html). */
export function keptTimes({ keeping = [] }: PreserveOnUpdateColumns): SqlText {
  return keeping.flatMap((column) => sql`, ${id(column)} = ${id(column)}`);
}
