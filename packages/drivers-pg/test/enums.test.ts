import { describeEngine } from "@stingerloom/testing";
import { judge, type DatabasePair } from "./between-databases";

/** Enums that change together with the columns that are of them. */
const pairs: readonly DatabasePair[] = [
  {
    name: "a column leaves the type before one of its labels is renamed",
    before: `CREATE TYPE sh AS ENUM ('a', 'b'); CREATE TABLE t (id int, x sh, y sh);
      INSERT INTO t VALUES (1, 'b', 'b')`,
    after: `CREATE TYPE sh AS ENUM ('a', 'q'); CREATE TYPE sh2 AS ENUM ('b', 'q');
      CREATE TABLE t (id int, x sh, y sh2)`,
    renames: true,
    afterUp: { sql: "SELECT x::text, y::text FROM t", rows: [{ x: "q", y: "b" }] },
  },
  {
    name: "a column leaves the type, with a label that the type loses, and another comes to it",
    before: `CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (x e, y e, z text, CONSTRAINT k UNIQUE (y));
      CREATE TABLE u (y e REFERENCES t (y)); INSERT INTO t VALUES ('a', 'b', 'c'); INSERT INTO u VALUES ('b')`,
    after: `CREATE TYPE e AS ENUM ('a', 'c'); CREATE TABLE t (x e, y text, z e, CONSTRAINT k UNIQUE (y));
      CREATE TABLE u (y text REFERENCES t (y))`,
  },
  {
    name: "a column and a table that hold a label are dropped together with it",
    before: `CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (id int, x e, y e, CONSTRAINT k UNIQUE (y));
      CREATE TABLE u (y e REFERENCES t (y)); CREATE TABLE gone (x e, g text GENERATED ALWAYS AS ('g') STORED);
      INSERT INTO t VALUES (1, 'a', 'b'); INSERT INTO u VALUES ('b'); INSERT INTO gone VALUES ('b')`,
    after: `CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (id int, x e); CREATE TABLE u (id int)`,
  },
  {
    name: "a label is added while a table that the target has not is of the type",
    before: "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (x e); CREATE TABLE other (y e DEFAULT 'a', z e[])",
    after: "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (x e)",
    tablesOnly: true,
    keepsTables: true,
    left: /\bother\b/,
  },
];

describeEngine("postgres", () => {
  it.each(pairs.map((pair) => [pair.name, pair] as const))("%s", (_, pair) => judge(pair));
});
