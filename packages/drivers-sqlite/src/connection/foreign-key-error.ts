import { QueryError } from "@stingerloom/core";
import { runStatement, type SqliteConnection } from "../client/client";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

/** A row of `PRAGMA foreign_key_check` (sqlite.org/pragma.html#pragma_foreign_key_check). */
export interface ForeignKeyViolation {
  readonly table: string;
  /** Null in a table WITHOUT ROWID. */
  readonly rowid: number | null;
  readonly parent: string;
  readonly fkid: number;
  /** The columns that it refers to are no key: SQLite cannot tell whether the rows are there. */
  readonly isMismatch?: true;
}

export function hasForeignKeys(connection: SqliteConnection): boolean {
  const keys = "SELECT 1 FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) WHERE t.type = 'table' LIMIT 1";
  return (runStatement(connection, keys) as readonly unknown[]).length > 0;
}

/** All rows that refer to nothing. */
export function readViolations(connection: SqliteConnection): readonly ForeignKeyViolation[] {
  try {
    return runStatement(connection, "PRAGMA foreign_key_check") as readonly ForeignKeyViolation[];
  } catch (error) {
    if (mismatch.test(String(error))) return violationsByTable(connection);
    throw error;
  }
}

const mismatch = /foreign key mismatch - "(.*)" referencing "(.*)"/s;

/** One foreign key that cannot be checked stops the check of all: then each table is checked on its own. */
function violationsByTable(connection: SqliteConnection): readonly ForeignKeyViolation[] {
  const tables = runStatement(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'") as readonly {
    readonly name: string;
  }[];
  return tables.flatMap(({ name }) => {
    try {
      return runStatement(
        connection,
        `PRAGMA foreign_key_check(${quoteLiteral(name)})`,
      ) as readonly ForeignKeyViolation[];
    } catch (error) {
      const [, table = name, parent = ""] = mismatch.exec(String(error)) ?? [];
      if (parent === "") throw error;
      if (isEmpty(connection, name)) return [];
      return [{ table, rowid: null, parent, fkid: -1, isMismatch: true as const }];
    }
  });
}

function isEmpty(connection: SqliteConnection, table: string): boolean {
  return (
    (runStatement(connection, `SELECT 1 FROM ${quoteIdentifier(table)} LIMIT 1`) as readonly unknown[]).length === 0
  );
}

/** How many rows are named at most. */
const shown = 5;

/**
 * Rows that referred to nothing already before are not this migration's fault. Foreign keys are identified by child and
 * parent.
 */
export function withoutEarlier(
  violations: readonly ForeignKeyViolation[],
  earlier: readonly ForeignKeyViolation[],
): readonly ForeignKeyViolation[] {
  const key = ({ table, rowid, parent, isMismatch }: ForeignKeyViolation) =>
    JSON.stringify([table, rowid, parent, isMismatch]);
  // Counted, because rows WITHOUT ROWID look all the same here.
  const known = new Map<string, number>();
  for (const violation of earlier) known.set(key(violation), (known.get(key(violation)) ?? 0) + 1);
  return violations.filter((violation) => {
    const left = known.get(key(violation)) ?? 0;
    known.set(key(violation), left - 1);
    return left <= 0;
  });
}

/** What refers to nothing: which rows of which table. */
export function foreignKeyError(violations: readonly ForeignKeyViolation[]): QueryError {
  const groups = new Map<string, ForeignKeyViolation[]>();
  for (const violation of violations) {
    const key = `${violation.table} → ${violation.parent}`;
    groups.set(key, [...(groups.get(key) ?? []), violation]);
  }
  const parts = [...groups].map(([key, rows]) => `${key}: ${rowsOf(rows)}`);
  return new QueryError("FOREIGN_KEY_CHECK", `Rows refer to nothing after the migration: ${parts.join("; ")}`, {
    sql: "PRAGMA foreign_key_check",
    hint: "Correct or delete these rows, in the migration or before it. Nothing was changed.",
  });
}

function rowsOf(violations: readonly ForeignKeyViolation[]): string {
  if (violations.some((violation) => violation.isMismatch))
    return "the columns that it refers to are neither primary key nor unique";
  const ids = violations.flatMap(({ rowid }) => (rowid === null ? [] : [String(rowid)]));
  const count = `${violations.length} row${violations.length === 1 ? "" : "s"}`;
  if (ids.length === 0) return count;
  return `${count} (rowid ${ids.slice(0, shown).join(", ")}${ids.length > shown ? ", …" : ""})`;
}
