import { needsSql } from "./dependencies";
import { classSql, commentPart, familySql, inUseSql, operatorSql, partSql, partsSql } from "./object-sql";
import { notInternal, notOfExtension } from "./scope";

/** Operators, their families and classes, and casts. */
export function operatorsQuery(own: string): string {
  return [operators(own), families(own), classes(own), casts()].join("\nUNION ALL\n");
}

const operatorName = (row: string, schema: string) => `format('OPERATOR(%I.%s)', ${schema}, ${row}.oprname)`;

/**
 * A commutator that is not there yet is filled in when it comes (postgresql.org/docs/current/xoper-optimization.html).
 */
function operators(own: string): string {
  const other = (word: string, column: string) =>
    `(SELECT format(', ${word} = %s', ${operatorName("oo", "os.nspname")}) FROM pg_operator oo JOIN ` +
    `pg_namespace os ON os.oid = oo.oprnamespace WHERE oo.oid = ${column})`;
  const type = (word: string, column: string) =>
    `CASE WHEN ${column} <> 0 THEN format(', ${word} = %s', format_type(${column}, NULL)) END`;
  const routine = (word: string, column: string) =>
    `CASE WHEN ${column} <> 0 THEN format(', ${word} = %s', ${column}::regproc) END`;
  const create = `format('CREATE OPERATOR %I.%s (FUNCTION = %s%s)', n.nspname, o.oprname, o.oprcode::regproc,
    concat(${type("LEFTARG", "o.oprleft")}, ${type("RIGHTARG", "o.oprright")},
    ${other("COMMUTATOR", "o.oprcom")}, ${other("NEGATOR", "o.oprnegate")}, ${routine("RESTRICT", "o.oprrest")},
    ${routine("JOIN", "o.oprjoin")},
    CASE WHEN o.oprcanhash THEN ', HASHES' END, CASE WHEN o.oprcanmerge THEN ', MERGES' END))`;
  const name =
    "format('OPERATOR %I.%s (%s, %s)', n.nspname, o.oprname, COALESCE(format_type(NULLIF(o.oprleft, " +
    "0), NULL), 'NONE'), format_type(o.oprright, NULL))";
  return `SELECT 'operator', n.nspname::text, ${operatorSql("o")}, NULL, json_build_object(
  'parts', ${partsSql(
    partSql({
      name: "",
      create: [create],
      drop: [
        `format('DROP %s',
    ${name})`,
      ],
    }),
    commentPart(name, "o.oid", "pg_operator"),
  )},
  'needs', ${needsSql("SELECT 'pg_operator'::regclass::oid, o.oid")}, 'inUse', ${inUseSql("pg_operator", "o.oid")})
FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE o.oprcode <> 0 AND ${own}
  AND ${notOfExtension("pg_operator", "o.oid")}`;
}

const entry = `format('OPERATOR %s %I.%s (%s, %s)%s', e.amopstrategy, es.nspname, eo.oprname,
  format_type(e.amoplefttype, NULL), format_type(e.amoprighttype, NULL),
  (SELECT format(' FOR ORDER BY %I.%I', sn.nspname, sf.opfname) FROM pg_opfamily sf
  JOIN pg_namespace sn ON sn.oid = sf.opfnamespace WHERE sf.oid = e.amopsortfamily))`;
const entries = "pg_amop e JOIN pg_operator eo ON eo.oid = e.amopopr JOIN pg_namespace es ON es.oid = eo.oprnamespace";
const support =
  "format('FUNCTION %s (%s, %s) %s', e.amprocnum, format_type(e.amproclefttype, NULL), " +
  "format_type(e.amprocrighttype, NULL), e.amproc::regprocedure)";
const isIn = (catalog: string, owner: string, oid: string) =>
  `EXISTS (SELECT 1 FROM pg_depend y WHERE y.classid = '${catalog}'::regclass AND y.objid = e.oid ` +
  `AND y.refclassid = '${owner}'::regclass AND y.refobjid = ${oid} AND y.deptype IN ('a', 'i'))`;

function families(own: string): string {
  const name = "format('OPERATOR FAMILY %I.%I USING %I', n.nspname, f.opfname, m.amname)";
  const loose = `(SELECT json_agg(json_build_object('name', x.name, 'create',
    json_build_array(format('ALTER %s ADD %s', ${name}, x.text)), 'drop', json_build_array(format('ALTER %s DROP %s',
    ${name}, x.name))) ORDER BY x.name) FROM (
    SELECT format('OPERATOR %s (%s, %s)', e.amopstrategy, format_type(e.amoplefttype, NULL),
    format_type(e.amoprighttype, NULL)) AS name, ${entry} AS text FROM ${entries} WHERE e.amopfamily = f.oid
    AND ${isIn("pg_amop", "pg_opfamily", "f.oid")}
    UNION ALL SELECT format('FUNCTION %s (%s, %s)', e.amprocnum, format_type(e.amproclefttype, NULL),
    format_type(e.amprocrighttype, NULL)), ${support} FROM pg_amproc e WHERE e.amprocfamily = f.oid
    AND ${isIn("pg_amproc", "pg_opfamily", "f.oid")}) x)`;
  const head = partSql({ name: "", create: [`format('CREATE %s', ${name})`], drop: [`format('DROP %s', ${name})`] });
  const members = `SELECT 'pg_opfamily'::regclass::oid, f.oid UNION ALL SELECT 'pg_amop'::regclass, e.oid
    FROM pg_amop e WHERE e.amopfamily = f.oid AND ${isIn("pg_amop", "pg_opfamily", "f.oid")}
    UNION ALL SELECT 'pg_amproc'::regclass, e.oid FROM pg_amproc e WHERE e.amprocfamily = f.oid
    AND ${isIn("pg_amproc", "pg_opfamily", "f.oid")}`;
  return `SELECT 'operator family', n.nspname::text, ${familySql("f")}, NULL, json_build_object('parts',
    ${partsSql(head, commentPart(name, "f.oid", "pg_opfamily"))}, 'more', ${loose}, 'needs', ${needsSql(members)})
FROM pg_opfamily f JOIN pg_am m ON m.oid = f.opfmethod JOIN pg_namespace n ON n.oid = f.opfnamespace WHERE ${own}
  AND ${notOfExtension("pg_opfamily", "f.oid")}`;
}

/** The family is an object of its own: it outlives its classes. */
function classes(own: string): string {
  const items = `(SELECT string_agg(x.text, ', ' ORDER BY x.text) FROM (
    SELECT ${entry} AS text FROM ${entries} WHERE ${isIn("pg_amop", "pg_opclass", "o.oid")}
    UNION ALL SELECT ${support} FROM pg_amproc e WHERE ${isIn("pg_amproc", "pg_opclass", "o.oid")}
    UNION ALL SELECT format('STORAGE %s', format_type(CASE WHEN o.opckeytype = 0 THEN o.opcintype
    ELSE o.opckeytype END, NULL))) x)`;
  const name = "format('OPERATOR CLASS %I.%I USING %I', n.nspname, o.opcname, m.amname)";
  const create =
    `format('CREATE OPERATOR CLASS %I.%I%s FOR TYPE %s USING %I FAMILY %I.%I AS %s', n.nspname, ` +
    `o.opcname, CASE WHEN o.opcdefault THEN ' DEFAULT' END, format_type(o.opcintype, NULL), ` +
    `m.amname, fn.nspname, f.opfname, ${items})`;
  const head = partSql({ name: "", create: [create], drop: [`format('DROP %s', ${name})`] });
  const members = `SELECT 'pg_opclass'::regclass::oid, o.oid UNION ALL SELECT 'pg_amop'::regclass, e.oid
    FROM pg_amop e WHERE ${isIn("pg_amop", "pg_opclass", "o.oid")}
    UNION ALL SELECT 'pg_amproc'::regclass, e.oid FROM pg_amproc e WHERE ${isIn("pg_amproc", "pg_opclass", "o.oid")}`;
  const family = `jsonb_build_object('schema', fn.nspname, 'name', ${familySql("f")}, 'column', NULL)`;
  const ownFamily =
    `CASE WHEN f.oid >= 16384 AND ${notOfExtension("pg_opfamily", "f.oid")} THEN ` +
    `jsonb_build_array(${family}) ELSE '[]' END`;
  return `SELECT 'operator class', n.nspname::text, ${classSql("o")}, NULL, json_build_object('parts',
    ${partsSql(head, commentPart(name, "o.oid", "pg_opclass"))},
  'needs', COALESCE(${needsSql(members)}::jsonb, '[]') || ${ownFamily}, 'inUse', ${inUseSql("pg_opclass", "o.oid")})
FROM pg_opclass o JOIN pg_am m ON m.oid = o.opcmethod JOIN pg_opfamily f ON f.oid = o.opcfamily
  JOIN pg_namespace fn ON fn.oid = f.opfnamespace JOIN pg_namespace n ON n.oid = o.opcnamespace
WHERE ${own} AND ${notOfExtension("pg_opclass", "o.oid")}`;
}

/** The server's own have low numbers (postgresql.org/docs/current/system-catalog-initial-data.html). */
function casts(): string {
  const name = "format('CAST (%s AS %s)', format_type(k.castsource, NULL), format_type(k.casttarget, NULL))";
  const method =
    "CASE k.castmethod WHEN 'f' THEN format('WITH FUNCTION %s', k.castfunc::regprocedure) WHEN 'i' " +
    "THEN 'WITH INOUT' ELSE 'WITHOUT FUNCTION' END";
  const head = partSql({
    name: "",
    create: [
      `format('CREATE %s %s%s', ${name}, ${method}, CASE k.castcontext WHEN 'i' THEN ' AS IMPLICIT' ` +
        `WHEN 'a' THEN ' AS ASSIGNMENT' END)`,
    ],
    drop: [`format('DROP %s', ${name})`],
  });
  return `SELECT 'cast', NULL, format_type(k.castsource, NULL) || ' AS ' || format_type(k.casttarget, NULL), NULL,
    json_build_object('parts', ${partsSql(head, commentPart(name, "k.oid", "pg_cast"))},
  'needs', ${needsSql("SELECT 'pg_cast'::regclass::oid, k.oid")}, 'inUse', ${inUseSql("pg_cast", "k.oid")})
FROM pg_cast k WHERE k.oid >= 16384 AND ${notOfExtension("pg_cast", "k.oid")} AND ${notInternal("pg_cast", "k.oid")}`;
}
