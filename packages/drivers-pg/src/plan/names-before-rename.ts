import {
  nameKey,
  renameIdentifier,
  type OpaqueObject,
  type Change,
  type QualifiedName,
  type Table,
  type Trigger,
  type View,
} from "@stingerloom/schema-diff";

interface Origin {
  readonly table: QualifiedName;
  /** By the column's name at the end. */
  readonly columns: Map<string, string>;
}

/** What tables and columns were called before the renames of the plan, which may lead over temporary names. */
export class NamesBeforeRename {
  private readonly origins = new Map<string, Origin>();
  private readonly created: ReadonlySet<string>;

  private readonly renames: readonly (readonly [string, string])[];

  constructor(operations: readonly Change[]) {
    this.renames = operations.flatMap((op): [string, string][] => {
      if (op.kind === "renameColumn") return [[op.from, op.to]];
      return op.kind === "renameTable" ? [[op.from.name, op.to.name]] : [];
    });
    for (const op of operations) {
      if (op.kind === "renameTable") this.renameTable(op.from, op.to);
      if (op.kind === "renameColumn") this.renameColumn(op.table, op.from, op.to);
    }
    this.created = new Set(operations.flatMap((op) => (op.kind === "addTable" ? [nameKey(op.table)] : [])));
    // On the way down columns change while their table has its first name.
    for (const origin of [...this.origins.values()]) {
      const key = nameKey(origin.table);
      if (!this.origins.has(key) && !this.created.has(key)) this.origins.set(key, origin);
    }
  }

  private renameTable(from: QualifiedName, to: QualifiedName): void {
    const origin = this.origins.get(nameKey(from)) ?? { table: from, columns: new Map() };
    this.origins.delete(nameKey(from));
    this.origins.set(nameKey(to), origin);
  }

  private renameColumn(table: QualifiedName, from: string, to: string): void {
    const origin = this.origins.get(nameKey(table)) ?? { table, columns: new Map<string, string>() };
    this.origins.set(nameKey(table), origin);
    const first = origin.columns.get(from) ?? from;
    origin.columns.delete(from);
    origin.columns.set(to, first);
  }

  table(name: QualifiedName): QualifiedName {
    return this.origins.get(nameKey(name))?.table ?? name;
  }

  /** The column's name at the end. */
  newColumn(table: QualifiedName, old: string): string {
    for (const [name, first] of this.origins.get(nameKey(table))?.columns ?? []) if (first === old) return name;
    return old;
  }

  column(table: QualifiedName, name: string): string {
    return this.origins.get(nameKey(table))?.columns.get(name) ?? name;
  }

  /** The table as it was; none of one that the plan creates. */
  oldTable(tables: ReadonlyMap<string, Table>, name: QualifiedName): Table | undefined {
    const key = nameKey(name);
    return this.created.has(key) && !this.origins.has(key) ? undefined : tables.get(nameKey(this.table(name)));
  }

  /** The view's text under the new names, as the server would have written it had the view stayed. */
  renewed(view: View): View {
    return { ...view, sql: view.sql.map((text) => this.inNewNames(text)) };
  }

  renewedTrigger(trigger: Trigger): Trigger {
    return { ...trigger, sql: this.inNewNames(trigger.sql) };
  }

  renewedObject(object: OpaqueObject): OpaqueObject {
    return {
      ...object,
      parts: object.parts?.map((part) => ({ ...part, create: part.create.map((text) => this.inNewNames(text)) })),
    };
  }

  private inNewNames(text: string): string {
    return this.renames.reduce((result, [from, to]) => renameIdentifier(result, from, to), text);
  }
}
