import type { ConnectionOptions, ScratchServer } from "@stingerloom/core";
import { inDatabase } from "./in-database";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

interface Session {
  execute(sql: string, parameters?: readonly unknown[]): Promise<unknown>;
  connect(): Promise<void>;
  close(): Promise<void>;
}

/** What a database gets when it is created, and what it has of the server's extensions. */
interface DatabaseFacts {
  readonly encoding: string;
  readonly collate: string;
  readonly ctype: string;
  /** `c`: of the C library, `i`: of ICU, `b`: the server's own. */
  readonly provider: string;
  readonly locale: string | null;
  readonly rules: string | null;
  readonly settings: readonly string[];
  readonly extensions: readonly { readonly name: string; readonly schema: string }[];
}

/** The columns of the catalog have other names in each version: `to_jsonb` gives null for one that is not there. */
const factsQuery = `SELECT pg_catalog.pg_encoding_to_char(d.encoding) AS encoding,
  pg_catalog.to_jsonb(d) ->> 'datcollate' AS collate, pg_catalog.to_jsonb(d) ->> 'datctype' AS ctype,
  coalesce(pg_catalog.to_jsonb(d) ->> 'datlocprovider', 'c') AS provider,
  coalesce(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale') AS locale,
  pg_catalog.to_jsonb(d) ->> 'daticurules' AS rules,
  (SELECT coalesce(pg_catalog.json_agg(s.setting), '[]') FROM pg_catalog.pg_db_role_setting r,
    LATERAL pg_catalog.unnest(r.setconfig) AS s(setting) WHERE r.setdatabase = d.oid AND r.setrole = 0) AS settings,
  (SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object('name', e.extname, 'schema', n.nspname)
    ORDER BY e.oid), '[]')
    FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
   WHERE e.extname <> 'plpgsql') AS extensions
  FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()`;

/** Throw-away databases on the server of `live`. */
export class ScratchDatabases implements ScratchServer {
  private constructor(
    private readonly session: Session,
    private readonly options: ConnectionOptions,
    private readonly facts: DatabaseFacts,
    private readonly defaultSchema: string,
    private readonly open: (options: ConnectionOptions) => Session,
  ) {}

  /** @param open a driver for options, not connected */
  static async of(
    live: Session & { readonly defaultSchema: string },
    options: ConnectionOptions,
    open: (options: ConnectionOptions) => Session,
  ): Promise<ScratchDatabases> {
    const [facts] = (await live.execute(factsQuery)) as DatabaseFacts[];
    const session = await adminSession(options, open);
    return new ScratchDatabases(session, options, facts!, live.defaultSchema, open);
  }

  async create(name: string): Promise<ConnectionOptions> {
    await this.session.execute(`CREATE DATABASE ${quoteIdentifier(name)} ${createClauses(this.facts)}`);
    const options = { ...inDatabase(this.options, name), schema: this.defaultSchema };
    const scratch = this.open(options);
    try {
      for (const setting of this.facts.settings) await this.session.execute(settingSql(name, setting));
      await scratch.connect();
      for (const statement of this.contents()) await succeeds(scratch, statement);
      await scratch.close();
    } catch (error) {
      await scratch.close();
      await this.drop(name);
      throw error;
    }
    return options;
  }

  async drop(name: string): Promise<void> {
    await this.session.execute(`DROP DATABASE IF EXISTS ${quoteIdentifier(name)} WITH (FORCE)`);
  }

  async unused(prefix: string): Promise<readonly string[]> {
    const rows = (await this.session.execute(
      `SELECT d.datname AS name FROM pg_catalog.pg_database d
        WHERE pg_catalog.starts_with(d.datname::text, ?)
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid)`,
      [prefix],
    )) as { readonly name: string }[];
    return rows.map(({ name }) => name);
  }

  async databases(): Promise<readonly string[]> {
    return [];
  }

  close(): Promise<void> {
    return this.session.close();
  }

  /** An extension that the role may not create is missed by the statement that needs it, in the server's own words. */
  private contents(): readonly string[] {
    const schemas = new Set([this.defaultSchema, ...this.facts.extensions.map(({ schema }) => schema)]);
    return [
      ...[...schemas]
        .filter((schema) => !schema.startsWith("pg_"))
        .map((schema) => `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(schema)}`),
      ...this.facts.extensions.map(
        ({ name, schema }) =>
          `CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier(name)} SCHEMA ${quoteIdentifier(schema)}`,
      ),
    ];
  }
}

/** The database that every server has for this, else the live one: CREATE DATABASE writes into neither. */
async function adminSession(options: ConnectionOptions, open: (options: ConnectionOptions) => Session) {
  const session = open(inDatabase(options, "postgres"));
  try {
    await session.connect();
    return session;
  } catch {
    const live = open(options);
    await live.connect();
    return live;
  }
}

function createClauses({ encoding, collate, ctype, provider, locale, rules }: DatabaseFacts): string {
  const clauses = [
    "TEMPLATE template0",
    `ENCODING ${quoteLiteral(encoding)}`,
    `LC_COLLATE ${quoteLiteral(collate)}`,
    `LC_CTYPE ${quoteLiteral(ctype)}`,
  ];
  if (provider === "i") clauses.push("LOCALE_PROVIDER icu", `ICU_LOCALE ${quoteLiteral(locale ?? "")}`);
  if (provider === "b") clauses.push("LOCALE_PROVIDER builtin", `BUILTIN_LOCALE ${quoteLiteral(locale ?? "")}`);
  if (rules !== null) clauses.push(`ICU_RULES ${quoteLiteral(rules)}`);
  return clauses.join(" ");
}

/** `name=value`, and a list of names as the server writes it, which quotes those that need it. */
function settingSql(database: string, setting: string): string {
  const at = setting.indexOf("=");
  const [name, value] = [setting.slice(0, at), setting.slice(at + 1)];
  const isList = /^(search_path|temp_tablespaces|local_preload_libraries|session_preload_libraries)$/.test(name);
  const text = isList ? value : quoteLiteral(value);
  return `ALTER DATABASE ${quoteIdentifier(database)} SET ${name} = ${text === "" ? "''" : text}`;
}

async function succeeds(session: Session, sql: string): Promise<boolean> {
  try {
    await session.execute(sql);
    return true;
  } catch {
    return false;
  }
}
