import {
  applyChanges,
  emptySchema,
  nameKey,
  type Change,
  type ChangeOf,
  type QualifiedName,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import { partsOf } from "../model/combined-step";

/** The tables that a plan touches and those that are tied to them, as they are between one operation and the next. */
export class SchemaCursor {
  private readonly state: Map<string, Table>;
  private readonly added = new Set<string>();
  /** Tables that refer to a table, by its key: some may do so no more. */
  private readonly referrers = new Map<string, Set<string>>();

  constructor(before: Schema, operations: readonly Change[]) {
    const touched = new Set(operations.flatMap((op) => tableNamesOf(op).map(nameKey)));
    const tables = before.tables.filter(
      (table) => touched.has(nameKey(table)) || table.foreignKeys.some((key) => touched.has(nameKey(key.references))),
    );
    this.state = new Map(tables.map((table) => [nameKey(table), table]));
    for (const table of tables) this.noteReferrersOf(table);
  }

  apply(operation: Change): void {
    for (const part of partsOf(operation)) this.applyOne(part);
  }

  /** Is it a table of the plan's own? */
  isNew(name: QualifiedName): boolean {
    return this.added.has(nameKey(name));
  }

  table(name: QualifiedName): Table | undefined {
    return this.state.get(nameKey(name));
  }

  /** The table and those that may refer to it. */
  around(name: QualifiedName): readonly Table[] {
    const key = nameKey(name);
    const keys = new Set([key, ...(this.referrers.get(key) ?? [])]);
    return [...keys].flatMap((k) => this.state.get(k) ?? []);
  }

  /** The table as it would be after the operation. */
  after(operation: Change, name: QualifiedName): Table | undefined {
    const table = this.table(name);
    return table && applied([table], partsOf(operation)).find((t) => nameKey(t) === nameKey(name));
  }

  private applyOne(operation: Change): void {
    if (operation.kind === "renameTable" || operation.kind === "renameColumn") {
      this.rename(operation);
    } else if (operation.kind === "addTable") {
      this.added.add(nameKey(operation.table));
      this.state.set(nameKey(operation.table), operation.table);
    } else if (operation.kind === "dropTable") {
      this.state.delete(nameKey(operation.table));
    } else if ("table" in operation) {
      this.change(operation, operation.table);
    }
  }

  /** Of a rename the table itself knows, and those that refer to it. */
  private rename(operation: ChangeOf<"renameTable" | "renameColumn">): void {
    const name = operation.kind === "renameTable" ? operation.from : operation.table;
    const before = this.around(name);
    for (const table of before) this.state.delete(nameKey(table));
    for (const table of applied(before, [operation])) {
      this.state.set(nameKey(table), table);
      this.noteReferrersOf(table);
    }
  }

  private change(operation: Change, name: QualifiedName): void {
    const changed = this.after(operation, name);
    if (changed === undefined) return;
    this.state.set(nameKey(name), changed);
    if (operation.kind === "addForeignKey") this.noteReferrersOf(changed);
  }

  private noteReferrersOf(table: Table): void {
    for (const { references } of table.foreignKeys) {
      const key = nameKey(references);
      const known = this.referrers.get(key);
      if (known === undefined) this.referrers.set(key, new Set([nameKey(table)]));
      else known.add(nameKey(table));
    }
  }
}

function applied(tables: readonly Table[], operations: readonly Change[]): readonly Table[] {
  return applyChanges({ ...emptySchema, tables }, operations).tables;
}

function tableNamesOf(operation: Change): QualifiedName[] {
  if (operation.kind === "renameTable") return [operation.from];
  return "table" in operation ? [operation.table] : [];
}
