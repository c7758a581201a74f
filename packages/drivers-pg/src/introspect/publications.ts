import { needsSql } from "./dependencies";
import { commentPart, partSql, partsSql } from "./object-sql";
import { notOfExtension } from "./scope";

/** Publications, and the tables that are in them, which are objects of the tables': they leave before a table goes. */
export function publicationsQuery(own: string, version: number): string {
  return [publications(version), tables(own, version)].join("\nUNION ALL\n");
}

function publications(version: number): string {
  const kinds =
    "concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' " +
    "END, CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END)";
  const generated =
    version >= 18 ? "CASE p.pubgencols WHEN 's' THEN ', publish_generated_columns = stored' END" : "NULL";
  const options = `format('publish = %L, publish_via_partition_root = %s%s', ${kinds}, p.pubviaroot::text,
    ${generated})`;
  const head = partSql({
    name: "",
    create: ["format('CREATE PUBLICATION %I%s', p.pubname, CASE WHEN p.puballtables THEN ' FOR ALL TABLES' END)"],
    drop: ["format('DROP PUBLICATION %I', p.pubname)"],
  });
  const set = `format('ALTER PUBLICATION %I SET (%s)', p.pubname, ${options})`;
  const usual =
    "format('ALTER PUBLICATION %I SET (publish = ''insert, update, delete, truncate'', " +
    "publish_via_partition_root = false)', p.pubname)";
  const settings = partSql({
    name: "options",
    create: [set],
    drop: [usual],
    replace: [set],
    when:
      `NOT (p.pubinsert AND p.pubupdate AND p.pubdelete AND p.pubtruncate AND NOT p.pubviaroot) OR ` +
      `${generated} IS NOT NULL`,
  });
  const schemas = `(SELECT json_agg(json_build_object('name', 'schema ' || pn.nspname, 'create',
    json_build_array(format('ALTER PUBLICATION %I ADD TABLES IN SCHEMA %I', p.pubname, pn.nspname)),
    'drop', json_build_array(format('ALTER PUBLICATION %I DROP TABLES IN SCHEMA %I', p.pubname, pn.nspname)))
    ORDER BY pn.nspname) FROM pg_publication_namespace x JOIN pg_namespace pn ON pn.oid = x.pnnspid
    WHERE x.pnpubid = p.oid)`;
  return `SELECT 'publication', NULL, p.pubname::text, NULL, json_build_object('parts',
    ${partsSql(head, settings, commentPart("format('PUBLICATION %I', p.pubname)", "p.oid", "pg_publication"))}${version >= 15 ? `, 'more', ${schemas}` : ""})
FROM pg_publication p WHERE ${notOfExtension("pg_publication", "p.oid")}`;
}

function tables(own: string, version: number): string {
  const columns =
    "(SELECT format(' (%s)', string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)) FROM " +
    "unnest(y.prattrs) k JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k HAVING count(*) " +
    "> 0)";
  const filter = version >= 15 ? `concat(${columns}, ' WHERE (' || pg_get_expr(y.prqual, y.prrelid) || ')')` : "''";
  const head = partSql({
    name: "",
    create: [`format('ALTER PUBLICATION %I ADD TABLE ONLY %I.%I%s', p.pubname, n.nspname, c.relname, ${filter})`],
    drop: ["format('ALTER PUBLICATION %I DROP TABLE ONLY %I.%I', p.pubname, n.nspname, c.relname)"],
  });
  return `SELECT 'publication table', n.nspname::text, p.pubname::text, c.relname::text, json_build_object('parts',
    ${partsSql(head)},
  'needs', COALESCE(${needsSql("SELECT 'pg_publication_rel'::regclass::oid, y.oid")}::jsonb,
  '[]') || jsonb_build_array(jsonb_build_object('schema', NULL, 'name', p.pubname, 'column', NULL)))
FROM pg_publication_rel y JOIN pg_publication p ON p.oid = y.prpubid JOIN pg_class c ON c.oid = y.prrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${own}`;
}
