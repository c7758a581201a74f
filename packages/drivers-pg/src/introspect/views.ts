import type { QualifiedName, View } from "@stingerloom/schema-diff";
import { toRoundTripSafeSql } from "../sql/to-round-trip-safe-sql";
import { needsSql } from "./dependencies";
import { typeInUseSql } from "./object-sql";
import { referencesOf, type ObjectRow } from "./object-row";
import { restoreSql } from "./restore-sql";
import { notOfExtension } from "./scope";

/** Views and materialised ones, each with the statements that make it and all that is on it. */
export function viewsQuery(own: string, version: number): string {
  const word = "CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END";
  const name = "format('%I.%I', n.nspname, c.relname)";
  return `SELECT CASE c.relkind WHEN 'm' THEN 'materialized view'
    ELSE 'view' END, n.nspname::text, c.relname::text, NULL, json_build_object(
  'statements', (SELECT json_agg(s.text ORDER BY s.place, s.name) FROM (
    SELECT 1 AS place, ''::text AS name, format('CREATE %s %s%s AS%s%s%s', ${word}, ${name},
      (SELECT format(' WITH (%s)', string_agg(o, ', ')) FROM unnest(c.reloptions) o
      HAVING count(*) > 0), chr(10), rtrim(pg_get_viewdef(c.oid), '; ' || chr(10)),
      CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN ' WITH NO DATA' END) AS text
    UNION ALL SELECT 2, a.attnum::text, format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', ${name}, a.attname,
    pg_get_expr(d.adbin, d.adrelid))
      FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE d.adrelid = c.oid
    UNION ALL SELECT 3, x.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i
    JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid
    UNION ALL SELECT 4, r.rulename, pg_get_ruledef(r.oid) FROM pg_rewrite r WHERE r.ev_class = c.oid
    AND r.rulename <> '_RETURN'
    UNION ALL SELECT 5, t.tgname, pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE t.tgrelid = c.oid
    AND NOT t.tgisinternal
    UNION ALL SELECT 6, x.relname, format('COMMENT ON INDEX %I.%I IS %L', n.nspname, x.relname, obj_description(x.oid,
    'pg_class')) FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
      WHERE i.indrelid = c.oid AND obj_description(x.oid, 'pg_class') IS NOT NULL
    UNION ALL SELECT 6, r.rulename, format('COMMENT ON RULE %I ON %s IS %L', r.rulename, ${name},
    obj_description(r.oid, 'pg_rewrite')) FROM pg_rewrite r WHERE r.ev_class = c.oid
    AND obj_description(r.oid, 'pg_rewrite') IS NOT NULL
    UNION ALL SELECT 6, t.tgname, format('COMMENT ON TRIGGER %I ON %s IS %L', t.tgname, ${name},
    obj_description(t.oid, 'pg_trigger')) FROM pg_trigger t WHERE t.tgrelid = c.oid
    AND obj_description(t.oid, 'pg_trigger') IS NOT NULL
    UNION ALL SELECT 6, '', format('ALTER MATERIALIZED VIEW %s CLUSTER ON %I', ${name}, x.relname) FROM pg_index i
    JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisclustered
    UNION ALL SELECT 6, a.attname, format('ALTER MATERIALIZED VIEW %s ALTER COLUMN %I %s', ${name}, a.attname,
    x.action) FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
      CROSS JOIN LATERAL (VALUES ${columnActions(version)}) x (action) WHERE a.attrelid = c.oid AND a.attnum > 0
      AND c.relkind = 'm' AND x.action IS NOT NULL
    UNION ALL SELECT 6, s.stxname, pg_get_statisticsobjdef(s.oid) FROM pg_statistic_ext s WHERE s.stxrelid = c.oid
    UNION ALL SELECT 7, s.stxname, format('ALTER STATISTICS %s SET STATISTICS %s', format('%I.%I', (SELECT sn.nspname
    FROM pg_namespace sn WHERE sn.oid = s.stxnamespace), s.stxname), s.stxstattarget) FROM pg_statistic_ext s
    WHERE s.stxrelid = c.oid AND COALESCE(s.stxstattarget, -1) <> -1
    UNION ALL SELECT 7, s.stxname, format('COMMENT ON STATISTICS %s IS %L', format('%I.%I', (SELECT sn.nspname
    FROM pg_namespace sn WHERE sn.oid = s.stxnamespace), s.stxname), obj_description(s.oid, 'pg_statistic_ext'))
    FROM pg_statistic_ext s WHERE s.stxrelid = c.oid AND obj_description(s.oid, 'pg_statistic_ext') IS NOT NULL
    UNION ALL SELECT 6, '', format('COMMENT ON %s %s IS %L', ${word}, ${name}, obj_description(c.oid, 'pg_class'))
    WHERE obj_description(c.oid, 'pg_class') IS NOT NULL
    UNION ALL SELECT 7, lpad(a.attnum::text, 5), format('COMMENT ON COLUMN %s.%I IS %L', ${name}, a.attname,
    col_description(c.oid, a.attnum))
      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
      AND col_description(c.oid, a.attnum) IS NOT NULL) s),
  'needs', ${needsSql(
    "SELECT 'pg_rewrite'::regclass::oid, w.oid FROM pg_rewrite w WHERE w.ev_class = c.oid UNION ALL " +
      "SELECT 'pg_trigger'::regclass, t.oid FROM pg_trigger t WHERE t.tgrelid = c.oid",
  )},
  'inUse', ${typeInUseSql("c.reltype")},
  'restore', ${restoreSql(name, word, name, "c.relacl", "c.relowner", { columnsOf: "c.oid" })})
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND ${own}
  AND ${notOfExtension("pg_class", "c.oid")}`;
}

/** How a column of a materialised view is sampled, stored and compressed, where it is not as its type has it. */
function columnActions(version: number): string {
  const actions = [
    "CASE WHEN COALESCE(a.attstattarget, -1) <> -1 THEN format('SET STATISTICS %s', a.attstattarget) END",
    "CASE WHEN a.attstorage <> y.typstorage THEN 'SET STORAGE ' || CASE a.attstorage WHEN 'p' THEN " +
      "'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END END",
    "(SELECT format('SET (%s)', string_agg(o, ', ' ORDER BY o)) FROM unnest(a.attoptions) o WHERE o " +
      "LIKE 'n\\_distinct%' HAVING count(*) > 0)",
    ...(version >= 14
      ? ["CASE a.attcompression WHEN 'p' THEN 'SET COMPRESSION pglz' WHEN 'l' THEN 'SET COMPRESSION lz4' END"]
      : []),
  ];
  return actions.map((action) => `(${action})`).join(", ");
}

export function viewOf(row: ObjectRow, place: (schema: string, name: string) => QualifiedName): View {
  const own = place(row.schema!, row.name);
  const dependsOn = referencesOf(row, place).filter((on) => on.schema !== own.schema || on.name !== own.name);
  return {
    ...own,
    ...(row.kind === "materialized view" && { materialized: true }),
    sql: (row.data.statements ?? []).map(toRoundTripSafeSql),
    dependsOn,
    ...(row.data.restore && { restore: row.data.restore }),
    ...(row.data.inUse && { inUse: true }),
  };
}
