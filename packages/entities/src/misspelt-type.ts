import { distance } from "fastest-levenshtein";

/** The words of `@Column`'s `type` that are known on every engine, with their arguments left out. */
const known = (
  "int integer number smallint tinyint mediumint bigint float double real decimal numeric boolean bool " +
  "varchar char string text tinytext mediumtext longtext blob bytea tinyblob mediumblob longblob binary " +
  "varbinary uuid date time datetime timestamp timestamptz json jsonb enum set array serial smallserial " +
  "bigserial"
).split(" ");

/** Engines' own types that are a letter or two from one of the words above. */
const alike = new Set(
  (
    "bit bits box cidr circle citext clob character daterange dec fixed float4 float8 hstore inet inet4 inet6 " +
    "int1 int2 int3 int4 int8 int4range int8range interval line lseg ltree lquery money multirange name nchar " +
    "nclob numrange nvarchar number oid path point polygon rowid serial2 serial4 serial8 timetz tsrange " +
    "tstzrange tsquery tsvector unit unknown vector void xid xml year geometry geography linestring multipoint " +
    "halfvec bitvec long middleint varchar2 nvarchar2 varcharacter varbit regtype txid cube seg any none num " +
    "smallmoney smalldatetime datetime2 datetimeoffset image ntext bfile raw uint uint8 ulid uuids"
  ).split(" "),
);

/**
 * The word that was meant where `name` is one letter from it (two in a long word) and no type of an engine itself. A
 * type with a schema, with
 * quotes or of several words is taken as it is.
 */
export function misspeltType(name: string): string | undefined {
  if (alike.has(name) || known.includes(name) || name.length < 3) return undefined;
  const allowed = name.length >= 6 ? 2 : 1;
  return known.find((word) => word.length >= 3 && distance(name, word) <= allowed && name[0] === word[0]);
}
