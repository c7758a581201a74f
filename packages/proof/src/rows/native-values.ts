import type { Literal, LiteralWriter } from "./literal";

/** Texts that types which only one engine has take, by the beginnings of their names. */
const texts: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(citext|name|bpchar|"?char"?|regclass)/, ["a", "b", "c"]],
  [/^inet|^inet6/, ["10.0.0.1", "10.0.0.2", "10.0.0.3"]],
  [/^cidr/, ["10.0.0.0/8", "10.1.0.0/16", "10.2.0.0/16"]],
  [/^macaddr8/, ["08:00:2b:01:02:03:04:05", "08:00:2b:01:02:03:04:06"]],
  [/^macaddr/, ["08:00:2b:01:02:03", "08:00:2b:01:02:04"]],
  [/^interval/, ["1 day", "2 days", "3 days"]],
  [/^money|^oid|^xid|^numeric|^year/, ["1", "2", "3"]],
  [/^xml/, ["<a/>", "<b/>"]],
  [/^(int4|int8|num)range/, ["[1,2)", "[3,4)", "[5,6)"]],
  [/^(int4|int8|num)multirange/, ["{[1,2)}", "{[3,4)}"]],
  [/^daterange/, ["[2026-01-01,2026-01-02)", "[2026-01-03,2026-01-04)", "[2026-01-05,2026-01-06)"]],
  [/^ts(tz)?range/, ['["2026-01-01 10:00:00","2026-01-01 11:00:00")', '["2026-01-02 10:00:00","2026-01-02 11:00:00")']],
  [/^datemultirange/, ["{[2026-01-01,2026-01-02)}"]],
  [/^tsvector|^tsquery|^ltree/, ["a", "b", "c"]],
  [/^hstore/, ["a=>1", "b=>2"]],
  [/^bit varying|^varbit/, ["1", "0"]],
  [/^lseg/, ["[(0,0),(1,1)]"]],
  [/^box|^circle|^path|^polygon/, ["((0,0),(1,1))", "<(0,0),1>"]],
  [/^timetz|^time with/, ["10:00:00+00", "11:00:00+00"]],
  [/^pg_lsn/, ["0/1", "0/2"]],
  [/^jsonpath/, ["$.a", "$.b"]],
  [/^uuid/, ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"]],
];

/** Values that are expressions, where texts are not taken. */
const expressions: readonly (readonly [RegExp, readonly Literal[]])[] = [
  [/^bit\b/, ["B'1'", "B'0'"]],
  [/^(geometry|point)\b/, ["ST_GeomFromText('POINT(1 1)')", "ST_GeomFromText('POINT(2 2)')", "'(1,1)'"]],
  [/^linestring\b/, ["ST_GeomFromText('LINESTRING(0 0,1 1)')"]],
  [/^polygon\b/, ["ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 0))')"]],
];

/** What an unknown type may take: its engine says whether it does. */
const anything: readonly string[] = ["1", "a", "a@b.cd", "2026-01-01", "00000", "(1,1)", "{}", "abc"];

/** Values that a type in the engine's own words may take, the likely ones first. */
export function nativeValues(sql: string, write: LiteralWriter): readonly Literal[] {
  const name = sql.toLowerCase().replace(/^.*\./, "").replace(/^"/, "");
  const made = expressions.filter(([pattern]) => pattern.test(name)).flatMap(([, values]) => values);
  const known = texts.filter(([pattern]) => pattern.test(name)).flatMap(([, values]) => values);
  return [...made, ...(known.length + made.length > 0 ? known : anything).map(write.text)];
}
