import { isOfType, nameKey, orderByNeeds, renameIdentifier, type AlterEnum, type DialectFeatures, type OpaqueObject, type Operation, type OperationOf, type QualifiedName, type Reference, type Schema, type Table, type View } from "@stingerloom/schema-diff";
import { isSwap } from "./render-enum";
import { typeChange } from "./type-change";

/**
 * The operations in an order that the server takes, with what stands in their way taken down first and put back last: views that read a
 * column whose type changes, triggers that name it, and for an enum that is made anew its columns' checks, indexes and generated columns.
 */
export function refine(operations: readonly Operation[], before: Schema, after: Schema, { alterColumn }: DialectFeatures): readonly Operation[] {
  const ordered = enumsFirst(operations).flatMap((op) => (op.kind === "alterColumn" && !alterColumn(op.from, op.to) ? madeAnew(op) : [op]));
  const changed = changedColumns(ordered);
  const aside = [...readersAside(ordered, changed, before), ...triggersAside(ordered, changed, before, after), ...dependentsAside(ordered, before, after)];
  return withBodiesUnchecked([...aside.map(({ down }) => down), ...ordered, ...aside.map(({ up }) => up).reverse()]);
}

/** A function's body is looked at when the function is made, though the tables that it names may come later: that look is put off. */
function withBodiesUnchecked(operations: readonly Operation[]): readonly Operation[] {
  const makes = (op: Operation) => (op.kind === "addObject" && isRoutine(op.object)) || (op.kind === "alterObject" && isRoutine(op.to));
  if (!operations.some(makes)) return operations;
  const [off, on] = ["SET check_function_bodies = off", "RESET check_function_bodies"];
  const object: OpaqueObject = { kind: "setting", name: "check_function_bodies", parts: [{ name: "", create: [off], drop: [on] }] };
  return [{ kind: "addObject", object }, ...operations, { kind: "dropObject", object }];
}

function isRoutine({ kind }: OpaqueObject): boolean {
  return kind === "function" || kind === "procedure";
}

/** The way back of a generated column that became a plain one: its values are computed again. */
function madeAnew({ table, from, to }: OperationOf<"alterColumn">): Operation[] {
  return [
    { kind: "dropColumn", table, column: from },
    { kind: "addColumn", table, column: to },
  ];
}

/** Something taken down at the beginning and put back at the end. */
interface Aside {
  readonly down: Operation;
  readonly up: Operation;
}

/** In both directions an enum changes before the columns that want its labels; on the way down that is not the order of the inverse. */
function enumsFirst(operations: readonly Operation[]): Operation[] {
  const enums = operations.filter((op) => op.kind === "alterEnum");
  if (enums.length === 0) return [...operations];
  // On the way up renames stand before the enum, under the new names that it uses; on the way down they stand behind it.
  const front = operations.slice(0, operations.findIndex((op) => !leads.has(op.kind)));
  // Checks and indexes that go anyway may compare with labels: they must not be there when the type is made anew.
  const bound = operations.filter((op) => op.kind === "dropCheck" || op.kind === "dropIndex");
  const moved = new Set<Operation>([...front, ...bound, ...enums]);
  return [...front, ...bound, ...enums, ...operations.filter((op) => !moved.has(op))];
}

/** What stands at the beginning of a plan: what goes before all else, and on the way up the renames. */
const leads: ReadonlySet<Operation["kind"]> = new Set(["addNamespace", "dropTrigger", "dropView", "dropObject", "renameTable", "renameColumn"]);

interface ChangedColumn {
  readonly table: QualifiedName;
  readonly column: string;
}

/** Columns whose type changes or that are made anew: what reads them has to step aside. */
function changedColumns(operations: readonly Operation[]): ChangedColumn[] {
  const added = new Set(operations.flatMap((op) => (op.kind === "addColumn" ? [columnKey(op.table, op.column.name)] : [])));
  return operations.flatMap((op) => {
    if (op.kind === "alterColumn" && typeChange(op.from, op.to) !== undefined) return [{ table: op.table, column: op.to.name }];
    if (op.kind === "dropColumn" && added.has(columnKey(op.table, op.column.name))) return [{ table: op.table, column: op.column.name }];
    if (op.kind === "alterEnum" && isSwap(op)) return enumColumns(op);
    return [];
  });
}

function enumColumns(op: AlterEnum): ChangedColumn[] {
  return op.columns.flatMap(({ table, from }) => (from !== undefined && isOfType(from.type, op.from) ? [{ table, column: from.name }] : []));
}

function columnKey(table: QualifiedName, column: string): string {
  return `${nameKey(table)}\u0000\u0000${column}`;
}

/** A view or an object that reads columns. */
interface Reader {
  readonly key: string;
  readonly schema?: string;
  readonly name: string;
  readonly dependsOn: readonly Reference[];
  readonly aside: Aside;
}

/** The server takes an index, statistics or a partition along when a column changes its type; what else reads it has to step aside. */
const adapting: ReadonlySet<string> = new Set(["exclusion constraint", "statistics", "partition", "inheriting table", "column setting"]);

/** Views and objects over changed columns and swapped enums, and those over them: the outermost goes first. */
function readersAside(operations: readonly Operation[], changed: readonly ChangedColumn[], before: Schema): Aside[] {
  const swapped = operations.flatMap((op) => (op.kind === "alterEnum" && isSwap(op) ? [nameKey(op.from)] : []));
  // What the plan itself drops takes that over it along.
  const planned = new Set(operations.flatMap((op) => (op.kind === "dropView" ? [nameKey(op.view)] : op.kind === "dropObject" ? [nameKey(op.object)] : [])));
  if (changed.length + swapped.length + planned.size === 0) return [];
  const names = new OldNames(operations);
  const columns = new Set(changed.map(({ table, column }) => columnKey(names.table(table), names.column(table, column))));
  const taken = new Set([...swapped, ...planned]);
  const readers = readersOf(before, names);
  const found = new Set<Reader>();
  const reads = (reader: Reader) => reader.dependsOn.some((on) => taken.has(nameKey(on)) || (on.column !== undefined && columns.has(columnKey(on, on.column))));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const reader of readers) {
      if (found.has(reader) || planned.has(reader.key) || !reads(reader)) continue;
      found.add(reader);
      taken.add(reader.key);
    }
  }
  return orderByNeeds([...found])
    .reverse()
    .map((reader) => reader.aside);
}

function readersOf({ views, others }: Schema, names: OldNames): Reader[] {
  const objects = others.filter((object) => object.parts !== undefined && !adapting.has(object.kind) && object.inUse !== true);
  return [
    ...objects.map((object): Reader => {
      const { schema, name, dependsOn = [] } = object;
      return { key: nameKey(object), schema, name, dependsOn, aside: { down: { kind: "dropObject", object }, up: { kind: "addObject", object: names.renewedObject(object) } } };
    }),
    ...views.map((view): Reader => {
      const { schema, name, dependsOn = [] } = view;
      return { key: nameKey(view), schema, name, dependsOn, aside: { down: { kind: "dropView", view }, up: { kind: "addView", view: names.renewed(view) } } };
    }),
  ];
}

/** What tables and columns were called before the renames of the plan. */
class OldNames {
  private readonly tables = new Map<string, QualifiedName>();
  private readonly columns = new Map<string, string>();

  constructor(private readonly operations: readonly Operation[]) {
    for (const op of operations) {
      if (op.kind === "renameTable") this.tables.set(nameKey(op.to), op.from);
      if (op.kind === "renameColumn") this.columns.set(columnKey(op.table, op.to), op.from);
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
    return { ...object, parts: object.parts?.map((part) => ({ ...part, create: part.create.map((text) => this.inNewNames(text)) })) };
  }

  private inNewNames(text: string): string {
    const renames = this.operations.flatMap((op): [string, string][] => {
      if (op.kind === "renameColumn") return [[op.from, op.to]];
      return op.kind === "renameTable" ? [[op.from.name, op.to.name]] : [];
    });
    return renames.reduce((result, [from, to]) => renameIdentifier(result, from, to), text);
  }
}

/** A trigger may name a column in its OF list or its condition. */
function triggersAside(operations: readonly Operation[], changed: readonly ChangedColumn[], before: Schema, after: Schema): Aside[] {
  const names = new OldNames(operations);
  return changed.flatMap(({ table, column }) => {
    const old = before.tables.find((t) => nameKey(t) === nameKey(names.table(table)));
    const stays = after.tables.some((t) => nameKey(t) === nameKey(table));
    if (old === undefined || !stays) return [];
    const word = names.column(table, column);
    const naming = (old.triggers ?? []).filter(({ sql }) => mentions(sql.split(/\bEXECUTE\b/i)[0]!, word));
    return naming.map((trigger): Aside => ({ down: { kind: "dropTrigger", table: names.table(table), trigger }, up: { kind: "addTrigger", table, trigger } }));
  });
}

/** What compares with labels of an enum is bound to the type itself. */
function dependentsAside(operations: readonly Operation[], before: Schema, after: Schema): Aside[] {
  const names = new OldNames(operations);
  const swapped = operations.flatMap((op) => (op.kind === "alterEnum" && isSwap(op) ? enumColumns(op) : []));
  const dropped = new Set(operations.flatMap(droppedNames));
  return swapped.flatMap(({ table, column }) => {
    const old = before.tables.find((t) => nameKey(t) === nameKey(names.table(table)));
    const now = after.tables.find((t) => nameKey(t) === nameKey(table));
    return old === undefined || now === undefined ? [] : dependentsOf(old, now, names.column(table, column), dropped, names.table(table), table);
  });
}

function dependentsOf(old: Table, now: Table, column: string, dropped: ReadonlySet<string>, before: QualifiedName, after: QualifiedName): Aside[] {
  const stays = (name: string) => !dropped.has(`${nameKey(after)}\u0000\u0000${name}`);
  const checks = old.checks.filter((c) => stays(c.name) && mentions(c.expression, column));
  const indexes = old.indexes.filter((i) => stays(i.name) && [i.where ?? "", ...i.parts.map((p) => p.expression ?? "")].some((text) => mentions(text, column)));
  return [
    ...checks.map((check): Aside => ({
      down: { kind: "dropCheck", table: before, check },
      up: { kind: "addCheck", table: after, check: now.checks.find((c) => c.name === check.name) ?? check },
    })),
    ...indexes.map((index): Aside => ({
      down: { kind: "dropIndex", table: before, index },
      up: { kind: "addIndex", table: after, index: now.indexes.find((i) => i.name === index.name) ?? index },
    })),
  ];
}

/** What the plan drops anyway must not be dropped twice. */
function droppedNames(op: Operation): string[] {
  if (op.kind === "dropCheck") return [`${nameKey(op.table)}\u0000\u0000${op.check.name}`];
  return op.kind === "dropIndex" ? [`${nameKey(op.table)}\u0000\u0000${op.index.name}`] : [];
}

/** Does the text name the column? A rename changes the text exactly then. */
function mentions(text: string, column: string): boolean {
  return renameIdentifier(text, column, `${column}_`) !== text;
}
