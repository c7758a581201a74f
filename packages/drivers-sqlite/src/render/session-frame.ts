import { id, sql, type Schema, type SqlText, type Table } from "@stingerloom/schema-diff";
import type { Operation } from "../model/operation";
import { foldName } from "../sql/tokenize";

/** Statements around those of a plan. */
interface SessionFrame {
  readonly first: readonly SqlText[];
  readonly last: readonly SqlText[];
}

/**
 * Foreign keys are off while a table goes that others refer to: dropping it would delete their rows, or empty their
 * columns (sqlite.org/foreignkeys.html#fk_schemacommands). In a transaction that somebody else has begun they cannot
 * be switched: there the statements stop before they do harm.
 */
export function sessionFrame(operations: readonly Operation[], before: Schema, after: Schema): SessionFrame {
  const gone = new Set(operations.flatMap(tableGone));
  const referring = [...before.tables, ...after.tables].filter((table) => table.foreignKeys.length > 0);
  // Our driver refuses every rebuild in a file with foreign keys while they are on: it does not see which tables it
  // concerns.
  const isConcerned =
    (referring.length > 0 && operations.some((op) => op.kind === "rebuildTable")) ||
    referring.some((table) => gone.has(foldName(table.name)) || targetsOf(table).some((name) => gone.has(name)));
  if (!isConcerned) return { first: [], last: [] };
  const dropped = new Set(operations.flatMap((op) => (op.kind === "dropTable" ? [foldName(op.table.name)] : [])));
  const harms = referring
    .filter(({ name }) => !dropped.has(foldName(name)))
    .some((table) => targetsOf(table).some((name) => gone.has(name) && name !== foldName(table.name)));
  return {
    first: [sql`PRAGMA foreign_keys = OFF`, ...(harms ? guard() : [])],
    last: [sql`PRAGMA foreign_keys = ON`],
  };
}

function tableGone(operation: Operation): string[] {
  if (operation.kind === "dropTable") return [foldName(operation.table.name)];
  return operation.kind === "rebuildTable" ? [foldName(operation.from.name)] : [];
}

function targetsOf({ foreignKeys }: Table): string[] {
  return foreignKeys.map(({ references }) => foldName(references.name));
}

/** Fails, with its name for a message, if the PRAGMA was a no-op: sqlite.org/pragma.html#pragma_foreign_keys. */
function guard(): SqlText[] {
  const table = id("__stingerloom_guard");
  const switched = id("foreign_keys");
  const rule = id("PRAGMA foreign_keys = OFF must come before BEGIN");
  return [
    sql`CREATE TEMPORARY TABLE ${table} (${switched} CONSTRAINT ${rule} CHECK (${switched} = 0))`,
    sql`INSERT INTO ${table} SELECT ${switched} FROM pragma_foreign_keys`,
    sql`DROP TABLE ${table}`,
  ];
}
