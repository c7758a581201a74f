import { QueryError } from "@stingerloom/core";

/** A row of `PRAGMA foreign_key_check` (sqlite.org/pragma.html#pragma_foreign_key_check). */
export interface ForeignKeyViolation {
  readonly table: string;
  /** Null in a table WITHOUT ROWID. */
  readonly rowid: number | null;
  readonly parent: string;
  readonly fkid: number;
}

/** How many rows are named at most. */
const shown = 5;

/** Rows that referred to nothing already before are not this migration's fault. Foreign keys are told apart by child and parent. */
export function withoutEarlier(violations: readonly ForeignKeyViolation[], earlier: readonly ForeignKeyViolation[]): readonly ForeignKeyViolation[] {
  const key = ({ table, rowid, parent }: ForeignKeyViolation) => JSON.stringify([table, rowid, parent]);
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
  return new QueryError("FOREIGN_KEY_CHECK", `Rows refer to nothing after the migration: ${parts.join("; ")}.`, {
    sql: "PRAGMA foreign_key_check",
    hint: "Mend or delete these rows, in the migration or before it. Nothing was changed.",
  });
}

function rowsOf(violations: readonly ForeignKeyViolation[]): string {
  const ids = violations.flatMap(({ rowid }) => (rowid === null ? [] : [String(rowid)]));
  const count = `${violations.length} row${violations.length === 1 ? "" : "s"}`;
  if (ids.length === 0) return count;
  return `${count} (rowid ${ids.slice(0, shown).join(", ")}${ids.length > shown ? ", …" : ""})`;
}
