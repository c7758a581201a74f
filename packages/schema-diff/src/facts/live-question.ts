import { sameForm } from "../model/equal";
import type { RowQuestion } from "../model/row-question";
import { displayName, nameKey, type QualifiedName, type Schema } from "../model/schema";
import type { Change } from "../operations/change";
import { referencesIdentifier } from "../sql/references-column";

/** A table as it is live, by what it is called after the changes. */
interface LiveTable {
  readonly live: QualifiedName;
  /** The live name of each column that has one. */
  readonly columns: Map<string, string>;
  /** Columns whose values the plan changes, or that are new, with what happens to them. */
  readonly changed: Map<string, "is new" | "changes in the same migration" | "is filled in the same migration">;
}

/** Turns a question into one that the live database can answer, or gives the reason why there is none. */
export type Locate = (question: RowQuestion) => RowQuestion | string;

/** For questions of a plan's way up, which starts from `from`. */
export function liveQuestions(from: Schema, changes: readonly Change[]): Locate {
  const tables = liveTables(from, changes);
  return (question) => {
    const owner = tables.get(nameKey(question.table));
    if (owner === undefined) return `${displayName(question.table)} is new`;
    return located(question, owner, tables);
  };
}

function located(
  question: RowQuestion,
  owner: LiveTable,
  tables: ReadonlyMap<string, LiveTable>,
): RowQuestion | string {
  const table = owner.live;
  switch (question.kind) {
    case "nulls":
    case "duplicates": {
      const columns = withColumns(question.columns, owner, question.kind === "nulls" ? [] : all);
      return typeof columns === "string" ? columns : { ...question, table, columns };
    }
    case "labels": {
      const columns = withColumns([question.column], owner, []);
      return typeof columns === "string" ? columns : { ...question, table, column: columns[0]! };
    }
    case "unfit": {
      const name = owner.columns.get(question.from.name);
      return name === undefined
        ? `${question.from.name} is new`
        : { ...question, table, from: { ...question.from, name } };
    }
    case "check":
      return reasonOfCheck(question.expression, owner) ?? { ...question, table };
    case "orphans":
      return locatedOrphans(question, owner, tables);
  }
}

const all = ["changes in the same migration", "is filled in the same migration"] as const;

/** The live names, or why there are none that mean the same. */
function withColumns(
  columns: readonly string[],
  { columns: live, changed }: LiveTable,
  refused: readonly string[],
): readonly string[] | string {
  const names: string[] = [];
  for (const column of columns) {
    const name = live.get(column);
    const change = changed.get(column);
    if (name === undefined) return `${column} is new`;
    if (change !== undefined && refused.includes(change)) return `${column} ${change}`;
    names.push(name);
  }
  return names;
}

/** Its text names columns as they are to be called. */
function reasonOfCheck(expression: string, { columns, changed }: LiveTable): string | undefined {
  for (const [column, change] of changed) if (referencesIdentifier(expression, column)) return `${column} ${change}`;
  for (const [column, name] of columns)
    if (column !== name && referencesIdentifier(expression, column))
      return `${column} is renamed in the same migration`;
  return undefined;
}

type Orphans = Extract<RowQuestion, { readonly kind: "orphans" }>;

function locatedOrphans(
  question: Orphans,
  owner: LiveTable,
  tables: ReadonlyMap<string, LiveTable>,
): RowQuestion | string {
  const parent = tables.get(nameKey(question.references));
  if (parent === undefined) return `${displayName(question.references)} is new`;
  const own = withColumns(question.columns, owner, all);
  if (typeof own === "string") return own;
  const other = withColumns(question.references.columns, parent, all);
  if (typeof other === "string") return other;
  return { ...question, table: owner.live, columns: own, references: { ...parent.live, columns: other } };
}

function liveTables(from: Schema, changes: readonly Change[]): ReadonlyMap<string, LiveTable> {
  const tables = new Map<string, LiveTable>(
    from.tables.map((table) => [
      nameKey(table),
      {
        live: { schema: table.schema, name: table.name },
        columns: new Map(table.columns.map(({ name }) => [name, name])),
        changed: new Map(),
      },
    ]),
  );
  for (const change of changes) follow(change, tables);
  return tables;
}

function follow(change: Change, tables: Map<string, LiveTable>): void {
  if (change.kind === "renameTable") {
    const table = tables.get(nameKey(change.from));
    tables.delete(nameKey(change.from));
    if (table !== undefined) tables.set(nameKey(change.to), table);
  } else if (change.kind === "addTable" || change.kind === "dropTable") tables.delete(nameKey(change.table));
  else if ("table" in change) followColumn(change, tables.get(nameKey(change.table)));
}

function followColumn(change: Change, table: LiveTable | undefined): void {
  if (table === undefined) return;
  const { columns, changed } = table;
  switch (change.kind) {
    case "renameColumn": {
      const name = columns.get(change.from);
      columns.delete(change.from);
      if (name !== undefined) columns.set(change.to, name);
      return;
    }
    case "addColumn":
      columns.delete(change.column.name);
      return void changed.set(change.column.name, "is new");
    case "dropColumn":
      return void columns.delete(change.column.name);
    case "alterColumn": {
      const { name, type, collation } = change.to;
      const isOther = !sameForm([type, collation], [change.from.type, change.from.collation]);
      if (isOther) changed.set(name, "changes in the same migration");
      else if (change.fill !== undefined) changed.set(name, "is filled in the same migration");
      return;
    }
    default:
  }
}
