import { commentPart, inUseSql, needsSql, partSql, partsSql, signatureSql } from "./object-sql";
import { restoreSql } from "./restore-sql";
import { notInternal, notOfExtension } from "./scope";

const members = (oid: string) => `SELECT 'pg_proc'::regclass::oid, ${oid}`;
const arguments_ = "pg_get_function_identity_arguments(p.oid)";

/** Functions, procedures and aggregates. */
export function routinesQuery(own: string): string {
  return `${functions(own)}\nUNION ALL\n${aggregates(own)}`;
}

/** `CREATE OR REPLACE` keeps arguments, result and the number of defaults (postgresql.org/docs/current/sql-createfunction.html). */
function functions(own: string): string {
  const word = "CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END";
  const unworded = `format('%I.%I(%s)', n.nspname, p.proname, ${arguments_})`;
  const name = `format('%s %s', ${word}, ${unworded})`;
  const create = ["rtrim(pg_get_functiondef(p.oid), chr(10))"];
  const head = partSql({
    name: "",
    create,
    drop: [`format('DROP %s', ${name})`],
    replace: create,
    shape: `concat_ws(' ', p.prokind, ${arguments_}, pg_get_function_result(p.oid), p.pronargdefaults)`,
  });
  return `SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, n.nspname::text, ${signatureSql("p")}, NULL, json_build_object(
  'parts', ${partsSql(head, commentPart(name, "p.oid", "pg_proc"))},
  'restore', ${restoreSql(name, word, unworded, "p.proacl", "p.proowner", { isPublic: true })},
  'needs', ${needsSql(members("p.oid"))}, 'inUse', ${inUseSql("pg_proc", "p.oid")})
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prokind <> 'a' AND ${own} AND ${notOfExtension("pg_proc", "p.oid")} AND ${notInternal("pg_proc", "p.oid")}`;
}

/** Ordered-set aggregates and those with a moving form are only seen. */
function aggregates(own: string): string {
  const option = (word: string, value: string, when: string) => `CASE WHEN ${when} THEN format(', ${word} = %s', ${value}) END`;
  const regproc = (word: string, column: string) => option(word, `${column}::regproc`, `${column} <> 0`);
  const name = `format('AGGREGATE %I.%I(%s)', n.nspname, p.proname, CASE WHEN ${arguments_} = '' THEN '*' ELSE ${arguments_} END)`;
  const create = `format('CREATE %s (SFUNC = %s, STYPE = %s%s)', ${name}, g.aggtransfn::regproc, format_type(g.aggtranstype, NULL), concat(
    ${regproc("FINALFUNC", "g.aggfinalfn")}, ${option("FINALFUNC_EXTRA", "'true'", "g.aggfinalextra")}, ${regproc("COMBINEFUNC", "g.aggcombinefn")},
    ${regproc("SERIALFUNC", "g.aggserialfn")}, ${regproc("DESERIALFUNC", "g.aggdeserialfn")}, ${option("SSPACE", "g.aggtransspace", "g.aggtransspace <> 0")},
    ${option("INITCOND", "quote_literal(g.agginitval)", "g.agginitval IS NOT NULL")},
    ${option("PARALLEL", "CASE p.proparallel WHEN 's' THEN 'SAFE' ELSE 'RESTRICTED' END", "p.proparallel <> 'u'")}))`;
  const parts = partsSql(partSql({ name: "", create: [create], drop: [`format('DROP %s', ${name})`] }), commentPart(name, "p.oid", "pg_proc"));
  return `SELECT 'aggregate', n.nspname::text, ${signatureSql("p")}, NULL, json_build_object(
  'definition', concat_ws(' ', g.aggtransfn::regproc, format_type(g.aggtranstype, NULL), g.aggfinalfn::regproc, g.aggmtransfn::regproc, g.agginitval),
  'parts', CASE WHEN g.aggkind = 'n' AND g.aggmtransfn = 0 AND g.aggsortop = 0 THEN ${parts} END,
  'needs', ${needsSql(members("p.oid"))}, 'inUse', ${inUseSql("pg_proc", "p.oid")})
FROM pg_proc p JOIN pg_aggregate g ON g.aggfnoid = p.oid JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${own} AND ${notOfExtension("pg_proc", "p.oid")}`;
}
