import { StingerloomError } from "@stingerloom/core";
import { topologicalSort, type Schema, type Table, type View } from "@stingerloom/schema-diff";
import { namedIn } from "../introspect/introspect";
import { renderType } from "../render/render-type";
import { quoteIdentifier } from "../sql/quote";
import { foldName } from "../sql/tokenize";
import { literals } from "./canonicalize";
import { queryOf, sameWords, underName } from "./view-words";

/** What we use of a database in memory. */
interface Memory {
  exec(sql: string): unknown;
  prepare(sql: string): { all(...parameters: readonly unknown[]): unknown[] };
  close(): unknown;
}

/**
 * The wanted schema with the views that entities describe. SQLite keeps a query as it is written: where the live one is
 * written in another way both are compiled in memory, over the tables as they are wanted, and one that compiles to the
 * same program with the same columns is the live one.
 *
 * @throws StingerloomError `VIEW_REFUSED` where SQLite does not take the query
 */
export async function canonicalizeViews(
  wanted: Schema,
  live: Schema,
  openMemory: () => Promise<Memory>,
): Promise<Schema> {
  const stated = wanted.views.filter(({ query }) => query !== undefined);
  if (stated.length === 0) return wanted;
  const connection = await openMemory();
  try {
    const isWhole = createRelations(connection, wanted, live);
    const names = relationsOf(wanted, live);
    const lives = new Map(live.views.map((view) => [foldName(view.name), view]));
    const found = new Map(
      topologicalSort(stated).map((view) => {
        refuseFailing(view, problemOf(connection, view, view.name), isWhole);
        const before = lives.get(foldName(view.name)) ?? lives.get(foldName(view.renamedFrom ?? ""));
        return [view, canonicalView(view, before, names, connection)] as const;
      }),
    );
    return { ...wanted, views: wanted.views.map((view) => found.get(view) ?? view) };
  } finally {
    connection.close();
  }
}

function refuseFailing({ name }: View, problem: string | undefined, isWhole: boolean): void {
  // Functions and modules of the program's own are not there in memory.
  if (problem === undefined || !isWhole || /no such (function|module|collation)/.test(problem)) return;
  throw new StingerloomError("VIEW_REFUSED", `SQLite refuses the query of view ${name}: ${problem}`, {
    hint: "Fix the query. If a pending migration creates what it reads, run that one first.",
  });
}

function canonicalView(
  stated: View,
  live: View | undefined,
  relations: ReadonlyMap<string, string>,
  connection: Memory,
): View {
  const { query: _, ...view } = stated;
  const { name, renamedFrom } = view;
  const moved = live === undefined || live.name === name ? live : underName(live, name);
  if (moved !== undefined && isSame(view, moved, connection)) return { ...moved, ...(renamedFrom && { renamedFrom }) };
  const statement = view.sql[0] ?? "";
  const sql = [statement, ...(moved?.sql.slice(1) ?? [])];
  return { ...view, sql, dependsOn: namedIn(statement, { name }, relations) };
}

function isSame(view: View, live: View, connection: Memory): boolean {
  if (sameWords(queryOf(view), queryOf(live))) return true;
  const other = "__stingerloom_live";
  if (problemOf(connection, live, other) !== undefined) return false;
  const isEqual = programOf(connection, view) === programOf(connection, { ...live, name: other });
  connection.exec(`DROP VIEW ${quoteIdentifier(other)}`);
  return isEqual;
}

function programOf(connection: Memory, view: View): string {
  const name = quoteIdentifier(view.name);
  const columns = connection.prepare("SELECT name FROM pragma_table_info(?)").all(view.name);
  return JSON.stringify([columns, literals(queryOf(view)), connection.prepare(`EXPLAIN SELECT * FROM ${name}`).all()]);
}

/** Creates the view under the name. What SQLite says where it cannot be read; then it is gone again. */
function problemOf(connection: Memory, view: View, name: string): string | undefined {
  try {
    connection.exec(`CREATE VIEW ${quoteIdentifier(name)} ${queryOf(view)}`);
  } catch (error) {
    return messageOf(error);
  }
  try {
    connection.prepare(`SELECT * FROM ${quoteIdentifier(name)}`);
    return undefined;
  } catch (error) {
    connection.exec(`DROP VIEW ${quoteIdentifier(name)}`);
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return String((error as { readonly message?: unknown }).message);
}

/** The tables as they are wanted, and what the database has beside them. Could all of it be created? */
function createRelations(connection: Memory, wanted: Schema, live: Schema): boolean {
  const known = new Set([...wanted.tables, ...wanted.views].map(({ name }) => foldName(name)));
  const gone = new Set(
    wanted.tables.flatMap(({ renamedFrom }) => (renamedFrom === undefined ? [] : [foldName(renamedFrom)])),
  );
  const isOther = ({ name }: { readonly name: string }) => !known.has(foldName(name)) && !gone.has(foldName(name));
  const statements = [
    ...[...wanted.tables, ...live.tables.filter(isOther)].map(createTable),
    ...live.opaqueObjects.filter(isOther).flatMap(({ parts = [] }) => parts.flatMap(({ create }) => create)),
    ...topologicalSort(live.views.filter(isOther)).map(({ sql: [text = ""] }) => text),
  ];
  const failed = statements.filter((statement) => {
    try {
      connection.exec(statement);
      return false;
    } catch {
      return true;
    }
  });
  return failed.length === 0;
}

function createTable({ name, columns, primaryKey }: Table): string {
  const lines = columns.map(
    ({ name: column, type, collation }) =>
      `${quoteIdentifier(column)} ${renderType(type)}` +
      (collation === undefined ? "" : ` COLLATE ${quoteIdentifier(collation)}`),
  );
  const key = primaryKey === undefined ? [] : [`PRIMARY KEY (${primaryKey.columns.map(quoteIdentifier).join(", ")})`];
  return `CREATE TABLE ${quoteIdentifier(name)} (${[...lines, ...key].join(", ")})`;
}

/** By the name without its case. */
function relationsOf(wanted: Schema, live: Schema): ReadonlyMap<string, string> {
  const all = [live, wanted].flatMap(({ tables, views, opaqueObjects }) => [...tables, ...views, ...opaqueObjects]);
  return new Map(all.map(({ name }) => [foldName(name), name]));
}
