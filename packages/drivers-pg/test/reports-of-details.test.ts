import { describeEngine } from "@stingerloom/testing";
import { judge, type DatabasePair } from "./between-databases";

const storage: readonly DatabasePair[] = [
  {
    name: "a column that is stored in a way of its own changes its type",
    before: `CREATE TABLE r (code text, d text);
      ALTER TABLE r ALTER code SET STORAGE EXTERNAL, ALTER d SET STATISTICS 500`,
    after: `CREATE TABLE r (code varchar(30), d varchar(9));
      ALTER TABLE r ALTER code SET STORAGE EXTERNAL, ALTER d SET STATISTICS 500`,
    tablesOnly: true,
  },
  {
    name: "stored in ways of their own, with other names, under a view, and of a type that has no choice",
    before: `CREATE TABLE r (code text, d text, n int); CREATE VIEW v AS SELECT code FROM r;
      INSERT INTO r VALUES ('1', '2', 3);
      ALTER TABLE r ALTER code SET STORAGE EXTERNAL, ALTER code SET COMPRESSION pglz, ALTER d SET STORAGE MAIN`,
    after: `CREATE TABLE q (nr varchar(30), d int, n text); CREATE VIEW v AS SELECT nr AS code FROM q;
      ALTER TABLE q ALTER nr SET STORAGE EXTERNAL, ALTER nr SET COMPRESSION pglz`,
    renames: [
      { from: "r.code", to: "nr" },
      { from: "r", to: "q" },
    ],
    tablesOnly: true,
  },
];

const renames: readonly DatabasePair[] = [
  {
    name: "a column whose name needed quotes gets one that needs none, under an index, a check and a generated column",
    before: `CREATE TABLE "Doc" (id int, "Owner" text, g text GENERATED ALWAYS AS (lower("Owner")) STORED,
        CONSTRAINT c CHECK ("Owner" <> 'x'));
      CREATE INDEX i ON "Doc" (lower("Owner")); CREATE INDEX j ON "Doc" (id) WHERE "Owner" IS NOT NULL;
      INSERT INTO "Doc" VALUES (1, 'a')`,
    after: `CREATE TABLE "Doc" (id int, holder text, g text GENERATED ALWAYS AS (lower(holder)) STORED,
        CONSTRAINT c CHECK (holder <> 'x'));
      CREATE INDEX i ON "Doc" (lower(holder)); CREATE INDEX j ON "Doc" (id) WHERE holder IS NOT NULL`,
    renames: [{ from: "Doc.Owner", to: "holder" }],
    tablesOnly: true,
    up: [{ not: /DROP|CREATE/ }],
  },
  {
    name: "a column gets a name that is a word of SQL, under an index and a check",
    before: `CREATE TABLE t (id int, owner text, CONSTRAINT c CHECK (owner <> 'x'));
      CREATE INDEX i ON t (lower(owner))`,
    after: `CREATE TABLE t (id int, "user" text, CONSTRAINT c CHECK ("user" <> 'x'));
      CREATE INDEX i ON t (lower("user"))`,
    renames: [{ from: "t.owner", to: "user" }],
    tablesOnly: true,
    up: [{ not: /DROP|CREATE/ }],
  },
];

const extensions: readonly DatabasePair[] = [
  {
    name: "an extension that nothing uses moves to another schema",
    before: "CREATE SCHEMA s; CREATE EXTENSION citext",
    after: "CREATE SCHEMA s; CREATE EXTENSION citext SCHEMA s",
  },
  {
    name: "extensions move under columns, defaults, checks, indexes, views and functions that use them",
    before: `CREATE EXTENSION citext; CREATE EXTENSION "uuid-ossp";
      CREATE TABLE t (id uuid DEFAULT uuid_generate_v4(), x citext, xs citext[], CHECK (x <> 'a'::citext));
      CREATE INDEX i ON t (x); CREATE VIEW v AS SELECT x, uuid_generate_v1() AS u FROM t WHERE x = 'b';
      CREATE FUNCTION f(citext) RETURNS int LANGUAGE sql AS 'SELECT 1'; INSERT INTO t (x) VALUES ('q')`,
    after: `CREATE SCHEMA s; CREATE EXTENSION citext SCHEMA s; CREATE EXTENSION "uuid-ossp" SCHEMA s;
      CREATE TABLE t (id uuid DEFAULT s.uuid_generate_v4(), x s.citext, xs s.citext[],
        CONSTRAINT t_x_check CHECK (x OPERATOR(s.<>) 'a'::s.citext));
      CREATE INDEX i ON t (x);
      CREATE VIEW v AS SELECT x, s.uuid_generate_v1() AS u FROM t WHERE x OPERATOR(s.=) 'b';
      CREATE FUNCTION f(s.citext) RETURNS int LANGUAGE sql AS 'SELECT 1'`,
  },
  {
    name: "a function of its own gives its name to that of an extension",
    before:
      "CREATE FUNCTION unaccent(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1'; CREATE TABLE t (a text)",
    after: "CREATE EXTENSION unaccent; CREATE TABLE t (a text)",
  },
  {
    name: "an extension does not come where a table uses a function that has the name of one of its own",
    before: `CREATE FUNCTION unaccent(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
      CREATE TABLE t (a text DEFAULT unaccent('a'), b int)`,
    after: "CREATE EXTENSION unaccent; CREATE TABLE t (a text DEFAULT unaccent('a'), b bigint)",
    unsupported: [
      "extension unaccent: is not made, as function unaccent(text), which comes with it, is there on its own",
      "function unaccent(text): is kept, as a table uses it",
    ],
    left: /unaccent/,
  },
];

const inTheWay: readonly DatabasePair[] = [
  {
    name: "an enum becomes text under a view that names a label",
    before: "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (x e, z int); CREATE VIEW v AS SELECT z FROM t WHERE x = 'a'",
    after: "CREATE TABLE t (x text, z int)",
    tablesOnly: true,
    blockers: ["view v names labels of e, which t.x is no longer of", "view v uses e, which is dropped"],
  },
  {
    name: "a column is dropped that a view, a policy, a rule, a trigger and a function use",
    before: `CREATE TABLE t (x int, z int); CREATE TABLE u (y int); CREATE TABLE gone (y int);
      CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE VIEW v AS SELECT x FROM t; CREATE VIEW w AS SELECT x FROM v; CREATE VIEW other AS SELECT z FROM t;
      CREATE MATERIALIZED VIEW m AS SELECT y FROM gone; CREATE POLICY p ON t USING (x > 0);
      CREATE RULE r AS ON DELETE TO u DO ALSO INSERT INTO t (x) VALUES (1);
      CREATE TRIGGER a BEFORE UPDATE OF x ON t FOR EACH ROW EXECUTE FUNCTION g();
      CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT x FROM t; END; CREATE POLICY q ON gone USING (y > 0)`,
    after: "CREATE TABLE t (z int); CREATE TABLE u (y int)",
    tablesOnly: true,
    blockers: [
      "function f() uses t.x, which is dropped",
      "materialized view m uses gone, which is dropped",
      "policy t.p uses t.x, which is dropped",
      "rule u.r uses t.x, which is dropped",
      "trigger t.a uses t.x, which is dropped",
      "view v uses t.x, which is dropped",
    ],
  },
  {
    name: "a column under a view gets another name, and its old name a new column, which is nobody's",
    before: "CREATE TABLE t (x int, y int); CREATE VIEW v AS SELECT x FROM t; INSERT INTO t VALUES (1, 2)",
    after: "CREATE TABLE t (k int, x text); CREATE VIEW v AS SELECT k AS x FROM t",
    renames: [{ from: "t.x", to: "k" }],
    tablesOnly: true,
  },
];

const labels: readonly DatabasePair[] = [
  {
    name: "two labels of an enum get other names, as is stated, and rows keep them",
    before: `CREATE TYPE e AS ENUM ('a', 'b', 'c'); CREATE TABLE t (x e DEFAULT 'a', y e[]);
      INSERT INTO t VALUES ('a', '{a,b}'), ('b', '{c}')`,
    after: "CREATE TYPE e AS ENUM ('x', 'y', 'c'); CREATE TABLE t (x e DEFAULT 'x', y e[])",
    renames: [
      { from: "e.a", to: "x" },
      { from: "e.b", to: "y" },
    ],
    afterUp: { sql: "SELECT string_agg(x::text || y::text, ' ' ORDER BY x) AS v FROM t", rows: [{ v: "x{x,y} y{c}" }] },
    up: [{ not: /CREATE TYPE/ }],
  },
  {
    name: "two labels of an enum get other names, as is stated, and one is added and one goes",
    before: "CREATE TYPE e AS ENUM ('a', 'b', 'c'); CREATE TABLE t (x e); INSERT INTO t VALUES ('a'), ('b')",
    after: "CREATE TYPE e AS ENUM ('y', 'd', 'x'); CREATE TABLE t (x e)",
    renames: [
      { from: "e.a", to: "x" },
      { from: "e.b", to: "y" },
    ],
    afterUp: { sql: "SELECT string_agg(x::text, ' ' ORDER BY x) AS v FROM t", rows: [{ v: "y x" }] },
  },
  {
    name: "two default names of enums that share their first 63 bytes are two types",
    before: "CREATE TABLE x (a int)",
    after: `CREATE TYPE aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1 AS ENUM ('a');
      CREATE TYPE aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa2 AS ENUM ('b');
      CREATE TABLE x (a int, b aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1,
        c aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa2)`,
  },
];

const rowTypes: readonly DatabasePair[] = [
  {
    name: "a table whose rows a column holds is not rewritten, and may get a column",
    before: "CREATE TABLE t (a varchar(5), b int); CREATE TABLE k (x t[])",
    after: "CREATE TABLE t (a int, b int, c int); CREATE TABLE k (x t[])",
    blockers: ["column k.x holds rows of t, of which t.a changes its type"],
  },
  {
    name: "a composite type gets an attribute, and a table is of it",
    before: "CREATE TYPE c AS (a int); CREATE TABLE t OF c; INSERT INTO t VALUES (1)",
    after: "CREATE TYPE c AS (a int, b text); CREATE TABLE t OF c",
  },
  {
    name: "a composite type that a table uses keeps its attributes",
    before: "CREATE TYPE c AS (a int); CREATE TABLE t (x c[], y int)",
    after: "CREATE TYPE c AS (a bigint); CREATE TABLE t (x c[], y bigint)",
    unsupported: ["composite type c: differs and is not changed: a table uses it"],
    left: / c /,
  },
  {
    name: "a generated column that is recreated, with its grants and comment, and statistics with their target",
    before: `CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a + 1) STORED); GRANT SELECT (g) ON t TO pg_monitor;
      COMMENT ON COLUMN t.g IS 'g'; CREATE STATISTICS s ON a, g FROM t; ALTER STATISTICS s SET STATISTICS 77`,
    after: `CREATE TABLE t (a bigint, g bigint GENERATED ALWAYS AS (a + 2) STORED);
      GRANT SELECT (g) ON t TO pg_monitor;
      COMMENT ON COLUMN t.g IS 'g'; CREATE STATISTICS s ON a, g FROM t; ALTER STATISTICS s SET STATISTICS 77`,
  },
];

describeEngine("postgres", () => {
  it.each(
    [...storage, ...renames, ...extensions, ...inTheWay, ...rowTypes, ...labels].map(
      (pair) => [pair.name, pair] as const,
    ),
  )("%s", (_, pair) => judge(pair));
});
