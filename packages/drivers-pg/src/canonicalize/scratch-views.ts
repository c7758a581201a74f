import { ConnectionError, StingerloomError } from "@stingerloom/core";
import {
  nameKey,
  topologicalSort,
  type QualifiedName,
  type Reference,
  type Schema,
  type View,
} from "@stingerloom/schema-diff";
import { dependenciesQuery, withNeeds, type KeyedRow } from "../introspect/dependencies";
import { viewOf, viewsQuery } from "../introspect/views";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { nameOf, tokenize } from "../sql/tokenize";
import { missingObjects } from "./canonicalize";
import { openScratch, temporarySchema, type Scratch, type ScratchConnection } from "./scratch";
import { tablesOfViews } from "./tables-of-views";
import { queryOf } from "./view-words";

/** What the server made of views on scratch. */
export interface ScratchViews {
  /** By `nameKey`. */
  readonly read: ReadonlyMap<string, ScratchView>;
  readonly failures: readonly ViewFailure[];
  /** Had the scratch all that the views will find after the migration? */
  readonly isWhole: boolean;
}

interface ScratchView {
  /** The query as the server writes it, and then as it writes what it has written. */
  readonly queries: readonly string[];
  readonly dependsOn: readonly Reference[];
}

interface ViewFailure {
  readonly view: View;
  readonly message: string;
}

/** Creates the views over the tables as they are wanted, reads them back, and rolls all of it back. */
export async function readScratchViews(
  connection: ScratchConnection,
  views: readonly View[],
  wanted: Schema,
  live: Schema,
): Promise<ScratchViews> {
  const scratch = await openScratch(connection);
  if (scratch.schema !== "pg_temp" && !scratch.createsSchema) throw noScratch();
  const { statements, isWhole } = tablesOfViews(wanted, live, scratch.schema);
  await scratch.query("BEGIN");
  try {
    await scratch.query([scratch.settings, ...pathStatements(scratch)].join("; "));
    for (const statement of [...missingObjects(wanted, live), ...statements]) await attempt(scratch, statement);
    const named = views.map((view, i) => ({ view, name: scratchName(view, i), query: view.query ?? "" }));
    const failures = await createAll(scratch, named);
    return { read: await readTwice(scratch, named), failures, isWhole };
  } finally {
    await scratch.query("ROLLBACK");
  }
}

function noScratch(): StingerloomError {
  return new StingerloomError(
    "SCRATCH_PRIVILEGE",
    "Views cannot be compared: the role may create neither temporary ones nor a schema, so that the server cannot be " +
      "asked what it makes of their queries.",
    { hint: "GRANT TEMPORARY, or CREATE, ON DATABASE … TO the role. What is created is rolled back." },
  );
}

function pathStatements({ schema, createsSchema }: Scratch): string[] {
  const path = `${quoteLiteral(`${schema}, `)} || pg_catalog.current_setting('search_path')`;
  return [
    ...(createsSchema ? [`CREATE SCHEMA ${quoteIdentifier(schema)}`] : []),
    `SELECT pg_catalog.set_config('search_path', ${path}, true)`,
  ];
}

interface NamedView {
  readonly view: View;
  /** On scratch. */
  readonly name: string;
  readonly query: string;
}

/** Others find a view of the default schema by its name, and one of another schema there. */
function scratchName({ schema, name }: QualifiedName, at: number): string {
  return schema === undefined ? name : `__stingerloom_view_${at}`;
}

/** What another one reads first. Whichever is refused is tried again until none succeeds any more. */
async function createAll(scratch: Scratch, named: readonly NamedView[]): Promise<readonly ViewFailure[]> {
  const byView = new Map(named.map((one) => [nameKey(one.view), one]));
  let pending = topologicalSort(named.map(({ view }) => ({ ...view, dependsOn: view.dependsOn ?? [] })));
  for (;;) {
    const failures: ViewFailure[] = [];
    for (const view of pending) {
      const { name, query } = byView.get(nameKey(view))!;
      const message = await attempt(
        scratch,
        createView(scratch, name, withoutSchemas(query, [scratch.scope.defaultSchema])),
      );
      if (message !== undefined) failures.push({ view, message });
    }
    if (failures.length === 0 || failures.length === pending.length) return failures;
    pending = pending.filter((view) => failures.some((failure) => failure.view === view));
  }
}

function createView({ schema }: Scratch, name: string, query: string): string {
  return `CREATE VIEW ${quoteIdentifier(schema)}.${quoteIdentifier(name)} AS\n${query}`;
}

/** The text without these schemas before names: on scratch, and in the default schema, these are found without. */
function withoutSchemas(text: string, schemas: readonly string[]): string {
  const tokens = tokenize(text);
  let out = "";
  let at = 0;
  tokens.forEach((token, i) => {
    const isSchema = (token.kind === "word" || token.kind === "quoted") && schemas.includes(nameOf(token));
    if (!isSchema || tokens[i - 1]?.text === ".") return;
    const name = tokens[i + 1]?.text === "." ? tokens[i + 2] : undefined;
    if (name === undefined) return;
    out += text.slice(at, token.start);
    at = name.start;
  });
  return out + text.slice(at);
}

/** What the server says where it refuses the statement, of which nothing is left then. */
async function attempt({ query }: Scratch, statement: string): Promise<string | undefined> {
  await query("SAVEPOINT stingerloom_scratch");
  try {
    await query(statement);
    return undefined;
  } catch (error) {
    if (error instanceof ConnectionError) throw error;
    await query("ROLLBACK TO SAVEPOINT stingerloom_scratch");
    return error instanceof Error ? error.message : String(error);
  }
}

/** The server may write what it has written in other words again: the text that a migration has is the second one. */
async function readTwice(scratch: Scratch, named: readonly NamedView[]): Promise<ReadonlyMap<string, ScratchView>> {
  const first = await readBack(scratch, named);
  const again = named.flatMap(({ view }, i): NamedView[] => {
    const query = first.get(nameKey(view))?.text;
    return query === undefined ? [] : [{ view, name: `__stingerloom_again_${i}`, query }];
  });
  for (const { name, query } of again) await attempt(scratch, createView(scratch, name, query));
  const second = again.length === 0 ? first : await readBack(scratch, again);
  return new Map(
    [...first].map(([key, { query, dependsOn }]) => {
      const other = second.get(key)?.query;
      return [key, { queries: other === undefined || other === query ? [query] : [query, other], dependsOn }];
    }),
  );
}

interface ReadView {
  /** As it stands on scratch. */
  readonly text: string;
  readonly query: string;
  readonly dependsOn: readonly Reference[];
}

async function readBack(scratch: Scratch, named: readonly NamedView[]): Promise<ReadonlyMap<string, ReadView>> {
  const { look, scope } = scratch;
  // The session's own schema is called `pg_temp` as well: that is what newer servers write.
  const schema = scratch.schema === "pg_temp" ? await temporarySchema(look) : scratch.schema;
  if (schema === undefined) return new Map();
  const rows = (await look(
    `SELECT * FROM (${viewsQuery(`n.nspname = ${quoteLiteral(schema)}`, scope.version)}
UNION ALL ${dependenciesQuery(schema)}) x (kind, schema, name, owner, data)`,
  )) as readonly KeyedRow[];
  const place = (of: string, name: string): QualifiedName =>
    of === schema || of === scope.defaultSchema ? { schema: undefined, name } : { schema: of, name };
  const byName = new Map(named.map(({ name, view }) => [name, nameKey(view)]));
  return new Map(
    withNeeds(rows).flatMap((row) => {
      const key = byName.get(row.name);
      if (key === undefined || row.schema !== schema) return [];
      const { dependsOn = [], ...view } = viewOf(row, place);
      const text = queryOf(view);
      return [[key, { text, query: withoutSchemas(text, [scratch.schema, schema]), dependsOn }] as const];
    }),
  );
}
