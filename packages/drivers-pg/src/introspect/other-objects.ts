import { needsSql } from "./dependencies";
import { commentPart, inUseSql, partSql, partsSql, signatureSql } from "./object-sql";
import { notInternal, notOfExtension } from "./scope";

/** What belongs to no table: extensions, collations, event triggers; and what is only seen. */
export function otherObjectsQuery(own: string, version: number): string {
  return [extensions(), collations(own, version), eventTriggers(), seen(own)].join("\nUNION ALL\n");
}

/**
 * One that is there is brought to the wanted version and schema; it is never recreated, as columns may be of its types.
 */
function extensions(): string {
  const head = partSql({
    name: "",
    create: [
      "format('CREATE EXTENSION %I%s VERSION %L', e.extname, CASE WHEN e.extrelocatable THEN format(' " +
        "WITH SCHEMA %I', n.nspname) END, e.extversion)",
    ],
    drop: ["format('DROP EXTENSION %I', e.extname)"],
    replace: [
      "format('ALTER EXTENSION %I UPDATE TO %L', e.extname, e.extversion)",
      "format('ALTER EXTENSION %I SET SCHEMA %I', e.extname, n.nspname)",
    ],
    // One that is not relocatable stays in its schema.
    shape: "CASE WHEN e.extrelocatable THEN '' ELSE n.nspname END",
  });
  return `SELECT 'extension', NULL, e.extname::text, NULL, json_build_object('parts', ${partsSql(head)}, 'inUse', true,
  'provides', ${membersSql("e.oid")})
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'`;
}

/** The routines and types that are an extension's own. */
function membersSql(extension: string): string {
  const members = (catalog: string) =>
    `pg_depend m JOIN ${catalog} o ON m.classid = '${catalog}'::regclass AND o.oid = m.objid
      WHERE m.refclassid = 'pg_extension'::regclass AND m.refobjid = ${extension} AND m.deptype = 'e'`;
  return `(SELECT json_agg(json_build_object('schema', y.nspname, 'name', x.name)) FROM (
    SELECT o.pronamespace AS place, ${signatureSql("o")} AS name FROM ${members("pg_proc")}
    UNION ALL SELECT o.typnamespace, o.typname FROM ${members("pg_type")} AND o.typelem = 0) x
    JOIN pg_namespace y ON y.oid = x.place)`;
}

function collations(own: string, version: number): string {
  const icu = version >= 17 ? "o.colllocale" : version >= 15 ? "o.colliculocale" : "o.collcollate";
  const name = "format('COLLATION %I.%I', n.nspname, o.collname)";
  const create = `format('CREATE %s (PROVIDER = %s, %s%s)', ${name}, CASE o.collprovider WHEN 'i' THEN 'icu'
    WHEN 'b' THEN 'builtin' ELSE 'libc' END,
    CASE WHEN o.collprovider = 'c' THEN format('LC_COLLATE = %L, LC_CTYPE = %L', o.collcollate, o.collctype)
    ELSE format('LOCALE = %L', ${icu}) END,
    CASE WHEN NOT o.collisdeterministic THEN ', DETERMINISTIC = false' END)`;
  const head = partSql({ name: "", create: [create], drop: [`format('DROP %s', ${name})`] });
  return `SELECT 'collation', n.nspname::text, o.collname::text, NULL, json_build_object('parts',
    ${partsSql(head, commentPart(name, "o.oid", "pg_collation"))}, 'inUse', ${inUseSql("pg_collation", "o.oid")})
FROM pg_collation o JOIN pg_namespace n ON n.oid = o.collnamespace WHERE ${own}
  AND ${notOfExtension("pg_collation", "o.oid")}`;
}

function eventTriggers(): string {
  const state = partSql({
    name: "state",
    create: [
      "format('ALTER EVENT TRIGGER %I %s', v.evtname, CASE v.evtenabled WHEN 'D' THEN 'DISABLE' WHEN " +
        "'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END)",
    ],
    drop: ["format('ALTER EVENT TRIGGER %I ENABLE', v.evtname)"],
    when: "v.evtenabled <> 'O'",
  });
  const head = partSql({
    name: "",
    create: [
      `format('CREATE EVENT TRIGGER %I ON %s%s EXECUTE FUNCTION %I.%I()', v.evtname, v.evtevent,
    (SELECT format(' WHEN TAG IN (%s)', string_agg(quote_literal(g), ', ')) FROM unnest(v.evttags) g
    HAVING count(*) > 0), n.nspname, p.proname)`,
    ],
    drop: ["format('DROP EVENT TRIGGER %I', v.evtname)"],
  });
  return `SELECT 'event trigger', NULL, v.evtname::text, NULL, json_build_object('parts',
    ${partsSql(head, state, commentPart("format('EVENT TRIGGER %I', v.evtname)", "v.oid", "pg_event_trigger"))},
    'needs', ${needsSql("SELECT 'pg_event_trigger'::regclass::oid, v.oid")})
FROM pg_event_trigger v JOIN pg_proc p ON p.oid = v.evtfoid JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE ${notOfExtension("pg_event_trigger", "v.oid")}`;
}

interface SeenKind {
  readonly kind: string;
  readonly catalog: string;
  readonly name: string;
  readonly definition: string;
  /** The column that names its schema. */
  readonly namespace?: string;
}

const seenKinds: readonly SeenKind[] = [
  {
    kind: "text search parser",
    catalog: "pg_ts_parser",
    name: "z.prsname",
    definition: "z.prstoken::text",
    namespace: "z.prsnamespace",
  },
  {
    kind: "text search template",
    catalog: "pg_ts_template",
    name: "z.tmplname",
    definition: "z.tmpllexize::text",
    namespace: "z.tmplnamespace",
  },
  { kind: "access method", catalog: "pg_am", name: "z.amname", definition: "z.amtype::text" },
  {
    kind: "transform",
    catalog: "pg_transform",
    name: "format_type(z.trftype, NULL)",
    definition: "(SELECT l.lanname::text FROM pg_language l WHERE l.oid = z.trflang)",
  },
  { kind: "language", catalog: "pg_language", name: "z.lanname", definition: "z.lanpltrusted::text" },
  {
    kind: "foreign-data wrapper",
    catalog: "pg_foreign_data_wrapper",
    name: "z.fdwname",
    definition: "array_to_string(z.fdwoptions, ', ')",
  },
  {
    kind: "foreign server",
    catalog: "pg_foreign_server",
    name: "z.srvname",
    definition: "concat_ws(' ', z.srvtype, z.srvversion, (SELECT count(*) FROM unnest(z.srvoptions)))",
  },
];

/**
 * Objects that we do not make: the server's own have low numbers
 * (postgresql.org/docs/current/system-catalog-initial-data.html).
 */
function seen(own: string): string {
  const subscriptions =
    "SELECT 'subscription', NULL, z.subname::text, NULL, json_build_object('definition', " +
    "array_to_string(z.subpublications, ', ')) FROM pg_subscription z JOIN pg_database y ON y.oid = " +
    "z.subdbid WHERE y.datname = current_database()";
  const kinds = seenKinds
    .map(({ kind, catalog, name, definition, namespace }) => {
      const joined = namespace === undefined ? "" : `JOIN pg_namespace n ON n.oid = ${namespace} AND ${own}`;
      return `SELECT '${kind}', ${namespace === undefined ? "NULL" : "n.nspname::text"}, (${name})::text, NULL,
        json_build_object('definition', ${definition}, 'needs',
        ${needsSql(`SELECT '${catalog}'::regclass::oid, z.oid`)})
FROM ${catalog} z ${joined} WHERE z.oid >= 16384 AND ${notOfExtension(catalog, "z.oid")}
  AND ${notInternal(catalog, "z.oid")}`;
    })
    .join("\nUNION ALL\n");
  return `${kinds}\nUNION ALL\n${subscriptions}`;
}
