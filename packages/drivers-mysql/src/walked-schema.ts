import {
  applyOperations,
  nameKey,
  type Operation,
  type QualifiedName,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import { partsOf } from "./merged";

/** The tables that a plan touches and those that are tied to them, as they are between one operation and the next. */
export class WalkedSchema {
  private state: Schema;
  private pending: Operation[] = [];
  private readonly added = new Set<string>();

  constructor(before: Schema, operations: readonly Operation[]) {
    const touched = new Set(operations.flatMap((op) => tableNamesOf(op).map(nameKey)));
    const tables = before.tables.filter(
      (table) => touched.has(nameKey(table)) || table.foreignKeys.some((key) => touched.has(nameKey(key.references))),
    );
    this.state = { ...before, tables, views: [], others: [] };
  }

  /** The operations are only noted: most of a plan is never looked at. */
  apply(operation: Operation): void {
    if (operation.kind === "addTable") this.added.add(nameKey(operation.table));
    this.pending.push(...partsOf(operation).filter((op) => op.kind !== "addView" && op.kind !== "dropView"));
  }

  /** Is it a table of the plan's own? */
  isNew(name: QualifiedName): boolean {
    return this.added.has(nameKey(name));
  }

  table(name: QualifiedName): Table | undefined {
    return this.tables().find((table) => nameKey(table) === nameKey(name));
  }

  tables(): readonly Table[] {
    if (this.pending.length > 0) this.state = applyOperations(this.state, this.pending);
    this.pending = [];
    return this.state.tables;
  }

  /** The table as it would be after the operation. */
  after(operation: Operation, name: QualifiedName): Table | undefined {
    const [table] = [this.table(name)];
    if (table === undefined) return undefined;
    const alone = { ...this.state, tables: [table] };
    return applyOperations(alone, partsOf(operation)).tables.find((t) => nameKey(t) === nameKey(name));
  }
}

function tableNamesOf(operation: Operation): QualifiedName[] {
  switch (operation.kind) {
    case "renameTable":
      return [operation.from];
    case "addForeignKey":
    case "dropForeignKey":
      return [operation.table];
    default:
      return "table" in operation ? [operation.table] : [];
  }
}
