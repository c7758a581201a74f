import { nameKey, type Change, type QualifiedName } from "@stingerloom/schema-diff";
import { type ChangedColumn } from "./changed-columns";
import { columnKey } from "../model/column-key";

/**
 * What tables and columns will be called when the renames of the plan are done: on the way down these come behind all
 * else.
 */
export class NamesAfterRename {
  private readonly tables = new Map<string, QualifiedName>();
  private readonly columns = new Map<string, string>();
  private readonly first: number;

  constructor(operations: readonly Change[]) {
    this.first = operations.findIndex((op) => op.kind === "renameTable" || op.kind === "renameColumn");
    for (const op of operations) {
      if (op.kind === "renameTable") this.tables.set(nameKey(op.from), op.to);
      if (op.kind === "renameColumn") this.columns.set(columnKey(op.table, op.from), op.to);
    }
  }

  table(table: QualifiedName, at: number): QualifiedName {
    return at > this.first ? table : (this.tables.get(nameKey(table)) ?? table);
  }

  /** The column of an operation, told by the operation's place. */
  of({ table, column }: ChangedColumn, at: number): ChangedColumn {
    if (at > this.first) return { table, column };
    return { table: this.table(table, at), column: this.columns.get(columnKey(table, column)) ?? column };
  }
}
