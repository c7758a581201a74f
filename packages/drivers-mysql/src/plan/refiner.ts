import {
  nameKey,
  sameForm,
  type Column,
  type ForeignKey,
  type Change,
  type ChangeOf,
  type QualifiedName,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import { hasAutoIncrementKey } from "../model/auto-increment-key";
import { hasKeyOn, isMadeUpName, isPlainOn, needsOwnIndex, ownIndexOf } from "../model/foreign-key-index";
import { combine, partsOf } from "../model/combined-step";
import { followRename } from "./follow-rename";
import { keepTimes } from "../model/preserve-on-update-columns";
import type { ServerFacts } from "../model/server";
import { GeneratedConstraintNames } from "../normalize/generated-constraint-names";
import { isChanged, hasExplicitCharset, withInheritedCharset, whileCollated } from "../model/explicit-charset";
import { SchemaCursor } from "./schema-cursor";

interface DroppedForeignKey {
  readonly table: QualifiedName;
  readonly name: string;
}

type KeyOperation = ChangeOf<
  "addPrimaryKey" | "dropPrimaryKey" | "addUnique" | "dropUnique" | "addIndex" | "dropIndex"
>;

/** Goes through a plan once and collects the statements that the engine needs. */
export class Refiner {
  private readonly out: Change[] = [];
  private readonly walk: SchemaCursor;
  /** Foreign keys that are dropped until the changes of their columns are done. */
  private droppedKeys: DroppedForeignKey[] = [];
  private readonly names = new GeneratedConstraintNames();
  /** AUTO_INCREMENT columns that do not count for a while, as they have no key. */
  private readonly uncounted = new Map<string, Column>();
  /** Columns that are what the plan makes of them since their table has another collation. */
  private readonly turned = new Map<string, Column>();

  constructor(
    before: Schema,
    private readonly operations: readonly Change[],
    private readonly server: ServerFacts,
  ) {
    this.walk = new SchemaCursor(before, operations);
  }

  add(operation: Change): void {
    switch (operation.kind) {
      case "renameTable":
        this.addDroppedKeys();
        this.names.rename(operation);
        return this.write(operation);
      case "renameColumn":
        this.addDroppedKeys();
        return this.renameColumn(operation);
      case "addColumn":
        if (operation.column.autoIncrement !== undefined) this.stopOthers(operation.table, operation.column);
        this.emitColumn(operation, operation.column);
        return this.walk.apply(operation);
      case "alterColumn":
        return this.alterColumn(operation);
      case "dropColumn":
        this.uncounted.delete(columnKey(operation.table, operation.column.name));
        return this.write(operation);
      case "addTable":
        this.write(operation);
        return operation.table.columns.forEach((column) => this.unname(operation.table, column));
      case "alterTableOptions":
        return this.alterOptions(operation);
      case "addForeignKey":
        this.emit(this.withIndexKept(operation));
        return this.walk.apply(operation);
      case "dropForeignKey":
        return this.dropForeignKey(operation);
      case "addPrimaryKey":
      case "addUnique":
      case "addIndex":
      case "dropPrimaryKey":
      case "dropUnique":
      case "dropIndex":
        return this.changeKey(operation);
      default:
        return this.write(operation);
    }
  }

  finish(): readonly Change[] {
    this.addDroppedKeys();
    return this.out;
  }

  private emit(...operations: readonly Change[]): void {
    this.out.push(...operations.map((operation) => this.names.current(operation)));
  }

  /** Notes what is to be done; `meant` is what it means to the schema, where that differs. */
  private write(operation: Change, meant: Change = operation): void {
    this.emit(operation);
    this.walk.apply(meant);
  }

  private renameColumn(operation: ChangeOf<"renameColumn">): void {
    const { table, from } = operation;
    const following = this.server.flavour === "mysql" ? followRename(operation, this.walk) : [];
    // With what follows it the table is copied, and no column of a foreign key is renamed in a copy.
    if (following.length > 0) this.dropForeignKeys(table, (owner, key) => uses(owner, key, table, from));
    const stated = following.map((op) =>
      op.kind === "alterColumn" ? { ...op, to: this.inheriting(table, op.to) } : op,
    );
    this.write(combine(operation, stated), combine(operation, following));
  }

  private alterColumn(operation: ChangeOf<"alterColumn">): void {
    const { table, from, to } = operation;
    if (changesValues(from, to)) this.dropForeignKeys(table, (owner, key) => uses(owner, key, table, to.name));
    const owner = this.walk.table(table);
    const key = columnKey(table, to.name);
    const counts = to.autoIncrement !== undefined && (owner === undefined || hasAutoIncrementKey(owner, to.name));
    if (counts) this.stopOthers(table, to);
    const live = this.turned.get(key) ?? from;
    const was = this.uncounted.has(key) ? withoutCounting(live) : live;
    if (to.autoIncrement !== undefined && !counts) this.uncounted.set(key, to);
    else this.uncounted.delete(key);
    const is = to.autoIncrement !== undefined && !counts ? withoutCounting(to) : to;
    if (!sameForm(was, is)) this.emitColumn({ ...operation, from: was, to: is }, is);
    this.walk.apply(operation);
  }

  private emitColumn(operation: ChangeOf<"addColumn" | "alterColumn">, column: Column): void {
    const { table } = operation;
    const owner = this.walk.table(table);
    const own = this.inherited(table);
    const stated = keepTimes(
      operation.kind === "addColumn"
        ? { ...operation, column: this.inheriting(table, operation.column) }
        : { ...operation, from: this.inheriting(table, operation.from), to: this.inheriting(table, operation.to) },
      owner,
    );
    const { collation: other = own } = column;
    const isUnnamed = this.server.flavour === "mysql" && other !== own && !hasExplicitCharset(column, own);
    this.emit(...(isUnnamed ? whileCollated(stated, owner ?? {}, { own, other }) : [stated]));
  }

  /** The column of a new table that is to have a character set of its own without naming it. */
  private unname(table: QualifiedName, column: Column): void {
    if (column.charset === undefined || column.collation === this.inherited(table)) return;
    const { charset: _, ...from } = column;
    this.emitColumn({ kind: "alterColumn", table, from, to: column }, column);
  }

  /** Another collation for the table: what its columns name stays, and may be other than it is to be. */
  private alterOptions(operation: ChangeOf<"alterTableOptions">): void {
    const { table } = operation;
    const owner = this.walk.table(table);
    const was = this.inherited(table);
    this.write(operation);
    const is = this.inherited(table);
    if (this.server.flavour !== "mysql" || was === is) return;
    for (const column of owner?.columns ?? []) {
      const turned = withInheritedCharset(column, was, is);
      if (isChanged(this.operations, table, column.name)) this.turned.set(columnKey(table, column.name), turned);
      else if (!sameForm(turned, column))
        this.emitColumn({ kind: "alterColumn", table, from: turned, to: column }, column);
    }
  }

  private inherited(table: QualifiedName): string {
    return this.walk.table(table)?.options?.collation ?? this.server.collation;
  }

  private dropForeignKey(operation: ChangeOf<"dropForeignKey">): void {
    const owner = this.walk.table(operation.table);
    const { foreignKey, table } = operation;
    const others =
      owner?.foreignKeys.filter(
        (key) => key.name !== foreignKey.name && key.columns.every((column, i) => foreignKey.columns[i] === column),
      ) ?? [];
    const dropsIndex =
      owner !== undefined && needsOwnIndex(owner, foreignKey, this.server.flavour) && others.length === 0;
    const index: readonly Change[] = dropsIndex ? [{ kind: "dropIndex", table, index: ownIndexOf(foreignKey) }] : [];
    if (this.isDropped(table, foreignKey.name)) {
      this.droppedKeys = this.droppedKeys.filter(
        (a) => a.name !== foreignKey.name || nameKey(a.table) !== nameKey(table),
      );
      this.emit(...index);
    } else {
      this.emit(combine(operation, index));
    }
    this.walk.apply(operation);
  }

  /** A key comes or goes: what rests on it, or on the index that a foreign key made for want of one, moves. */
  private changeKey(operation: KeyOperation): void {
    const { table } = operation;
    const before = this.walk.table(table);
    const after = this.walk.after(operation, table);
    if (before === undefined || after === undefined) return this.write(operation);
    for (const column of before.columns) {
      const counts = column.autoIncrement !== undefined && hasAutoIncrementKey(before, column.name);
      if (counts && !hasAutoIncrementKey(after, column.name)) this.suspendAutoIncrement(table, column);
    }
    this.dropForeignKeys(
      table,
      (_, key) =>
        nameKey(key.references) === nameKey(table) &&
        hasKeyOn(before, key.references.columns, this.server.flavour) &&
        !hasKeyOn(after, key.references.columns, this.server.flavour),
    );
    this.emit(combine(operation, [...partsOf(operation).slice(1), ...this.ownIndexes(table, before, after)]));
    this.walk.apply(operation);
    for (const column of after.columns) this.countAgain(table, column, after);
  }

  private ownIndexes(table: QualifiedName, before: Table, after: Table): Change[] {
    return before.foreignKeys.flatMap((key): Change[] => {
      const [had, has] = [
        needsOwnIndex(before, key, this.server.flavour),
        needsOwnIndex(after, key, this.server.flavour),
      ];
      if (had === has || !after.foreignKeys.some((other) => other.name === key.name)) return [];
      return [{ kind: has ? "addIndex" : "dropIndex", table, index: ownIndexOf(key) }];
    });
  }

  /** A table counts one column at a time: what hands over to this one does so before. */
  private stopOthers(table: QualifiedName, next: Column): void {
    for (const column of this.walk.table(table)?.columns ?? []) {
      if (column.name !== next.name && column.autoIncrement !== undefined) this.suspendAutoIncrement(table, column);
    }
  }

  private suspendAutoIncrement(table: QualifiedName, column: Column): void {
    if (this.uncounted.has(columnKey(table, column.name))) return;
    this.dropForeignKeys(table, (owner, key) => uses(owner, key, table, column.name));
    this.uncounted.set(columnKey(table, column.name), column);
    this.emit({
      kind: "alterColumn",
      table,
      from: this.inheriting(table, column),
      to: this.inheriting(table, withoutCounting(column)),
    });
  }

  private countAgain(table: QualifiedName, column: Column, after: Table): void {
    const key = columnKey(table, column.name);
    const counting = this.uncounted.get(key);
    if (counting === undefined || !hasAutoIncrementKey(after, column.name)) return;
    this.uncounted.delete(key);
    this.emit({
      kind: "alterColumn",
      table,
      from: this.inheriting(table, withoutCounting(counting)),
      to: this.inheriting(table, counting),
    });
  }

  private dropForeignKeys(changed: QualifiedName, isInTheWay: (owner: Table, key: ForeignKey) => boolean): void {
    for (const owner of this.walk.around(changed)) {
      const table = { schema: owner.schema, name: owner.name };
      for (const foreignKey of owner.foreignKeys) {
        if (this.isDropped(table, foreignKey.name) || !isInTheWay(owner, foreignKey)) continue;
        this.droppedKeys.push({ table, name: foreignKey.name });
        this.emit({ kind: "dropForeignKey", table, foreignKey });
      }
    }
  }

  private addDroppedKeys(): void {
    for (const { table, name } of this.droppedKeys) {
      const foreignKey = this.walk.table(table)?.foreignKeys.find((key) => key.name === name);
      if (foreignKey !== undefined) this.emit(this.withIndexKept({ kind: "addForeignKey", table, foreignKey }));
    }
    this.droppedKeys = [];
  }

  /**
   * An index that was made for a foreign key gives way to one of the new key's name, unless it is made by our order
   * this time.
   */
  private withIndexKept(operation: ChangeOf<"addForeignKey">): Change {
    const { table, foreignKey } = operation;
    const { columns } = foreignKey;
    if (this.walk.isNew(table)) return operation;
    const index = this.walk
      .table(table)
      ?.indexes.find(({ name, ...rest }) => isMadeUpName(name, columns) && isPlainOn({ name, ...rest }, columns));
    return index === undefined
      ? operation
      : combine(operation, [
          { kind: "dropIndex", table, index },
          { kind: "addIndex", table, index },
        ]);
  }

  private isDropped(table: QualifiedName, name: string): boolean {
    return this.droppedKeys.some((a) => a.name === name && nameKey(a.table) === nameKey(table));
  }

  /** The column without a character set that it does not name. */
  private inheriting(table: QualifiedName, column: Column): Column {
    const { collation: _, charset: _unused, ...rest } = column;
    return hasExplicitCharset(column, this.inherited(table)) ? column : rest;
  }
}

/** The engine refuses such a change of a column that a foreign key uses. */
function changesValues(from: Column, to: Column): boolean {
  const significant = ({ type, collation, autoIncrement, generated }: Column) => ({
    type,
    collation,
    autoIncrement,
    generated,
  });
  return !sameForm(significant(from), significant(to)) || (from.nullable && !to.nullable);
}

function uses(owner: Table, key: ForeignKey, table: QualifiedName, column: string): boolean {
  const own = nameKey(owner) === nameKey(table) && key.columns.includes(column);
  return own || (nameKey(key.references) === nameKey(table) && key.references.columns.includes(column));
}

function withoutCounting(column: Column): Column {
  const { autoIncrement: _, ...rest } = column;
  return rest;
}

function columnKey(table: QualifiedName, column: string): string {
  return `${nameKey(table)}\u0000\u0000${column}`;
}
