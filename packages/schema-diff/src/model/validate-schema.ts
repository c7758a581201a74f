import { displayName, nameKey, type Schema, type Table } from "./schema";

/** What is wrong with a schema that somebody built. */
export interface SchemaProblem {
  /** As people read it: `user`, `post.post_author_fkey`. */
  readonly object: string;
  readonly problem: string;
}

/**
 * What no engine could have: two tables, columns or constraints of one name, and keys, indexes or foreign keys of
 * columns that are not there. A foreign key to a table that the schema does not have is not looked into.
 *
 * @example
 * const [problem] = validateSchema(schema);
 * if (problem) throw new Error(`${problem.object}: ${problem.problem}`);
 */
export function validateSchema(schema: Schema): readonly SchemaProblem[] {
  const tables = new Map(schema.tables.map((table) => [nameKey(table), table]));
  return [
    ...twice([...schema.tables, ...schema.views].map(displayName)).map((object) => ({
      object,
      problem: "two tables or views have this name",
    })),
    ...schema.tables.flatMap((table) => problemsOf(table, tables)),
  ];
}

function problemsOf(table: Table, tables: ReadonlyMap<string, Table>): SchemaProblem[] {
  const own = displayName(table);
  const names = table.columns.map(({ name }) => name);
  const known = new Set(names);
  const constraints = [...table.uniques, ...table.indexes, ...table.foreignKeys, ...table.checks];
  return [
    ...twice(names).map((name) => ({ object: `${own}.${name}`, problem: "two columns have this name" })),
    ...twice(constraints.map(({ name }) => name)).map((name) => ({
      object: `${own}.${name}`,
      problem: "two constraints or indexes have this name",
    })),
    ...keysOf(table).flatMap(({ object, columns }) =>
      columns
        .filter((column) => !known.has(column))
        .map((column) => ({ object, problem: `the table has no column ${column}` })),
    ),
    ...table.foreignKeys.flatMap(({ name, columns, references }) =>
      problemsOfReference(`${own}.${name}`, columns, references.columns, tables.get(nameKey(references))),
    ),
  ];
}

function keysOf(table: Table): { readonly object: string; readonly columns: readonly string[] }[] {
  const own = displayName(table);
  const { primaryKey, uniques, indexes, foreignKeys } = table;
  return [
    ...(primaryKey === undefined ? [] : [{ object: `${own}: primary key`, columns: primaryKey.columns }]),
    ...[...uniques, ...foreignKeys].map(({ name, columns }) => ({ object: `${own}.${name}`, columns })),
    ...indexes.map(({ name, parts }) => ({ object: `${own}.${name}`, columns: parts.flatMap((p) => p.column ?? []) })),
  ];
}

function problemsOfReference(
  object: string,
  columns: readonly string[],
  referenced: readonly string[],
  target: Table | undefined,
): SchemaProblem[] {
  const count =
    columns.length === referenced.length
      ? []
      : [{ object, problem: `${columns.length} columns refer to ${referenced.length}` }];
  const known = target && new Set(target.columns.map(({ name }) => name));
  const missing = known === undefined ? [] : referenced.filter((column) => !known.has(column));
  return [...count, ...missing.map((column) => ({ object, problem: `the referenced table has no column ${column}` }))];
}

function twice(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}
