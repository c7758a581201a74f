import {
  nameKey,
  renameIdentifier,
  type OpaqueObject,
  type Change,
  type QualifiedName,
  type View,
} from "@stingerloom/schema-diff";
import { columnKey } from "../model/column-key";

/** What tables and columns were called before the renames of the plan. */
export class NamesBeforeRename {
  private readonly tables = new Map<string, QualifiedName>();
  private readonly columns = new Map<string, string>();

  constructor(private readonly operations: readonly Change[]) {
    for (const op of operations) {
      if (op.kind === "renameTable") this.tables.set(nameKey(op.to), op.from);
    }
    // On the way down columns get their names before their table does.
    const final = new Map([...this.tables].map(([to, from]) => [nameKey(from), to]));
    for (const op of operations) {
      if (op.kind !== "renameColumn") continue;
      this.columns.set(columnKey(op.table, op.to), op.from);
      const table = final.get(nameKey(op.table));
      if (table !== undefined) this.columns.set(`${table}\u0000\u0000${op.to}`, op.from);
    }
  }

  table(name: QualifiedName): QualifiedName {
    return this.tables.get(nameKey(name)) ?? name;
  }

  column(table: QualifiedName, name: string): string {
    return this.columns.get(columnKey(table, name)) ?? name;
  }

  /** The view's text under the new names, as the server would have written it had the view stayed. */
  renewed(view: View): View {
    return { ...view, sql: view.sql.map((text) => this.inNewNames(text)) };
  }

  renewedObject(object: OpaqueObject): OpaqueObject {
    return {
      ...object,
      parts: object.parts?.map((part) => ({ ...part, create: part.create.map((text) => this.inNewNames(text)) })),
    };
  }

  private inNewNames(text: string): string {
    const renames = this.operations.flatMap((op): [string, string][] => {
      if (op.kind === "renameColumn") return [[op.from, op.to]];
      return op.kind === "renameTable" ? [[op.from.name, op.to.name]] : [];
    });
    return renames.reduce((result, [from, to]) => renameIdentifier(result, from, to), text);
  }
}
