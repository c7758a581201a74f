import { StingerloomError } from "@stingerloom/core";
import type { Table } from "@stingerloom/schema-diff";
import { introspect, type CatalogScope } from "../introspect/introspect";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

type Query = (sql: string) => Promise<unknown>;

/** What the scratch needs of a connection. */
export interface ScratchConnection {
  readonly query: Query;
  /** Reads the catalog in words of `pg_catalog` alone, also within a transaction. */
  readonly look: Query;
  readonly scope: CatalogScope;
  /** Sets what is read and written by: a function that ran may have changed it. */
  readonly settings: string;
}

interface Rights {
  readonly superuser: boolean;
  readonly temporary: boolean;
  readonly creates_schemas: boolean;
  /** A schema in which the role may make tables; the default one first. */
  readonly schema: string | null;
}

/** Where tables can be made that are rolled back, and with whose rights. */
export interface Scratch extends ScratchConnection {
  /** The schema of the tables; `pg_temp` is the session's own. */
  readonly schema: string;
  readonly createsSchema: boolean;
  readonly guarded: boolean;
}

const ownSchema = "__stingerloom_scratch";

/**
 * A role of the server's own that may do nothing to anybody's data (postgresql.org/docs/current/predefined-roles.html).
 */
const harmlessRole = "pg_read_all_stats";

/**
 * The place for scratch tables that the role's rights allow.
 *
 * @throws StingerloomError `SCRATCH_PRIVILEGE` where it may make none
 */
export async function openScratch(connection: ScratchConnection): Promise<Scratch> {
  const [rights] = (await connection.look(rightsSql(connection.scope.defaultSchema))) as readonly Rights[];
  const { superuser, temporary, creates_schemas: createsSchemas, schema } = rights!;
  const place = { ...connection, guarded: superuser, createsSchema: false };
  if (temporary) return { ...place, schema: "pg_temp" };
  if (createsSchemas) return { ...place, schema: ownSchema, createsSchema: true };
  if (schema !== null) return { ...place, schema };
  throw new StingerloomError(
    "SCRATCH_PRIVILEGE",
    "Defaults, checks and index expressions cannot be compared: the role may create no table, not " +
      "even a temporary one, so that the server cannot be asked what it makes of them.",
    { hint: "GRANT TEMPORARY ON DATABASE … TO the role, or CREATE on one schema. The tables are rolled back." },
  );
}

function rightsSql(defaultSchema: string): string {
  return `SELECT r.rolsuper AS superuser,
  has_database_privilege(d.oid, 'TEMPORARY') AS temporary, has_database_privilege(d.oid, 'CREATE') AS creates_schemas,
  (SELECT n.nspname FROM pg_namespace n
   WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND has_schema_privilege(n.oid, 'CREATE')
   ORDER BY n.nspname <> ${quoteLiteral(defaultSchema)}, n.nspname LIMIT 1) AS schema
FROM pg_database d JOIN pg_roles r ON r.rolname = current_user WHERE d.datname = current_database()`;
}

/** What is made on the scratch: statements that run as a whole, or, where that fails, each as far as it can. */
export interface ScratchWork {
  /** Objects that tables need: they run nobody's code. */
  readonly objects: readonly (readonly string[])[];
  /** Tables with texts, which may call anybody's functions. */
  readonly tables: readonly (readonly string[])[];
  readonly names: readonly string[];
}

/** The tables that the statements make, as the catalog has them. All is rolled back. */
export async function roundTripThroughScratch(scratch: Scratch, work: ScratchWork): Promise<readonly Table[]> {
  const { query, look, scope, schema, settings } = scratch;
  await query("BEGIN");
  try {
    if (scratch.createsSchema) await query(`CREATE SCHEMA ${quoteIdentifier(schema)}`);
    if (work.objects.length > 0) await query(block(work.objects));
    await (scratch.guarded ? runGuarded(scratch, work.tables) : query(block(work.tables)));
    await query(settings);
    const own = schema === "pg_temp" ? await temporarySchema(look) : schema;
    if (own === undefined) return [];
    const temporary = schema === "pg_temp";
    const tables = work.names.map((name) => ({ schema: own, name }));
    return (await introspect(look, { ...scope, schemas: [own], ignore: [], temporary, tables })).tables;
  } finally {
    await query("ROLLBACK");
  }
}

export async function temporarySchema(look: Query): Promise<string | undefined> {
  const rows = (await look("SELECT nspname AS name FROM pg_namespace WHERE oid = pg_my_temp_schema()")) as readonly {
    readonly name: string;
  }[];
  return rows[0]?.name;
}

/**
 * A check or an index is planned when it is made, and with it the functions that it calls are run. For a superuser that
 * is done by a function of a role that may do nothing: out of one, nobody gets back to the caller's rights
 * (postgresql.org/docs/current/sql-set-role.html).
 */
async function runGuarded({ query, scope }: Scratch, groups: readonly (readonly string[])[]): Promise<void> {
  const name = "pg_temp.stingerloom_scratch()";
  await query(
    [
      `CREATE FUNCTION ${name} RETURNS pg_catalog.void LANGUAGE plpgsql SECURITY DEFINER AS ` +
        `${dollarQuote(body(groups))}`,
      `ALTER FUNCTION ${name} OWNER TO ${harmlessRole}`,
      grantsSql(scope),
    ].join(";\n"),
  );
  await query(`SELECT ${name}`);
}

/** What the role needs to see the types and functions that texts name. */
function grantsSql({ defaultSchema, usedSchemas = [] }: CatalogScope): string {
  const names = [...new Set([defaultSchema, ...usedSchemas])].map(quoteIdentifier).join(", ");
  return `DO $grants$BEGIN
  GRANT USAGE ON SCHEMA ${names} TO ${harmlessRole};
  EXECUTE pg_catalog.format('GRANT TEMPORARY ON DATABASE %I TO ${harmlessRole}', pg_catalog.current_database());
END$grants$`;
}

function block(groups: readonly (readonly string[])[]): string {
  return `DO ${dollarQuote(body(groups))}`;
}

function body(groups: readonly (readonly string[])[]): string {
  return `DECLARE statement pg_catalog.text; statements pg_catalog.text[]; BEGIN ${groups.map(attempt).join("\n")} END`;
}

function attempt(statements: readonly string[]): string {
  return `statements := ARRAY[${statements.map(quoteLiteral).join(", ")}];
BEGIN
  FOREACH statement IN ARRAY statements LOOP EXECUTE statement; END LOOP;
EXCEPTION WHEN OTHERS THEN
  FOREACH statement IN ARRAY statements LOOP
    BEGIN EXECUTE statement; EXCEPTION WHEN OTHERS THEN NULL; END;
  END LOOP;
END;`;
}

function dollarQuote(text: string): string {
  let tag = "$scratch$";
  for (let i = 0; text.includes(tag); i++) tag = `$scratch${i}$`;
  return tag + text + tag;
}
