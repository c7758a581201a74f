import type { Check, Column, ForeignKey, Index, OpaqueObject, Schema, Table, View } from "@stingerloom/schema-diff";
import { normalizeExpression } from "../parse/normalize-expression";
import { foldName } from "../sql/tokenize";

/**
 * `User` and `user` are one name to SQLite: what is wanted under a name that differs in case alone is what is there,
 * and keeps the name that it has. Not where a new name is asked for in so many words.
 */
export function adoptNames(wanted: Schema, live: Schema): Schema {
  const tables = pairs(wanted.tables, live.tables);
  const programs = pairs(programsOf(wanted), programsOf(live));
  const liveTables = new Map(live.tables.map((table) => [table.name, table]));
  const columns = new Map(
    wanted.tables.flatMap((table) => {
      const there = liveTables.get(tables.get(table.name) ?? table.name) ?? liveTables.get(table.renamedFrom ?? "");
      const renamed = there === undefined ? new Map<string, string>() : pairs(table.columns, there.columns);
      return renamed.size === 0 ? [] : [[table.name, renamed] as const];
    }),
  );
  if (tables.size === 0 && columns.size === 0 && programs.size === 0) return wanted;
  const names: Names = {
    table: (name) => tables.get(name) ?? name,
    program: (name) => programs.get(name) ?? name,
    column: (table, name) => columns.get(table)?.get(name) ?? name,
  };
  return {
    ...wanted,
    tables: wanted.tables.map((table) => ({
      ...renamedTable(table, names, tables.has(table.name) || columns.has(table.name)),
      ...(table.triggers && {
        triggers: table.triggers.map((trigger) => ({ ...trigger, name: names.program(trigger.name) })),
      }),
    })),
    views: wanted.views.map((view) => renamedProgram(view, names)),
    opaqueObjects: wanted.opaqueObjects.map((object) => renamedProgram(object, names)),
  };
}

interface Names {
  readonly table: (name: string) => string;
  readonly column: (table: string, name: string) => string;
  /** Of a view, a trigger or a virtual table. */
  readonly program: (name: string) => string;
}

function programsOf({ tables, views, opaqueObjects }: Schema): readonly { readonly name: string }[] {
  return [...views, ...opaqueObjects, ...tables.flatMap((table) => table.triggers ?? [])];
}

/** Its text stays as it is: where that is another than the live one, it is recreated, and its name with it. */
function renamedProgram<T extends View | OpaqueObject>(program: T, { table, program: own }: Names): T {
  return {
    ...program,
    name: own(program.name),
    ...(program.dependsOn && { dependsOn: program.dependsOn.map((on) => ({ ...on, name: own(table(on.name)) })) }),
  };
}

/** Wanted names that are in use in another case: the wanted one → the one in use. */
function pairs(
  wanted: readonly { readonly name: string; readonly renamedFrom?: string }[],
  live: readonly { readonly name: string }[],
): Map<string, string> {
  const exact = new Set(live.map((item) => item.name));
  const folded = new Map(live.map((item) => [foldName(item.name), item.name]));
  const found = new Map<string, string>();
  for (const { name, renamedFrom } of wanted) {
    const other = folded.get(foldName(name));
    if (other !== undefined && !exact.has(name) && renamedFrom === undefined) found.set(name, other);
  }
  return found;
}

function renamedTable(table: Table, names: Names, isRenamed: boolean): Table {
  const foreignKeys = table.foreignKeys.map((foreignKey) => renamedForeignKey(table.name, foreignKey, names));
  if (!isRenamed) return { ...table, foreignKeys };
  const column = (name: string) => names.column(table.name, name);
  const columns = table.columns.map((c) => column(c.name));
  const expression = (text: string) => normalizeExpression(text, columns);
  const keyed = <T extends { readonly columns: readonly string[] }>(key: T): T => ({
    ...key,
    columns: key.columns.map(column),
  });
  return {
    ...table,
    name: names.table(table.name),
    columns: table.columns.map((c) => renamedColumn(c, column(c.name), expression)),
    primaryKey: table.primaryKey && keyed(table.primaryKey),
    uniques: table.uniques.map(keyed),
    indexes: table.indexes.map((index) => renamedIndex(index, column, expression)),
    foreignKeys,
    checks: table.checks.map((check): Check => ({ ...check, expression: expression(check.expression) })),
  };
}

function renamedColumn(column: Column, name: string, expression: (text: string) => string): Column {
  const { generated } = column;
  return {
    ...column,
    name,
    ...(generated && { generated: { ...generated, expression: expression(generated.expression) } }),
  };
}

function renamedIndex(index: Index, column: (name: string) => string, expression: (text: string) => string): Index {
  const { source: _, ...rest } = index;
  return {
    ...rest,
    parts: index.parts.map((part) => ({
      ...part,
      ...(part.column !== undefined && { column: column(part.column) }),
      ...(part.expression !== undefined && { expression: expression(part.expression) }),
    })),
    ...(index.where !== undefined && { where: expression(index.where) }),
  };
}

function renamedForeignKey(table: string, foreignKey: ForeignKey, names: Names): ForeignKey {
  const { references } = foreignKey;
  return {
    ...foreignKey,
    columns: foreignKey.columns.map((name) => names.column(table, name)),
    references: {
      ...references,
      name: names.table(references.name),
      columns: references.columns.map((name) => names.column(references.name, name)),
    },
  };
}
