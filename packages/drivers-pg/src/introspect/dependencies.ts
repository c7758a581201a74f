import { quoteLiteral } from "../sql/quote";
import type { Need, ObjectData, ObjectRow } from "./object-row";
import { classSql, familySql, operatorSql, signatureSql } from "./object-sql";

const NEEDS = "needs";

/**
 * The keys under which `dependenciesQuery` tells what an object needs. `members` is a query of (classid, objid): the
 * catalog rows that make up the object.
 */
export function needsSql(members: string): string {
  return `(SELECT json_agg(m.classid::text || ':' || m.objid::text) FROM (${members}) m (classid, objid))`;
}

/**
 * Names of what each catalog row of the user's needs. A part of the query of its own: said again with each kind of
 * object, it would keep the server planning for longer than it reads. Objects of the server itself have numbers below
 * 16384 (postgresql.org/docs/current/system-catalog-initial-data.html).
 */
export function dependenciesQuery(scratch?: string): string {
  const own = scratch === undefined ? "" : ` OR x.schema = ${quoteLiteral(scratch)}`;
  return `SELECT '${NEEDS}', NULL, d.classid::text || ':' || d.objid::text, NULL, json_build_object('needs',
  json_agg(DISTINCT jsonb_build_object('schema', x.schema, 'name', x.name, 'column', x.part, 'key', x.key)))
  FROM pg_depend d CROSS JOIN LATERAL (
    SELECT ns.nspname::text AS schema, r.relname::text AS name, a.attname::text AS part, NULL::boolean AS key
    FROM pg_class r JOIN pg_namespace ns ON ns.oid = r.relnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid AND d.refobjsubid > 0
      WHERE d.refclassid = 'pg_class'::regclass AND r.oid = d.refobjid
      AND r.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
    UNION ALL SELECT ns.nspname, ${signatureSql("f")}, NULL, NULL FROM pg_proc f
    JOIN pg_namespace ns ON ns.oid = f.pronamespace
      WHERE d.refclassid = 'pg_proc'::regclass AND f.oid = d.refobjid
    UNION ALL SELECT ns.nspname, COALESCE(e.typname, y.typname), NULL, NULL FROM pg_type y LEFT
    JOIN pg_type e ON e.oid = y.typelem AND y.typlen = -1
    JOIN pg_namespace ns ON ns.oid = COALESCE(e.typnamespace, y.typnamespace)
      WHERE d.refclassid = 'pg_type'::regclass AND y.oid = d.refobjid
    UNION ALL SELECT ns.nspname, co.collname, NULL, NULL FROM pg_collation co
    JOIN pg_namespace ns ON ns.oid = co.collnamespace WHERE d.refclassid = 'pg_collation'::regclass
    AND co.oid = d.refobjid
    UNION ALL SELECT ns.nspname, r.relname, NULL, true FROM pg_constraint k JOIN pg_class r ON r.oid = k.conrelid
    JOIN pg_namespace ns ON ns.oid = r.relnamespace
      WHERE d.refclassid = 'pg_constraint'::regclass AND k.oid = d.refobjid AND k.contype = 'p'
    UNION ALL SELECT ns.nspname, ${operatorSql("op")}, NULL, NULL FROM pg_operator op
    JOIN pg_namespace ns ON ns.oid = op.oprnamespace WHERE d.refclassid = 'pg_operator'::regclass
    AND op.oid = d.refobjid
    UNION ALL SELECT ns.nspname, ${familySql("f")}, NULL, NULL FROM pg_opfamily f
    JOIN pg_namespace ns ON ns.oid = f.opfnamespace WHERE d.refclassid = 'pg_opfamily'::regclass AND f.oid = d.refobjid
    UNION ALL SELECT ns.nspname, ${classSql("k")}, NULL, NULL FROM pg_opclass k
    JOIN pg_namespace ns ON ns.oid = k.opcnamespace WHERE d.refclassid = 'pg_opclass'::regclass AND k.oid = d.refobjid
    UNION ALL SELECT ns.nspname, t.dictname, NULL, NULL FROM pg_ts_dict t
    JOIN pg_namespace ns ON ns.oid = t.dictnamespace WHERE d.refclassid = 'pg_ts_dict'::regclass AND t.oid = d.refobjid
    UNION ALL SELECT ns.nspname, t.cfgname, NULL, NULL FROM pg_ts_config t
    JOIN pg_namespace ns ON ns.oid = t.cfgnamespace WHERE d.refclassid = 'pg_ts_config'::regclass AND t.oid = d.refobjid
    UNION ALL SELECT NULL, ex.extname, NULL, NULL FROM pg_depend o JOIN pg_extension ex ON ex.oid = o.refobjid
      WHERE o.classid = d.refclassid AND o.objid = d.refobjid AND o.deptype = 'e' AND ex.extname <> 'plpgsql'
    ) x
  WHERE d.objid >= 16384 AND d.deptype IN ('n', 'a') AND (x.schema IS NULL${own} OR (x.schema !~ '^pg_'
  AND x.schema <> 'information_schema'
    AND NOT EXISTS (SELECT 1 FROM pg_depend o WHERE o.classid = d.refclassid AND o.objid = d.refobjid
    AND o.deptype = 'e')))
  GROUP BY d.classid, d.objid`;
}

/** A row as the query gives it: what an object needs is given by name or by key. */
export interface KeyedRow extends Omit<ObjectRow, "data"> {
  readonly data: Omit<ObjectData, "needs"> & { readonly needs?: readonly (Need | string)[] | null };
}

/** The rows of the objects, with names in place of the keys, in an order that is the same on every server. */
export function withNeeds(rows: readonly KeyedRow[]): ObjectRow[] {
  const known = new Map(
    rows.filter(({ kind }) => kind === NEEDS).map(({ name, data }) => [name, data.needs as readonly Need[]]),
  );
  const namesOf = (needs: readonly (Need | string)[]) =>
    distinct(needs.flatMap((need) => (typeof need === "string" ? (known.get(need) ?? []) : [need])));
  return rows
    .filter(({ kind }) => kind !== NEEDS)
    .map((row) => {
      const needs = namesOf(row.data.needs ?? []);
      return { ...row, data: { ...row.data, needs: needs.length === 0 ? null : needs } };
    })
    .sort(byKindAndName);
}

function byKindAndName(a: KeyedRow, b: KeyedRow): number {
  for (const key of ["kind", "schema", "owner", "name"] as const) {
    const [one, other] = [a[key] ?? "", b[key] ?? ""];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function distinct(needs: readonly Need[]): Need[] {
  return [
    ...new Map(needs.map((need) => [JSON.stringify([need.schema, need.name, need.column, need.key]), need])).values(),
  ];
}
