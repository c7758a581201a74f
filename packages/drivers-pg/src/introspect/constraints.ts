import type {
  Check,
  Deferrable,
  ForeignKey,
  PrimaryKey,
  QualifiedName,
  ReferentialAction,
  Unique,
} from "@stingerloom/schema-diff";

export interface ConstraintRow {
  readonly table: string;
  readonly name: string;
  /** `p` primary key, `u` unique, `f` foreign key, `c` check, `x` exclusion. */
  readonly kind: string;
  readonly columns: string[] | null;
  readonly include: string[] | null;
  readonly target_schema: string | null;
  readonly target: string | null;
  readonly target_columns: string[] | null;
  readonly on_update: string;
  readonly on_delete: string;
  readonly match: string;
  readonly deferrable: boolean;
  readonly deferred: boolean;
  readonly validated: boolean;
  readonly no_inherit: boolean;
  readonly nulls_not_distinct: boolean;
  readonly delete_columns: string[] | null;
  readonly enforced: boolean;
  readonly period: boolean;
  readonly expression: string | null;
  readonly definition: string;
  readonly comment: string | null;
}

/**
 * Every constraint of a table that is the user's own and not a parent's. NOT NULL constraints (18) are given by the
 * column. A foreign key to a partitioned table has a copy for each partition, which has a parent.
 */
export function constraintsQuery(own: string, version: number): string {
  const names = (keys: string, relation: string) =>
    `(SELECT array_agg(a.attname::text ORDER BY o.place) FROM unnest(${keys}) WITH ORDINALITY ` +
    `o(number, place) JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = o.number)`;
  return `
SELECT k.conrelid::text AS table, k.conname AS name, k.contype::text AS kind,
  ${names("k.conkey", "k.conrelid")} AS columns, ${names("k.confkey", "k.confrelid")} AS target_columns,
  CASE WHEN i.indnatts > i.indnkeyatts THEN (
    SELECT array_agg(a.attname::text ORDER BY p) FROM generate_series(i.indnkeyatts + 1, i.indnatts) p
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = i.indkey[p - 1]) END AS include,
  tn.nspname AS target_schema, t.relname AS target,
  k.confupdtype::text AS on_update, k.confdeltype::text AS on_delete, k.confmatchtype::text AS match,
  k.condeferrable AS deferrable, k.condeferred AS deferred, k.convalidated AS validated, k.connoinherit AS no_inherit,
  ${version >= 15 ? "COALESCE(i.indnullsnotdistinct, false)" : "false"} AS nulls_not_distinct,
  ${version >= 15 ? names("k.confdelsetcols", "k.conrelid") : "NULL::text[]"} AS delete_columns,
  ${version >= 18 ? "k.conenforced" : "true"} AS enforced, ${version >= 18 ? "k.conperiod" : "false"} AS period,
  pg_get_expr(k.conbin, k.conrelid) AS expression, pg_get_constraintdef(k.oid) AS definition, obj_description(k.oid,
  'pg_constraint') AS comment
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_class t ON t.oid = k.confrelid
LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
WHERE ${own} AND k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conrelid <> 0 AND k.conparentid = 0
  AND (k.coninhcount = 0 OR k.conislocal)
ORDER BY k.conname`;
}

export function primaryKeyOf(row: ConstraintRow): PrimaryKey {
  return {
    name: row.name,
    columns: keyColumns(row),
    ...includeOf(row),
    ...(row.period && { withoutOverlaps: true }),
    ...deferrableOf(row),
    ...commentOf(row),
  };
}

export function uniqueOf(row: ConstraintRow): Unique {
  return {
    name: row.name,
    columns: keyColumns(row),
    ...includeOf(row),
    ...(row.nulls_not_distinct && { nullsNotDistinct: true }),
    ...(row.period && { withoutOverlaps: true }),
    ...deferrableOf(row),
    ...commentOf(row),
  };
}

export function checkOf(row: ConstraintRow): Check {
  return {
    name: row.name,
    expression: row.expression ?? "",
    ...(row.no_inherit && { noInherit: true }),
    ...validityOf(row),
    ...commentOf(row),
  };
}

export function foreignKeyOf(row: ConstraintRow, place: (schema: string, name: string) => QualifiedName): ForeignKey {
  const [onDelete, onUpdate] = [actions[row.on_delete], actions[row.on_update]];
  return {
    name: row.name,
    columns: row.columns ?? [],
    references: { ...place(row.target_schema!, row.target!), columns: row.target_columns ?? [] },
    ...(onDelete && { onDelete }),
    ...(onUpdate && { onUpdate }),
    ...(row.match === "f" && { match: "full" as const }),
    ...(row.delete_columns !== null && { onDeleteColumns: row.delete_columns }),
    ...(row.period && { period: true }),
    ...deferrableOf(row),
    ...validityOf(row),
    ...commentOf(row),
  };
}

/** What is not enforced was never validated. */
function validityOf({ enforced, validated }: ConstraintRow): { readonly notEnforced?: true; readonly notValid?: true } {
  if (!enforced) return { notEnforced: true };
  return validated ? {} : { notValid: true };
}

const actions: Readonly<Record<string, ReferentialAction>> = {
  c: "cascade",
  r: "restrict",
  n: "set null",
  d: "set default",
};

/** The columns of the constraint's own: PostgreSQL counts included ones among them in no version. */
function keyColumns({ columns, include }: ConstraintRow): readonly string[] {
  const extra = new Set(include ?? []);
  return (columns ?? []).filter((name) => !extra.has(name));
}

function includeOf({ include }: ConstraintRow): { readonly include?: readonly string[] } {
  return include === null ? {} : { include };
}

function deferrableOf({ deferrable, deferred }: ConstraintRow): { readonly deferrable?: Deferrable } {
  return deferrable ? { deferrable: deferred ? "deferred" : "immediate" } : {};
}

function commentOf({ comment }: ConstraintRow): { readonly comment?: string } {
  return comment === null ? {} : { comment };
}
