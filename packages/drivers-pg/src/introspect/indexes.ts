import type { Index, IndexPart } from "@stingerloom/schema-diff";
import { splitParameter } from "./tables";

export interface IndexRow {
  readonly table: string;
  readonly name: string;
  readonly method: string;
  readonly unique: boolean;
  readonly nulls_not_distinct: boolean;
  readonly predicate: string | null;
  readonly parameters: string[] | null;
  readonly comment: string | null;
  readonly parts: readonly PartRow[];
  readonly include: string[] | null;
}

interface PartRow {
  readonly column: string | null;
  readonly expression: string;
  readonly option: number;
  readonly orderable: boolean;
  readonly operator_class: string | null;
  readonly collation: string | null;
}

/** The parameters of a part's operator class. */
const classOptions = `(SELECT format(' (%s)', string_agg(format('%I=%L', split_part(o, '=', 1), substr(o, strpos(o,
  '=') + 1)), ', '))
        FROM pg_attribute a CROSS JOIN unnest(a.attoptions) o WHERE a.attrelid = i.indexrelid AND a.attnum = p
        HAVING count(*) > 0)`;

/** Is it an index of a partitioned table alone, on which no constraint stands? `index` is a row of pg_index. */
export function isIndexApart(index: string): string {
  return `NOT ${index}.indisvalid AND (SELECT o.relkind FROM pg_class o WHERE o.oid = ${index}.indrelid) = 'p'
  AND NOT EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = ${index}.indexrelid) AND NOT EXISTS (SELECT 1
  FROM pg_constraint k WHERE k.conindid = ${index}.indexrelid)`;
}

/**
 * Indexes that no constraint stands on and that no index of a partitioned table brought along. One that a failed
 * concurrent build left is not there for us: `invalidIndexes` tells of it.
 */
export function indexesQuery(own: string, version: number): string {
  return `
SELECT i.indrelid::text AS table, x.relname AS name, m.amname AS method, i.indisunique AS unique,
  ${version >= 15 ? "i.indnullsnotdistinct" : "false"} AS nulls_not_distinct, pg_get_expr(i.indpred,
  i.indrelid) AS predicate,
  x.reloptions AS parameters, obj_description(x.oid, 'pg_class') AS comment,
  (SELECT json_agg(json_build_object(
      'column', CASE WHEN i.indkey[p - 1] <> 0 THEN (SELECT a.attname FROM pg_attribute a
      WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[p - 1]) END,
      'expression', pg_get_indexdef(i.indexrelid, p, true), 'option', i.indoption[p - 1], 'orderable',
      m.amname = 'btree',
      'operator_class', CASE WHEN NOT o.opcdefault OR ${classOptions} IS NOT NULL THEN CASE
      WHEN pg_opclass_is_visible(o.oid) THEN quote_ident(o.opcname)
      ELSE quote_ident(onn.nspname) || '.' || quote_ident(o.opcname) END || COALESCE(${classOptions}, '') END,
      'collation', (SELECT CASE WHEN cn.nspname = 'pg_catalog' THEN co.collname
      ELSE cn.nspname || '.' || co.collname END
        FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
        WHERE co.oid = i.indcollation[p - 1] AND co.oid IS DISTINCT FROM CASE WHEN i.indkey[p - 1] <> 0
          THEN (SELECT a.attcollation FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[p - 1])
          ELSE (SELECT a.attcollation FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attnum = p
          AND co.collname = 'default') END)
    ) ORDER BY p)
   FROM generate_series(1, i.indnkeyatts) p JOIN pg_opclass o ON o.oid = i.indclass[p - 1]
   JOIN pg_namespace onn ON onn.oid = o.opcnamespace) AS parts,
  CASE WHEN i.indnatts > i.indnkeyatts THEN (
    SELECT array_agg(a.attname::text ORDER BY p) FROM generate_series(i.indnkeyatts + 1, i.indnatts) p
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[p - 1]) END AS include
FROM pg_index i
JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_am m ON m.oid = x.relam
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE ${own} AND c.relkind IN ('r', 'p') AND i.indisvalid AND NOT EXISTS (SELECT 1 FROM pg_inherits h
  WHERE h.inhrelid = i.indexrelid) AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid
  AND k.contype IN ('p', 'u', 'x'))
ORDER BY x.relname`;
}

export function indexOf(row: IndexRow): Index {
  const parameters = Object.fromEntries((row.parameters ?? []).map(splitParameter));
  return {
    name: row.name,
    parts: row.parts.map(partOf),
    ...(row.unique && { unique: true }),
    ...(row.method !== "btree" && { using: row.method }),
    ...(row.predicate !== null && { where: row.predicate }),
    ...(row.include !== null && { include: row.include }),
    ...(row.nulls_not_distinct && { nullsNotDistinct: true }),
    ...(Object.keys(parameters).length > 0 && { with: parameters }),
    ...(row.comment !== null && { comment: row.comment }),
  };
}

/** indoption: 1 descending, 2 nulls first (postgresql.org/docs/current/catalog-pg-index.html). */
function partOf({
  column,
  expression,
  option,
  orderable,
  operator_class: operatorClass,
  collation,
}: PartRow): IndexPart {
  const descending = orderable && (option & 1) !== 0;
  const nullsFirst = (option & 2) !== 0;
  return {
    ...(column === null ? { expression: withoutParentheses(expression) } : { column }),
    ...(descending && { descending }),
    ...(orderable && nullsFirst !== descending && { nulls: nullsFirst ? ("first" as const) : ("last" as const) }),
    ...(operatorClass !== null && { operatorClass }),
    ...(collation !== null && { collation }),
  };
}

/** pg_get_indexdef puts parentheses around all but calls. */
function withoutParentheses(text: string): string {
  if (!text.startsWith("(") || !text.endsWith(")")) return text;
  let depth = 0;
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] === "(") depth++;
    if (text[i] === ")") depth--;
    if (depth === 0) return text;
  }
  return text.slice(1, -1);
}
