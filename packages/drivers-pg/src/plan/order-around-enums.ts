import {
  isOfType,
  nameKey,
  nativeTypeName,
  orderByFootprint,
  type AlterEnum,
  type Change,
  type ChangeOf,
  type Column,
  type ColumnType,
  type Footprint,
  type QualifiedName,
} from "@stingerloom/schema-diff";
import { columnKey } from "../model/column-key";
import { leadingOperations } from "./in-order";

/**
 * The operations with enums changed between the columns that cease to be of them, or are dropped, and those that
 * become so: what leaves a type keeps its values, whatever its labels are called or whether there are any from then on.
 */
export function orderAroundEnums(operations: readonly Change[]): readonly Change[] {
  if (!operations.some((op) => op.kind === "alterEnum")) return operations;
  // On the way up renames come before the enum, under the new names that it uses; on the way down they come behind it.
  const front = leadingOperations(operations);
  const rest = operations.slice(front.length);
  const enums = rest.filter((op) => op.kind === "alterEnum");
  const users = new EnumUsers(enums);
  const takers = new Set<Change>(
    dropsOver(
      enums.map(({ to }) => to),
      rest,
    ),
  );
  // Checks and indexes that are dropped anyway may compare with labels, and functions may take them.
  const bound = rest.filter((op) => op.kind === "dropCheck" || op.kind === "dropIndex" || takers.has(op));
  const first = new Set<Change>([...bound, ...enums]);
  const given = [...bound, ...enums, ...rest.filter((op) => !first.has(op))];
  const ordered = orderByFootprint(given, (op) => {
    const footprint = footprintOf(op, users);
    return takers.has(op) || op.kind === "dropCheck" || op.kind === "dropIndex"
      ? { ...footprint, releases: [...(footprint.releases ?? []), ...users.all] }
      : footprint;
  });
  return [...front, ...ordered.map((op) => users.withoutLeaving(op))];
}

/** Which columns are of the enums that change, before and after. */
class EnumUsers {
  readonly all: readonly string[];
  private readonly leaving = new Map<string, { readonly from: Column; readonly key: string }>();
  private readonly tables = new Map<string, string[]>();

  constructor(private readonly enums: readonly AlterEnum[]) {
    this.all = enums.map((op) => keyOf(op.from));
    for (const op of enums)
      for (const { table, from, to } of op.columns) {
        if (from === undefined || !isOfType(from.type, op.from)) continue;
        const key = keyOf(op.from);
        if (to === undefined || !isOfType(to.type, op.to))
          this.leaving.set(columnKey(table, (to ?? from).name), { from, key });
        this.tables.set(nameKey(table), [...(this.tables.get(nameKey(table)) ?? []), key]);
      }
  }

  left(table: QualifiedName, column: string) {
    return this.leaving.get(columnKey(table, column));
  }

  ofTable(table: QualifiedName): readonly string[] {
    return this.tables.get(nameKey(table)) ?? [];
  }

  /** The key of the enum that changes and that the type is of, or becomes of. */
  entered(type: ColumnType): string[] {
    return this.enums.filter(({ to }) => isOfType(type, to)).map(({ from }) => keyOf(from));
  }

  /** A column that leaves the type does so from the type as it was, which does not convert it. */
  withoutLeaving(op: Change): Change {
    if (op.kind === "alterColumn") {
      const left = this.left(op.table, op.to.name);
      return left === undefined ? op : { ...op, from: { ...left.from, name: op.to.name } };
    }
    if (op.kind !== "alterEnum") return op;
    const columns = op.columns.filter(({ table, from, to }) => !this.left(table, (to ?? from)?.name ?? ""));
    return columns.length === op.columns.length ? op : { ...op, columns };
  }
}

function keyOf(name: QualifiedName): string {
  return `enum ${nameKey(name)}`;
}

function footprintOf(op: Change, users: EnumUsers): Footprint {
  switch (op.kind) {
    case "alterEnum":
      return { alters: [keyOf(op.from)] };
    case "addEnum":
      return { creates: [`type ${nameKey(op.enum)}`] };
    case "addObject":
      return { creates: [`type ${nameKey(op.object)}`] };
    case "addTable":
      return { requires: op.table.columns.flatMap(({ type }) => users.entered(type)) };
    case "addColumn":
      return { requires: users.entered(op.column.type) };
    case "dropTable":
      return { alters: [columnsOf(op.table), keysOf(op.table)], releases: users.ofTable(op.table) };
    case "dropForeignKey":
      return { releases: [columnsOf(op.table), keysOf(op.foreignKey.references)] };
    case "dropUnique":
    case "dropPrimaryKey":
      return { alters: [keysOf(op.table)], releases: [columnsOf(op.table)] };
    case "dropCheck":
    case "dropIndex":
      return { releases: [columnsOf(op.table)] };
    case "dropColumn":
      return droppedColumn(op, users);
    case "alterColumn":
      return alteredColumn(op, users);
    default:
      return {};
  }
}

function droppedColumn({ table, column }: ChangeOf<"dropColumn">, users: EnumUsers): Footprint {
  // A generated column reads others.
  if (column.generated !== undefined) return { releases: [columnsOf(table)] };
  const left = users.left(table, column.name);
  return { alters: [columnsOf(table)], ...(left && { releases: [left.key] }) };
}

function alteredColumn({ table, to }: ChangeOf<"alterColumn">, users: EnumUsers): Footprint {
  const left = users.left(table, to.name);
  const name = to.type.kind === "enumRef" ? to.type : nativeTypeName(to.type);
  return {
    alters: [columnsOf(table)],
    requires: [...users.entered(to.type), ...(name === undefined ? [] : [`type ${nameKey(name)}`])],
    ...(left && { releases: [left.key] }),
  };
}

function columnsOf(table: QualifiedName): string {
  return `columns of ${nameKey(table)}`;
}

function keysOf(table: QualifiedName): string {
  return `keys of ${nameKey(table)}`;
}

/** The drops of objects that no table uses and that need one of these, or another such object. */
function dropsOver(needed: readonly QualifiedName[], operations: readonly Change[]): Change[] {
  const keys = new Set(needed.map(nameKey));
  const found: Change[] = [];
  // What needs another goes before it.
  for (const op of [...operations].reverse()) {
    if (op.kind !== "dropObject" || op.object.inUse || op.object.holdsRows) continue;
    if (!op.object.dependsOn?.some((on) => keys.has(nameKey(on)))) continue;
    keys.add(nameKey(op.object));
    found.push(op);
  }
  return found;
}
