import { sql, type ColumnType, type SqlText } from "@stingerloom/schema-diff";
import { typeSql } from "./render-type";

/**
 * A value of one type as one of another: exact, or it fails. Where the server has no cast between the two
 * (postgresql.org/docs/current/sql-createcast.html#SQL-CREATECAST-NOTES) the way leads by a type that both have one
 * with, at last by text, which every type can be read from and written as.
 */
export function conversion(value: SqlText, from: ColumnType, type: ColumnType): SqlText {
  const to = unbounded(type);
  if (isJson(to)) return toJson(value, from, to);
  if (isJson(from)) return fromJson(value, to);
  if (from.kind === "array" || to.kind === "array") return arrayConversion(value, from, to);
  // A cast would read and write the bytes' spelling, not the text that they are.
  if (from.kind === "blob") return conversion(sql`convert_from(${value}, 'UTF8')`, text, to);
  if (to.kind === "blob") return sql`convert_to(${conversion(value, from, text)}, 'UTF8')`;
  return casts(value, [...way(from, to), to]);
}

const text: ColumnType = { kind: "text" };

/** A cast to a length would cut off what is longer; the column itself refuses it. */
function unbounded(type: ColumnType): ColumnType {
  if (type.kind === "array") return arrayOf(unbounded(type.of));
  return isText(type) ? text : type;
}

/** An array of one element stands for the element: of any other length it is no value of another type. */
function arrayConversion(value: SqlText, from: ColumnType, to: ColumnType): SqlText {
  if (from.kind === "array" && to.kind === "array") return casts(value, [...way(from.of, to.of), to.of].map(arrayOf));
  if (to.kind === "array")
    return sql`CASE WHEN ${value} IS NULL THEN NULL ELSE ARRAY[${conversion(value, from, to.of)}] END`;
  if (from.kind !== "array") return conversion(value, from, to);
  const element = conversion(sql`${value}[array_lower(${value}, 1)]`, from.of, to);
  const refusal = casts(sql`('not one element: ' || ${value}::text)`, [{ kind: "integer", bits: 32 }, text, to]);
  return sql`CASE WHEN ${value} IS NULL THEN NULL WHEN array_ndims(${value}) = 1 AND cardinality(${value}) = 1 THEN ${element} ELSE ${refusal} END`;
}

function arrayOf(of: ColumnType): ColumnType {
  return { kind: "array", of };
}

/** Text is taken for a document; anything else becomes one that holds it. */
function toJson(value: SqlText, from: ColumnType, to: ColumnType): SqlText {
  if (isText(from) || isJson(from)) return casts(value, [to]);
  if (from.kind === "blob") return casts(conversion(value, from, text), [to]);
  return sql`${to.kind === "json" && to.binary ? "to_jsonb" : "to_json"}(${value})`;
}

/** A list whose strings have nothing in them that an array would read in another way. */
const plainList = String.raw`'^\[[^][{}\\]*\]$'`;

function fromJson(value: SqlText, to: ColumnType): SqlText {
  if (isText(to)) return casts(value, [to]);
  if (to.kind === "blob") return conversion(casts(value, [text]), text, to);
  if (to.kind === "array")
    return sql`CASE WHEN ${value}::text ~ ${plainList} THEN translate(${value}::text, '[]', '{}') ELSE ${value}::text END::${typeSql(to)}`;
  return conversion(sql`(${value} #>> '{}')`, text, to);
}

function casts(value: SqlText, types: readonly ColumnType[]): SqlText {
  return types.reduce((inner, type) => sql`${inner}::${typeSql(type)}`, value);
}

/** The types between the two. */
function way(from: ColumnType, to: ColumnType): readonly ColumnType[] {
  if (isText(from) || isText(to)) return [];
  const [was, is] = [nameOf(from), nameOf(to)];
  if (was !== "" && (was === is || is === was.replace(/range$/, "multirange"))) return [];
  if (direct.has(`${was} ${is}`)) return [];
  const step =
    steps[`${was} ${is}`] ??
    (isNumber(from) ? steps[`number ${is}`] : isNumber(to) ? steps[`${was} number`] : undefined);
  return [step ?? text];
}

const integer: ColumnType = { kind: "integer", bits: 32 };
const bigint: ColumnType = { kind: "integer", bits: 64 };
const numeric: ColumnType = { kind: "decimal" };

/** Casts that are exact or fail, by the names of their types without lengths. */
const direct: ReadonlySet<string> = new Set([
  ...allPairs(["smallint", "integer", "bigint", "numeric", "real", "double precision"]),
  "integer boolean",
  "boolean integer",
  "numeric money",
  "money numeric",
  "integer oid",
  "bigint oid",
  "oid bigint",
  "oid integer",
  "smallint oid",
  "integer bit",
  "bigint bit",
  "bit integer",
  "bit bigint",
  "bit bit varying",
  "bit varying bit",
  "date timestamp",
  "date timestamptz",
  "timestamp date",
  "timestamp time",
  "timestamp timestamptz",
  "timestamptz date",
  "timestamptz time",
  "timestamptz timetz",
  "timestamptz timestamp",
  "time timetz",
  "timetz time",
  "time interval",
  "interval time",
]);

/** What stands between types that have no cast, `number` being any that is not named. */
const steps: Readonly<Record<string, ColumnType>> = {
  "smallint boolean": integer,
  "bigint boolean": integer,
  "boolean number": integer,
  "number money": numeric,
  "money number": numeric,
  "number oid": bigint,
  "oid number": bigint,
  "smallint bit": integer,
  "bit smallint": integer,
};

function allPairs(names: readonly string[]): string[] {
  return names.flatMap((from) => names.filter((to) => to !== from).map((to) => `${from} ${to}`));
}

/** The type's name without length, as `direct` has it; none of an enum. */
function nameOf(type: ColumnType): string {
  if (type.kind === "timestamp") return "timestamptz";
  if (type.kind === "time") return type.withTimeZone ? "timetz" : "time";
  if (type.kind === "enumRef" || type.kind === "array") return "";
  return typeSql(type)
    .join("")
    .toLowerCase()
    .replace(/\(.*\)/, "");
}

function isText({ kind }: ColumnType): boolean {
  return kind === "char" || kind === "varchar" || kind === "text";
}

function isNumber({ kind }: ColumnType): boolean {
  return kind === "integer" || kind === "decimal" || kind === "float";
}

function isJson({ kind }: ColumnType): boolean {
  return kind === "json";
}
