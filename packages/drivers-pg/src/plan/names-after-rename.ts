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
    // From the last one, so that a temporary name leads to the one behind it.
    for (const op of [...operations].reverse()) {
      if (op.kind === "renameTable") follow(this.tables, nameKey(op.from), nameKey(op.to), op.to);
      if (op.kind === "renameColumn")
        follow(this.columns, columnKey(op.table, op.from), columnKey(op.table, op.to), op.to);
    }
  }

  table(table: QualifiedName, at: number): QualifiedName {
    return at > this.first ? table : (this.tables.get(nameKey(table)) ?? table);
  }

  /** The column of an operation, given the operation's place. */
  of({ table, column }: ChangedColumn, at: number): ChangedColumn {
    if (at > this.first) return { table, column };
    const final = this.table(table, at);
    // Columns may be renamed before their table or behind it.
    const name = this.columns.get(columnKey(table, column)) ?? this.columns.get(columnKey(final, column));
    return { table: final, column: name ?? column };
  }
}

function follow<T>(names: Map<string, T>, from: string, to: string, name: T): void {
  const last = names.get(to) ?? name;
  names.delete(to);
  names.set(from, last);
}
