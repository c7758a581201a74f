import { needsSql } from "./dependencies";
import { commentPart, inUseSql, partSql, partsSql } from "./object-sql";
import { notOfExtension } from "./scope";

/**
 * Dictionaries and configurations of text search, and conversions. Parsers and templates are made in another language.
 */
export function textSearchQuery(own: string): string {
  return [dictionaries(own), configurations(own), conversions(own)].join("\nUNION ALL\n");
}

function dictionaries(own: string): string {
  const name = "format('TEXT SEARCH DICTIONARY %I.%I', n.nspname, y.dictname)";
  const create = `format('CREATE %s (TEMPLATE = %I.%I%s)', ${name}, tn.nspname, t.tmplname, ', ' || y.dictinitoption)`;
  return `SELECT 'text search dictionary', n.nspname::text, y.dictname::text, NULL, json_build_object('parts',
    ${partsSql(
      partSql({
        name: "",
        create: [create],
        drop: [
          `format('DROP %s',
      ${name})`,
        ],
      }),
      commentPart(name, "y.oid", "pg_ts_dict"),
    )},
  'inUse', ${inUseSql("pg_ts_dict", "y.oid")})
FROM pg_ts_dict y JOIN pg_ts_template t ON t.oid = y.dicttemplate JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
  JOIN pg_namespace n ON n.oid = y.dictnamespace WHERE ${own} AND ${notOfExtension("pg_ts_dict", "y.oid")}`;
}

function configurations(own: string): string {
  const name = "format('TEXT SEARCH CONFIGURATION %I.%I', n.nspname, g.cfgname)";
  const head = partSql({
    name: "",
    create: [`format('CREATE %s (PARSER = %I.%I)', ${name}, pn.nspname, p.prsname)`],
    drop: [`format('DROP %s', ${name})`],
  });
  const mappings = `(SELECT json_agg(json_build_object('name', x.alias, 'create',
    json_build_array(format('ALTER %s ADD MAPPING FOR %I WITH %s', ${name}, x.alias, x.dictionaries)),
    'drop', json_build_array(format('ALTER %s DROP MAPPING FOR %I', ${name}, x.alias))) ORDER BY x.alias) FROM (
    SELECT k.alias, string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
    FROM pg_ts_config_map m JOIN ts_token_type(g.cfgparser) k ON k.tokid = m.maptokentype WHERE m.mapcfg = g.oid
    GROUP BY k.alias) x)`;
  return `SELECT 'text search configuration', n.nspname::text, g.cfgname::text, NULL, json_build_object('parts',
    ${partsSql(head, commentPart(name, "g.oid", "pg_ts_config"))}, 'more', ${mappings},
  'needs', ${needsSql("SELECT 'pg_ts_config'::regclass::oid, g.oid")}, 'inUse', ${inUseSql("pg_ts_config", "g.oid")})
FROM pg_ts_config g JOIN pg_ts_parser p ON p.oid = g.cfgparser JOIN pg_namespace pn ON pn.oid = p.prsnamespace
  JOIN pg_namespace n ON n.oid = g.cfgnamespace WHERE ${own} AND ${notOfExtension("pg_ts_config", "g.oid")}`;
}

function conversions(own: string): string {
  const name = "format('CONVERSION %I.%I', n.nspname, v.conname)";
  const create =
    `format('CREATE %sCONVERSION %I.%I FOR %L TO %L FROM %s', CASE WHEN v.condefault THEN 'DEFAULT ' ` +
    `END, n.nspname, v.conname, pg_encoding_to_char(v.conforencoding), ` +
    `pg_encoding_to_char(v.contoencoding), v.conproc::regproc)`;
  return `SELECT 'conversion', n.nspname::text, v.conname::text, NULL, json_build_object('parts',
    ${partsSql(
      partSql({
        name: "",
        create: [create],
        drop: [
          `format('DROP %s',
      ${name})`,
        ],
      }),
      commentPart(name, "v.oid", "pg_conversion"),
    )},
  'needs', ${needsSql("SELECT 'pg_conversion'::regclass::oid, v.oid")})
FROM pg_conversion v JOIN pg_namespace n ON n.oid = v.connamespace WHERE ${own}
  AND ${notOfExtension("pg_conversion", "v.oid")}`;
}
