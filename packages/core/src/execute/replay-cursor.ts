import { createHash } from "node:crypto";
import { StingerloomError } from "../api/errors";
import type { StatementRow } from "../history/journal";

export type Match =
  | { readonly kind: "new"; readonly number: number }
  | { readonly kind: "done" | "again"; readonly number: number; readonly row: StatementRow };

/**
 * Lays the statements of a replay beside the journal. Pure: what to do about a match is for others.
 *
 * A done statement that the replay does not ask for again is an edit, and stops it; unless the migration has read
 * something else than the first time, as one does that asks `hasColumn` before it adds the column.
 */
export class ReplayCursor {
  private readonly rows: readonly StatementRow[];
  private at = 0;
  private lastNumber = 0;
  private digest = "";

  constructor(
    private readonly migration: string,
    rows: readonly StatementRow[],
  ) {
    this.rows = [...rows].sort((a, b) => a.number - b.number);
  }

  /** A digest of all reads so far and of what they gave. */
  get reads(): string {
    return this.digest;
  }

  noteRead(hash: string, result: string): void {
    this.digest = createHash("sha256").update(`${this.digest}\n${hash}\n${result}`).digest("hex");
  }

  /** @throws StingerloomError `JOURNAL_MISMATCH` */
  match(hash: string): Match {
    for (let row = this.rows[this.at]; row !== undefined; row = this.rows[++this.at]) {
      const number = (this.lastNumber = row.number);
      if (row.hash === hash || row.state !== "done") {
        this.at++;
        return { kind: row.state === "done" ? "done" : "again", number, row };
      }
      if (row.reads === this.digest) throw this.mismatch(row);
    }
    return { kind: "new", number: ++this.lastNumber };
  }

  /** @throws StingerloomError `JOURNAL_MISMATCH` when a done statement is no longer in the migration */
  finish(): void {
    const left = this.rows.slice(this.at).find((row) => row.state === "done" && row.reads === this.digest);
    if (left !== undefined) throw this.mismatch(left);
  }

  private mismatch(row: StatementRow): StingerloomError {
    return new StingerloomError(
      "JOURNAL_MISMATCH",
      `Statement ${row.number} of "${this.migration}" is done on this database, but the migration was ` +
        `edited since. Done was: ${row.sql}`,
      {
        hint:
          "Put that statement back as it was and run again (statements that are not done may be changed), " +
          "or undo what is done: migrate:rollback.",
      },
    );
  }
}
