import type { AutoIncrement, Column, ColumnType, DefaultValue, QualifiedName, Table } from "@stingerloom/schema-diff";
import { parseDefault } from "../normalize/parse-default";
import { parseType } from "../model/parse-type";
import { literalSql } from "../render/render-default";
import { partitioning } from "../model/table-options";
import { nonDefaultSequenceOptions } from "../model/non-default-sequence-options";
import { restoreSql } from "./restore-sql";
import { notOfExtension } from "./scope";
import { isSerialSql } from "./sequences";

export interface TableRow {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  /** `r` table, `p` partitioned table, `f` foreign table. */
  readonly kind: string;
  readonly persistence: string;
  readonly is_partition: boolean;
  /** What it inherits from, a partitioned table among them. */
  readonly parents: readonly { readonly oid: string; readonly schema: string; readonly name: string }[] | null;
  readonly partition_key: string | null;
  readonly partition_bound: string | null;
  readonly parameters: string[] | null;
  readonly comment: string | null;
  readonly restore: readonly string[] | null;
  readonly columns: readonly ColumnRow[] | null;
  readonly not_null_names: Readonly<Record<string, string>> | null;
}

interface ColumnRow {
  readonly name: string;
  /** False of a column that is there because a parent has it. */
  readonly local: boolean;
  /** True of a column that a parent has. */
  readonly inherited: boolean;
  readonly type: string;
  readonly enum_schema: string | null;
  readonly enum_name: string | null;
  readonly dimensions: number;
  readonly not_null: boolean;
  readonly expression: string | null;
  readonly generated: string;
  readonly identity: string;
  readonly serial: boolean;
  readonly collation_schema: string | null;
  readonly collation: string | null;
  readonly comment: string | null;
  readonly sequence:
    (Record<"type" | "start" | "increment" | "min" | "max" | "cache", string> & { readonly cycle: boolean }) | null;
}

const notNullNames =
  "COALESCE((SELECT json_object_agg(a.attname, k.conname) FROM pg_constraint k JOIN pg_attribute a " +
  "ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] WHERE k.conrelid = c.oid AND k.contype = " +
  "'n' AND (k.conislocal OR NOT EXISTS (SELECT 1 FROM pg_inherits h JOIN pg_constraint p ON " +
  "p.conrelid = h.inhparent AND p.conname = k.conname WHERE h.inhrelid = c.oid))), '{}')";

/** Tables with their columns, one row for a table. */
export function tablesQuery(own: string, temporary: boolean, version: number): string {
  return `
SELECT c.oid::text AS oid, n.nspname AS schema, c.relname AS name, c.relkind::text AS kind,
  c.relpersistence::text AS persistence,
  c.relispartition AS is_partition,
  c.reloptions || (SELECT array_agg('toast.' || o) FROM pg_class x CROSS JOIN unnest(x.reloptions) o
  WHERE x.oid = c.reltoastrelid) AS parameters, obj_description(c.oid, 'pg_class') AS comment,
  ${restoreSql("format('%I.%I', n.nspname, c.relname)", "'TABLE'", "format('%I.%I', n.nspname, c.relname)", "c.relacl", "c.relowner", { columnsOf: "c.oid" })} AS restore,
  CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
  CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
  ${version >= 18 ? notNullNames : "NULL"} AS not_null_names,
  (SELECT json_agg(json_build_object('oid', r.oid::text, 'schema', rn.nspname, 'name', r.relname) ORDER BY h.inhseqno)
   FROM pg_inherits h JOIN pg_class r ON r.oid = h.inhparent JOIN pg_namespace rn ON rn.oid = r.relnamespace
   WHERE h.inhrelid = c.oid) AS parents,
  (SELECT json_agg(json_build_object(
      'name', a.attname, 'local', a.attislocal, 'inherited', a.attinhcount > 0, 'type', format_type(a.atttypid,
      a.atttypmod), 'dimensions', a.attndims,
      'enum_schema', en.nspname, 'enum_name', et.typname,
      'not_null', a.attnotnull, 'expression', pg_get_expr(d.adbin, d.adrelid), 'generated', a.attgenerated::text,
      'identity', a.attidentity::text,
      'serial', s.seqrelid IS NOT NULL AND a.attidentity = '',
      'collation_schema', CASE WHEN a.attcollation <> t.typcollation THEN cn.nspname END,
      'collation', CASE WHEN a.attcollation <> t.typcollation THEN co.collname END,
      'comment', col_description(c.oid, a.attnum),
      'sequence', CASE WHEN s.seqrelid IS NOT NULL THEN json_build_object('type', format_type(s.seqtypid, NULL),
      'start', s.seqstart::text, 'increment', s.seqincrement::text,
        'min', s.seqmin::text, 'max', s.seqmax::text, 'cache', s.seqcache::text, 'cycle', s.seqcycle) END
    ) ORDER BY a.attnum)
   FROM pg_attribute a
   JOIN pg_type t ON t.oid = a.atttypid
   LEFT JOIN pg_type et ON et.oid = CASE WHEN t.typtype = 'e' THEN t.oid WHEN t.typelem <> 0
   AND t.typlen = -1 THEN t.typelem END AND et.typtype = 'e'
   LEFT JOIN pg_namespace en ON en.oid = et.typnamespace
   LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   LEFT JOIN pg_collation co ON co.oid = a.attcollation
   LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
   LEFT JOIN LATERAL (
     SELECT q.* FROM pg_depend p JOIN pg_sequence q ON q.seqrelid = p.objid
     WHERE p.classid = 'pg_class'::regclass AND p.refclassid = 'pg_class'::regclass AND p.refobjid = a.attrelid
     AND p.refobjsubid = a.attnum
       AND (p.deptype = 'i' OR (p.deptype = 'a' AND ${isSerialSql("q.seqrelid", "p")}))
     LIMIT 1) s ON true
   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence ${temporary ? "=" : "<>"} 't' AND ${own}
  AND ${notOfExtension("pg_class", "c.oid")}
ORDER BY n.nspname, c.relname`;
}

/** A foreign table is only named; a table that has a parent is described by statements. */
export function standsAlone({ kind, parents }: TableRow): boolean {
  return kind !== "f" && parents === null;
}

/** The table without what other queries tell. */
export function tableOf(row: TableRow, place: (schema: string, name: string) => QualifiedName): Table {
  const parameters = Object.fromEntries((row.parameters ?? []).map((text) => splitParameter(text)));
  const native = {
    ...parameters,
    ...(row.persistence === "u" && { unlogged: "true" }),
    ...(row.partition_key !== null && { [partitioning]: row.partition_key }),
  };
  return {
    ...place(row.schema, row.name),
    columns: (row.columns ?? []).map((column) => columnOf(column, place)),
    uniques: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
    options: { native },
    ...(row.comment !== null && { comment: row.comment }),
    ...(row.restore !== null && { restore: row.restore }),
    ...(row.not_null_names !== null && { notNullNames: row.not_null_names }),
  };
}

export function splitParameter(text: string): [string, string] {
  const at = text.indexOf("=");
  return [text.slice(0, at), text.slice(at + 1)];
}

function columnOf(row: ColumnRow, place: (schema: string, name: string) => QualifiedName): Column {
  const type = typeOf(row, place);
  const autoIncrement = autoIncrementOf(row, type);
  const generated =
    row.generated !== "" && row.expression !== null
      ? { expression: row.expression, stored: row.generated === "s" }
      : undefined;
  const value = autoIncrement || generated || row.expression === null ? undefined : parseDefault(row.expression, type);
  return {
    name: row.name,
    type,
    // Of a serial column that is all the same nullable its sequence tells.
    nullable: !row.not_null && autoIncrement === undefined,
    default: value,
    ...(autoIncrement && { autoIncrement }),
    ...(generated && { generated }),
    ...(row.collation !== null && {
      collation: row.collation_schema === "pg_catalog" ? row.collation : `${row.collation_schema}.${row.collation}`,
    }),
    ...(row.comment !== null && { comment: row.comment }),
    ...(row.expression !== null &&
      !autoIncrement &&
      !generated &&
      hasForms(row.expression, value, row.type, type) && {
        source: { sql: row.expression, ...(value && { default: value }) },
      }),
  };
}

/** Would the default, written as we write it, come out as another text of the same meaning? */
function hasForms(text: string, value: DefaultValue | undefined, typeName: string, type: ColumnType): boolean {
  if (value === undefined) return true;
  if (value.kind === "expression" || (type.kind === "array" ? type.of : type).kind === "enumRef") return false;
  const literal = literalSql(value.value, type);
  if (/^(integer|decimal|float)$/.test(type.kind)) return numberForm(literal) !== text;
  const cast = typeName.replace(/\([\d,]+\)/, "").replace(/^character(?=$|\[)/, "bpchar");
  return ![literal, `${literal}::${cast}`, `'${literal}'::${cast}`].includes(text);
}

/**
 * The server's text of a number that was written without quotes: it is of the smallest type that holds it, whatever the
 * column's.
 */
function numberForm(literal: string): string {
  const whole = /^-?\d+$/.test(literal) ? BigInt(literal) : undefined;
  const type = whole === undefined ? "numeric" : fits(whole, 32) ? "integer" : fits(whole, 64) ? "bigint" : "numeric";
  return literal.startsWith("-") || (whole !== undefined && type !== "integer") ? `'${literal}'::${type}` : literal;
}

function fits(value: bigint, bits: number): boolean {
  return BigInt.asIntN(bits, value) === value;
}

function typeOf(row: ColumnRow, place: (schema: string, name: string) => QualifiedName): ColumnType {
  if (row.enum_name === null) return parseType(row.type);
  const type: ColumnType = { kind: "enumRef", ...place(row.enum_schema ?? "public", row.enum_name) };
  return row.type.endsWith("]") ? { kind: "array", of: type } : type;
}

function autoIncrementOf({ identity, serial, sequence }: ColumnRow, type: ColumnType): AutoIncrement | undefined {
  if (identity !== "") {
    const options = sequence === null ? {} : nonDefaultSequenceOptions(sequence, type);
    return {
      kind: "identity",
      always: identity === "a",
      ...(Object.keys(options).length > 0 && { sequence: options }),
    };
  }
  return serial && type.kind === "integer" ? { kind: "autoIncrement" } : undefined;
}
