import { needsSql } from "./dependencies";
import { commentPart, partSql, partsSql, typeInUseSql } from "./object-sql";
import { notOfExtension } from "./scope";

const members =
  "SELECT 'pg_type'::regclass::oid, t.oid UNION ALL SELECT 'pg_class'::regclass, t.typrelid UNION " +
  "ALL SELECT 'pg_constraint'::regclass, k.oid FROM pg_constraint k WHERE k.contypid = t.oid";
const name = "format('%I.%I', n.nspname, t.typname)";

/**
 * Domains, ranges and composite types. Types made in another language are only seen. A table's row type is the table's.
 */
export function typesQuery(own: string, version: number): string {
  return [domains(own), composites(own), ranges(own, version), others(own)].join("\nUNION ALL\n");
}

function typeRows(kind: string, parts: string, joins: string, own: string): string {
  return `SELECT '${kind}', n.nspname::text, t.typname::text, NULL, json_build_object(${parts}, 'needs',
    ${needsSql(members)}, 'inUse', ${typeInUseSql("t.oid")})
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace ${joins} AND ${own}
  AND ${notOfExtension("pg_type", "t.oid")}`;
}

/** All but the type underneath can be changed in place. */
function domains(own: string): string {
  const alter = (action: string, ...values: string[]) =>
    `format('ALTER DOMAIN %s ${action}', ${[name, ...values].join(", ")})`;
  const collation = `(SELECT format(' COLLATE %I.%I', cn.nspname, co.collname) FROM pg_collation co
    JOIN pg_namespace cn ON cn.oid = co.collnamespace
      JOIN pg_type b ON b.oid = t.typbasetype WHERE co.oid = t.typcollation AND t.typcollation <> b.typcollation)`;
  const head = partSql({
    name: "",
    create: [`format('CREATE DOMAIN %s AS %s%s', ${name}, format_type(t.typbasetype, t.typtypmod), ${collation})`],
    drop: [`format('DROP DOMAIN %s', ${name})`],
  });
  // The text beside it, `typdefault`, names things as the search path of its maker did.
  const setDefault = alter("SET DEFAULT %s", "pg_get_expr(t.typdefaultbin, 'pg_type'::regclass)");
  const value = partSql({
    name: "default",
    create: [setDefault],
    drop: [alter("DROP DEFAULT")],
    replace: [setDefault],
    when: "t.typdefaultbin IS NOT NULL",
  });
  const notNull = partSql({
    name: "not null",
    create: [alter("SET NOT NULL")],
    drop: [alter("DROP NOT NULL")],
    when: "t.typnotnull",
  });
  const comment = `(SELECT json_agg(x) FROM
    unnest(ARRAY[${alter("ADD CONSTRAINT %I %s", "k.conname", "pg_get_constraintdef(k.oid)")},
    format('COMMENT ON CONSTRAINT %I ON DOMAIN %s IS %L', k.conname, ${name}, obj_description(k.oid,
    'pg_constraint'))]) WITH ORDINALITY u(x, i) WHERE i = 1 OR obj_description(k.oid, 'pg_constraint') IS NOT NULL)`;
  const checks = `(SELECT json_agg(json_build_object('name', 'check ' || k.conname, 'create', ${comment},
    'drop', json_build_array(${alter("DROP CONSTRAINT %I", "k.conname")})) ORDER BY k.conname) FROM pg_constraint k
    WHERE k.contypid = t.oid AND k.contype = 'c')`;
  return typeRows(
    "domain",
    `'parts', ` +
      `${partsSql(head, value, notNull, commentPart(`format('DOMAIN %s', ${name})`, "t.oid", "pg_type"))}, ` +
      `'more', ${checks}`,
    "WHERE t.typtype = 'd'",
    own,
  );
}

/** Attributes come and go at the end in place, whatever uses the type. */
function composites(own: string): string {
  const column = `format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      (SELECT format(' COLLATE %I.%I', cn.nspname, co.collname) FROM pg_collation co
      JOIN pg_namespace cn ON cn.oid = co.collnamespace JOIN pg_type b ON b.oid = a.atttypid
        WHERE co.oid = a.attcollation AND a.attcollation <> b.typcollation))`;
  const columns =
    `(SELECT string_agg(${column}, ', ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = ` +
    `t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)`;
  const attributes = `SELECT json_build_object('name', 'attribute ' || a.attname, 'within', true, 'create',
    json_build_array(format('ALTER TYPE %s ADD ATTRIBUTE %s', ${name}, ${column})),
    'drop', json_build_array(format('ALTER TYPE %s DROP ATTRIBUTE %I', ${name}, a.attname))) AS part,
    a.attnum AS place FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped`;
  const comments = `SELECT json_build_object('name', 'comment ' || a.attname, 'create',
    json_build_array(format('COMMENT ON COLUMN %s.%I IS %L', ${name}, a.attname, col_description(a.attrelid,
    a.attnum))),
    'drop', json_build_array(format('COMMENT ON COLUMN %s.%I IS NULL', ${name}, a.attname))), 10000 + a.attnum
    FROM pg_attribute a WHERE a.attrelid = t.typrelid AND col_description(a.attrelid, a.attnum) IS NOT NULL`;
  const more = `(SELECT json_agg(x.part ORDER BY x.place) FROM (${attributes} UNION ALL ${comments}) x)`;
  const head = partSql({
    name: "",
    create: [`format('CREATE TYPE %s AS (%s)', ${name}, ${columns})`],
    drop: [`format('DROP TYPE %s', ${name})`],
    replace: [],
  });
  return typeRows(
    "composite type",
    `'parts', ${partsSql(head, commentPart(`format('TYPE %s', ${name})`, "t.oid", "pg_type"))}, 'more', ${more}`,
    "JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' WHERE t.typtype = 'c'",
    own,
  );
}

function ranges(own: string, version: number): string {
  const multirange =
    version >= 14
      ? "(SELECT format(', MULTIRANGE_TYPE_NAME = %I.%I', n.nspname, m.typname) FROM pg_type m WHERE " +
        "m.oid = r.rngmultitypid)"
      : "NULL";
  const create = `format('CREATE TYPE %s AS RANGE (SUBTYPE = %s%s)', ${name}, format_type(r.rngsubtype, NULL), concat(
    (SELECT format(', SUBTYPE_OPCLASS = %I.%I', cn.nspname, o.opcname) FROM pg_opclass o
    JOIN pg_namespace cn ON cn.oid = o.opcnamespace WHERE o.oid = r.rngsubopc AND NOT o.opcdefault),
    (SELECT format(', COLLATION = %I.%I', cn.nspname, co.collname) FROM pg_collation co
    JOIN pg_namespace cn ON cn.oid = co.collnamespace
      JOIN pg_type b ON b.oid = r.rngsubtype WHERE co.oid = r.rngcollation AND r.rngcollation <> b.typcollation),
    CASE WHEN r.rngsubdiff <> 0 THEN format(', SUBTYPE_DIFF = %s', r.rngsubdiff) END, ${multirange}))`;
  const head = partSql({ name: "", create: [create], drop: [`format('DROP TYPE %s', ${name})`] });
  const parts =
    `CASE WHEN r.rngcanonical = 0 THEN ` +
    `${partsSql(head, commentPart(`format('TYPE %s', ${name})`, "t.oid", "pg_type"))} END`;
  return typeRows(
    "range type",
    `'definition', format_type(r.rngsubtype, NULL), 'parts', ${parts}`,
    "JOIN pg_range r ON r.rngtypid = t.oid WHERE t.typtype = 'r'",
    own,
  );
}

function others(own: string): string {
  return `SELECT 'type', n.nspname::text, t.typname::text, NULL, json_build_object('definition', '', 'needs',
    ${needsSql(members)})
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE ((t.typtype = 'b' AND t.typelem = 0)
  OR (t.typtype = 'p' AND NOT t.typisdefined)) AND ${own} AND ${notOfExtension("pg_type", "t.oid")}`;
}
