import { id, sql, type Column, type Sequence, type SqlText } from "@stingerloom/schema-diff";
import { toRoundTripSafeSql } from "../sql/to-round-trip-safe-sql";
import { columnDefaultSql } from "./render-default";
import { typeSql } from "./render-type";

/**
 * A column as CREATE TABLE and ADD COLUMN take it. `inlineKey`: it is the whole primary key, which then reads better
 * here.
 */
export function columnSql(column: Column, inlineKey = false): SqlText {
  const { name, nullable, autoIncrement, generated, collation } = column;
  const parts = sql`${id(name)} ${serialOrType(column)}`;
  const serial = autoIncrement?.kind === "autoIncrement";
  return sql`${parts}${collation !== undefined && sql` COLLATE ${collationSql(collation)}`}${defaultClause(column)}${identityClause(column)}${
    generated &&
    ` GENERATED ALWAYS AS (${toRoundTripSafeSql(generated.expression)}) ${generated.stored ? "STORED" : "VIRTUAL"}`
  }${!nullable && !inlineKey && !serial && " NOT NULL"}${inlineKey && " PRIMARY KEY"}`;
}

/** `serial` is a type, a sequence and a default in one word. */
function serialOrType({ autoIncrement, type }: Column): SqlText {
  if (autoIncrement?.kind !== "autoIncrement" || type.kind !== "integer") return typeSql(type);
  return [type.bits === 64 ? "BIGSERIAL" : type.bits <= 16 ? "SMALLSERIAL" : "SERIAL"];
}

function defaultClause(column: Column): string | false {
  const text = columnDefaultSql(column);
  return text !== undefined && ` DEFAULT ${text}`;
}

function identityClause({ autoIncrement }: Column): string | false {
  return autoIncrement?.kind === "identity" && ` ${identitySql(autoIncrement)}`;
}

/** `GENERATED … AS IDENTITY`, with the sequence's options. */
export function identitySql({ always, sequence }: Extract<Column["autoIncrement"], { kind: "identity" }>): string {
  const options = sequence === undefined ? "" : sequenceOptions(sequence);
  return `GENERATED ${always ? "ALWAYS" : "BY DEFAULT"} AS IDENTITY${options === "" ? "" : ` (${options})`}`;
}

/** Options of CREATE and ALTER SEQUENCE; those that are absent are not written. */
export function sequenceOptions({ type, start, increment, min, max, cache, cycle }: Partial<Sequence>): string {
  return [
    type !== undefined && `AS ${type}`,
    increment !== undefined && `INCREMENT BY ${increment}`,
    min !== undefined && `MINVALUE ${min}`,
    max !== undefined && `MAXVALUE ${max}`,
    start !== undefined && `START WITH ${start}`,
    cache !== undefined && `CACHE ${cache}`,
    cycle !== undefined && (cycle ? "CYCLE" : "NO CYCLE"),
  ]
    .filter((part) => part !== false)
    .join(" ");
}

/** `"C"`, `pg_catalog."de_DE"`: a schema may stand before it. */
export function collationSql(collation: string): SqlText {
  const [schema, name] = collation.includes(".") ? collation.split(".", 2) : [undefined, collation];
  return schema === undefined ? id(name!) : sql`${id(schema)}.${id(name!)}`;
}
