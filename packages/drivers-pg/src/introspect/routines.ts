import { needsSql } from "./dependencies";
import { commentPart, inUseSql, partSql, partsSql, signatureSql } from "./object-sql";
import { restoreSql } from "./restore-sql";
import { notInternal, notOfExtension } from "./scope";

const members = (oid: string) => `SELECT 'pg_proc'::regclass::oid, ${oid}`;
const arguments_ = "pg_get_function_identity_arguments(p.oid)";

/** Functions, procedures and aggregates. */
export function routinesQuery(own: string): string {
  return `${functions(own)}\nUNION ALL\n${aggregates(own)}`;
}

/**
 * `CREATE OR REPLACE` keeps arguments, result and the number of defaults
 * (postgresql.org/docs/current/sql-createfunction.html).
 */
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
  return `SELECT CASE p.prokind WHEN 'p' THEN 'procedure'
    ELSE 'function' END, n.nspname::text, ${signatureSql("p")}, NULL, json_build_object(
  'parts', ${partsSql(head, commentPart(name, "p.oid", "pg_proc"))},
  'restore', ${restoreSql(name, word, unworded, "p.proacl", "p.proowner", { isPublic: true })},
  'needs', ${needsSql(members("p.oid"))}, 'inUse', ${inUseSql("pg_proc", "p.oid")})
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prokind <> 'a' AND ${own}
  AND ${notOfExtension("pg_proc", "p.oid")} AND ${notInternal("pg_proc", "p.oid")}`;
}

function aggregates(own: string): string {
  const option = (word: string, value: string, when: string) =>
    `CASE WHEN ${when} THEN format(', ${word} = %s', ${value}) END`;
  const regproc = (word: string, column: string) => option(word, `${column}::regproc`, `${column} <> 0`);
  const name =
    `format('AGGREGATE %I.%I(%s)', n.nspname, p.proname, CASE WHEN ${arguments_} = '' THEN '*' ELSE ` +
    `${arguments_} END)`;
  const modify = (column: string) =>
    `CASE ${column} WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END`;
  const sortOperator =
    "(SELECT format('OPERATOR(%I.%s)', os.nspname, o.oprname) FROM pg_operator o JOIN pg_namespace " +
    "os ON os.oid = o.oprnamespace WHERE o.oid = g.aggsortop)";
  const create = `format('CREATE %s (SFUNC = %s, STYPE = %s%s)', ${name}, g.aggtransfn::regproc,
    format_type(g.aggtranstype, NULL), concat(
    ${regproc("FINALFUNC", "g.aggfinalfn")}, ${option("FINALFUNC_EXTRA", "'true'", "g.aggfinalextra")},
    ${regproc("COMBINEFUNC", "g.aggcombinefn")},
    ${option("FINALFUNC_MODIFY", modify("g.aggfinalmodify"), "g.aggfinalmodify <> usual.modify")},
    ${regproc("MSFUNC", "g.aggmtransfn")}, ${regproc("MINVFUNC", "g.aggminvtransfn")},
    ${option("MSTYPE", "format_type(g.aggmtranstype, NULL)", "g.aggmtranstype <> 0")},
    ${option("MSSPACE", "g.aggmtransspace", "g.aggmtransspace <> 0")}, ${regproc("MFINALFUNC", "g.aggmfinalfn")},
    ${option("MFINALFUNC_EXTRA", "'true'", "g.aggmfinalextra")},
    ${option("MFINALFUNC_MODIFY", modify("g.aggmfinalmodify"), "g.aggmtransfn <> 0 AND g.aggmfinalmodify <> usual.modify")},
    ${option("MINITCOND", "quote_literal(g.aggminitval)", "g.aggminitval IS NOT NULL")},
    ${option("SORTOP", sortOperator, "g.aggsortop <> 0")}, CASE g.aggkind WHEN 'h' THEN ', HYPOTHETICAL' END,
    ${regproc("SERIALFUNC", "g.aggserialfn")}, ${regproc("DESERIALFUNC", "g.aggdeserialfn")},
    ${option("SSPACE", "g.aggtransspace", "g.aggtransspace <> 0")},
    ${option("INITCOND", "quote_literal(g.agginitval)", "g.agginitval IS NOT NULL")},
    ${option("PARALLEL", "CASE p.proparallel WHEN 's' THEN 'SAFE' ELSE 'RESTRICTED' END", "p.proparallel <> 'u'")}))`;
  const parts = partsSql(
    partSql({ name: "", create: [create], drop: [`format('DROP %s', ${name})`] }),
    commentPart(name, "p.oid", "pg_proc"),
  );
  return `SELECT 'aggregate', n.nspname::text, ${signatureSql("p")}, NULL, json_build_object(
  'parts', ${parts},
  'needs', ${needsSql(members("p.oid"))}, 'inUse', ${inUseSql("pg_proc", "p.oid")})
FROM pg_proc p JOIN pg_aggregate g ON g.aggfnoid = p.oid JOIN pg_namespace n ON n.oid = p.pronamespace
CROSS JOIN LATERAL (SELECT CASE g.aggkind WHEN 'n' THEN 'r'::"char" ELSE 'w'::"char" END AS modify) usual WHERE ${own}
  AND ${notOfExtension("pg_proc", "p.oid")}`;
}
