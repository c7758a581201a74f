import { quoteLiteral } from "../sql/quote";
import { partSql, partsSql } from "./object-sql";
import { notOfExtension } from "./scope";

/**
 * Is the sequence that of a `serial` column: owned by an integer column whose default takes its next value, and beside
 * the column's table? `owned` is the row of pg_depend that says whose it is.
 */
export function isSerialSql(sequence: string, owned: string): string {
  return `EXISTS (SELECT 1 FROM pg_attribute sa JOIN pg_attrdef sd ON sd.adrelid = sa.attrelid
    AND sd.adnum = sa.attnum JOIN pg_class st ON st.oid = sa.attrelid JOIN pg_class sq ON sq.oid = ${sequence}
    WHERE sa.attrelid = ${owned}.refobjid AND sa.attnum = ${owned}.refobjsubid AND sa.attidentity = ''
    AND sa.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
      AND st.relnamespace = sq.relnamespace AND pg_get_expr(sd.adbin, sd.adrelid) = 'nextval(''' ||
      replace(sq.oid::regclass::text, '''', '''''') || '''::regclass)')`;
}

/**
 * Sequences that columns own, with the column: found once for all that is asked of them, as each look at defaults costs
 * the planner much.
 */
export function ownedSequencesQuery(): string {
  return `SELECT s.oid AS sequence, sn.nspname AS sequence_schema, s.relname AS sequence_name,
    c.relnamespace AS namespace, c.relname AS table_name, c.relkind AS table_kind,
  c.relispartition AS is_partition, a.attname AS column_name, a.atttypid AS column_type, a.attnotnull AS not_null,
  d.deptype AS tie, d.deptype = 'a' AND ${isSerialSql("s.oid", "d")} AS serial
FROM pg_class s JOIN pg_namespace sn ON sn.oid = s.relnamespace JOIN pg_depend d ON d.classid = 'pg_class'::regclass
  AND d.objid = s.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
  JOIN pg_class c ON c.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
WHERE s.relkind = 'S' AND ${notOfExtension("pg_class", "s.oid")}`;
}

/** `ownedSequencesQuery` stands before the query under this name. */
export const OWNED_SEQUENCES = "owned_sequences";
const fromOwned = `FROM ${OWNED_SEQUENCES} o JOIN pg_namespace n ON n.oid = o.namespace`;
const sequence = "format('%I.%I', o.sequence_schema, o.sequence_name)";
const comment = "obj_description(o.sequence, 'pg_class')";
const setComment = `format('COMMENT ON SEQUENCE %s IS %L', ${sequence}, ${comment})`;
const dropComment = `format('COMMENT ON SEQUENCE %s IS NULL', ${sequence})`;
const ofTable =
  "'needs', json_build_array(json_build_object('schema', n.nspname, 'name', o.table_name, 'column', o.column_name))";

/**
 * Sequences that stand on their own (those of serial and identity columns belong to the column), and what else there is
 * to say of a sequence.
 */
export function sequencesQuery(own: string): string {
  return [sequences(own), owners(own), serialSequences(own), identitySequences(own)].join("\nUNION ALL\n");
}

function sequences(own: string): string {
  return `SELECT 'sequence', n.nspname::text, s.relname::text, NULL, json_build_object('type', format_type(q.seqtypid,
    NULL), 'start', q.seqstart::text,
  'increment', q.seqincrement::text, 'min', q.seqmin::text, 'max', q.seqmax::text, 'cache', q.seqcache::text, 'cycle',
  q.seqcycle, 'comment', obj_description(s.oid, 'pg_class'))
FROM pg_class s JOIN pg_sequence q ON q.seqrelid = s.oid JOIN pg_namespace n ON n.oid = s.relnamespace WHERE ${own}
  AND ${notOfExtension("pg_class", "s.oid")}
  AND NOT EXISTS (SELECT 1 FROM ${OWNED_SEQUENCES} o WHERE o.sequence = s.oid AND (o.tie = 'i' OR o.serial))`;
}

/** One that goes with a column though the column does not count by it alone. */
function owners(own: string): string {
  const head = partSql({
    name: "",
    create: [`format('ALTER SEQUENCE %s OWNED BY %I.%I.%I', ${sequence}, n.nspname, o.table_name, o.column_name)`],
    drop: [`format('ALTER SEQUENCE %s OWNED BY NONE', ${sequence})`],
  });
  return `SELECT 'sequence owner', n.nspname::text, o.sequence_name::text, o.table_name::text,
    json_build_object('parts', ${partsSql(head)}, ${ofTable})
${fromOwned} WHERE o.tie = 'a' AND NOT o.serial AND ${own}`;
}

/** These are settings of the column's. */
const noObject = partSql({ name: "", create: [], drop: [] });
/** Those of partitions follow their table's. */
const isOfTable = "o.table_kind IN ('r', 'p') AND NOT o.is_partition";
/** What `serial` calls its sequence; it cuts names that are long. */
const usualName =
  "CASE WHEN octet_length(o.table_name || o.column_name) <= 58 THEN o.table_name || '_' || " +
  "o.column_name || '_seq' ELSE o.sequence_name END";

/**
 * The server refuses bounds that the sequence's value does not lie in: it restarts then. `alter` and the bounds are SQL
 * expressions.
 */
function inBounds(alter: string, min: string, max: string): string {
  const statement = quoteLiteral(
    "DO $do$BEGIN IF (SELECT last_value BETWEEN %s AND %s FROM %s) THEN %s; ELSE %s RESTART; END IF; END$do$",
  );
  return (
    `CASE WHEN q.seqmin = 1 AND q.seqmax > 1000000 THEN ${alter} ELSE format(${statement}, ${min}, ` +
    `${max}, ${sequence}, ${alter}, ${alter}) END`
  );
}

/** The server may have called it so already, where another has the usual name. */
function rename(to: string): string {
  const statement = quoteLiteral(
    "DO $do$DECLARE name text := pg_get_serial_sequence(%L, %L); " +
      "BEGIN IF (SELECT relname FROM pg_class WHERE oid = name::regclass) <> %L THEN EXECUTE 'ALTER " +
      "SEQUENCE ' || name || %L; END IF; END$do$",
  );
  return (
    `format(${statement}, format('%I.%I', n.nspname, o.table_name), o.column_name, ${to}, format(' ` +
    `RENAME TO %I', ${to}))`
  );
}

const unusualName = partSql({
  name: "name",
  create: [rename("o.sequence_name")],
  drop: [rename(usualName)],
  replace: [rename("o.sequence_name")],
  when: `o.sequence_name <> ${usualName}`,
});

const said = partSql({
  name: "comment",
  create: [setComment],
  drop: [dropComment],
  replace: [setComment],
  when: `${comment} IS NOT NULL`,
});

/** The options of an identity column's sequence are those of the column. */
function identitySequences(own: string): string {
  return `SELECT 'identity sequence', n.nspname::text, o.column_name::text, o.table_name::text,
    json_build_object('parts', ${partsSql(noObject, unusualName, said)}, ${ofTable})
${fromOwned} WHERE o.tie = 'i' AND ${isOfTable} AND ${own} AND (o.sequence_name <> ${usualName}
  OR ${comment} IS NOT NULL)`;
}

/**
 * The name and the options of a serial column's sequence, which may be others than the usual; and that the column may
 * be null after all.
 */
function serialSequences(own: string): string {
  const greatest =
    "CASE q.seqtypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647 ELSE 9223372036854775807 END";
  const cycle = "CASE WHEN q.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END";
  const set =
    `format('ALTER SEQUENCE %s AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s ` +
    `%s', ${sequence}, format_type(q.seqtypid, NULL), q.seqincrement, q.seqmin, q.seqmax, ` +
    `q.seqstart, q.seqcache, ${cycle})`;
  const nonDefaultSequenceOptions =
    `q.seqtypid <> o.column_type OR q.seqincrement <> 1 OR q.seqmin <> 1 OR q.seqmax <> ${greatest} ` +
    `OR q.seqstart <> 1 OR q.seqcache <> 1 OR q.seqcycle`;
  const reset =
    `format('ALTER SEQUENCE %s AS %s INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO ` +
    `CYCLE', ${sequence}, format_type(o.column_type, NULL))`;
  const setInBounds = inBounds(set, "q.seqmin", "q.seqmax");
  const options = partSql({
    name: "options",
    create: [setInBounds],
    drop: [inBounds(reset, "1", "9223372036854775807")],
    replace: [setInBounds],
    when: nonDefaultSequenceOptions,
  });
  const alterNull = (action: string) =>
    `format('ALTER TABLE %I.%I ALTER COLUMN %I ${action} NOT NULL', n.nspname, o.table_name, o.column_name)`;
  const nullable = partSql({
    name: "nullable",
    create: [alterNull("DROP")],
    drop: [alterNull("SET")],
    when: "NOT o.not_null",
  });
  return `SELECT 'serial sequence', n.nspname::text, o.column_name::text, o.table_name::text,
    json_build_object('parts', ${partsSql(noObject, unusualName, options, said, nullable)}, ${ofTable})
${fromOwned} JOIN pg_sequence q ON q.seqrelid = o.sequence WHERE o.serial AND ${isOfTable} AND ${own}
  AND (o.sequence_name <> ${usualName} OR ${nonDefaultSequenceOptions} OR ${comment} IS NOT NULL OR NOT o.not_null)`;
}
