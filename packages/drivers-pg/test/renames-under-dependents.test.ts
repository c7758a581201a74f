import { describeEngine } from "@stingerloom/testing";
import { judge, type DatabasePair } from "./between-databases";

/** Renames beside changes of types, under what was made by hand and is put back under the names that it had. */
const pairs: readonly DatabasePair[] = [
  {
    name: "a view over two tables with a column of one name each, one of them renamed",
    before: `CREATE TABLE t (id int, a int); CREATE TABLE u (id int, a int, b int);
      CREATE VIEW v AS SELECT t.id, t.a, u.a AS ua FROM t JOIN u ON u.id = t.id; CREATE VIEW w AS SELECT ua, a FROM v;
      INSERT INTO t VALUES (1, 2)`,
    after: `CREATE TABLE t (id bigint, b int); CREATE TABLE u (id int, a int, b int);
      CREATE VIEW v AS SELECT t.id, t.b AS a, u.a AS ua FROM t JOIN u ON u.id = t.id;
      CREATE VIEW w AS SELECT ua, a FROM v`,
    renames: [{ from: "t.a", to: "b" }],
    tablesOnly: true,
  },
  {
    name: "a view of an element whose index is renamed",
    before: "CREATE TABLE t (arr int[], idx int, n int); CREATE VIEW v AS SELECT arr[idx] AS x, n FROM t",
    after: "CREATE TABLE t (arr int[], pos int, n bigint); CREATE VIEW v AS SELECT arr[pos] AS x, n FROM t",
    renames: [{ from: "t.idx", to: "pos" }],
    tablesOnly: true,
  },
  {
    name: "a view, a policy, a rule and a trigger of a table that is renamed with its column",
    before: `
      CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TABLE t (id int, a int);
      CREATE TABLE u (a int); CREATE MATERIALIZED VIEW v AS SELECT a, (SELECT max(u.a) FROM u) AS m FROM t;
      CREATE INDEX vi ON v (a); CREATE POLICY p ON t USING (a > 0 AND a IN (SELECT u.a FROM u));
      CREATE RULE r AS ON DELETE TO t WHERE OLD.a > 0 DO ALSO INSERT INTO u VALUES (OLD.a);
      CREATE TRIGGER g BEFORE UPDATE OF a ON t FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION f();
      ALTER TABLE t DISABLE TRIGGER g; COMMENT ON TRIGGER g ON t IS 'g'; INSERT INTO t VALUES (1, 2)`,
    after: `
      CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TABLE s (id int, c bigint);
      CREATE TABLE u (a int); CREATE MATERIALIZED VIEW v AS SELECT c AS a, (SELECT max(u.a) FROM u) AS m FROM s;
      CREATE INDEX vi ON v (a); CREATE POLICY p ON s USING (c > 0 AND c IN (SELECT u.a FROM u));
      CREATE RULE r AS ON DELETE TO s WHERE OLD.c > 0 DO ALSO INSERT INTO u VALUES (OLD.c);
      CREATE TRIGGER g BEFORE UPDATE OF c ON s FOR EACH ROW WHEN (NEW.c > 0) EXECUTE FUNCTION f();
      ALTER TABLE s DISABLE TRIGGER g; COMMENT ON TRIGGER g ON s IS 'g'`,
    renames: [
      { from: "t", to: "s" },
      { from: "t.a", to: "c" },
    ],
    tablesOnly: true,
  },
  {
    name: "a view of columns that change places, a check, a generated column and a new column of an old name",
    before: `
      CREATE TABLE t (a int, b int, c int, g int GENERATED ALWAYS AS (a + 1) STORED, CONSTRAINT k CHECK (a > 0));
      CREATE VIEW v AS SELECT a, b, c, g FROM t; INSERT INTO t VALUES (1, 2, 3)`,
    after: `
      CREATE TABLE t (b bigint, a int, d int, g int GENERATED ALWAYS AS (b + 1) STORED, c text,
        CONSTRAINT k CHECK (b > 0));
      CREATE VIEW v AS SELECT b AS a, a AS b, d AS c, g FROM t`,
    renames: [
      { from: "t.a", to: "b" },
      { from: "t.b", to: "a" },
      { from: "t.c", to: "d" },
    ],
    tablesOnly: true,
  },
  {
    name: "a view of an enum that loses a label, beside renames",
    before: `CREATE TYPE e AS ENUM ('x', 'y'); CREATE TABLE t (a e, b int); CREATE TABLE u (c e);
      CREATE VIEW v AS SELECT t.a, t.b, u.c FROM t, u WHERE t.a = 'x'; INSERT INTO t VALUES ('x', 1)`,
    after: `CREATE TYPE e AS ENUM ('x'); CREATE TABLE t (c e, b int); CREATE TABLE u (c e);
      CREATE VIEW v AS SELECT t.c AS a, t.b, u.c FROM t, u WHERE t.c = 'x'`,
    renames: [{ from: "t.a", to: "c" }],
    tablesOnly: true,
  },
  {
    name: "a view that groups by a key that is recreated, of a renamed table",
    before: `CREATE TABLE t (id int, n int, CONSTRAINT k PRIMARY KEY (id)); CREATE TABLE u (id int, n int);
      CREATE VIEW v AS SELECT t.id, t.n FROM t GROUP BY t.id`,
    after: `
      CREATE TABLE s (id bigint, n int, CONSTRAINT k PRIMARY KEY (id) INCLUDE (n)); CREATE TABLE u (id int, n int);
      CREATE VIEW v AS SELECT s.id, s.n FROM s GROUP BY s.id`,
    renames: [{ from: "t", to: "s" }],
    tablesOnly: true,
  },
  {
    name: "a table whose name another one gets, under a view, beside keys that change their types together",
    before: `CREATE TABLE t (id text PRIMARY KEY, a int); CREATE TABLE p (t text REFERENCES t);
      CREATE VIEW v AS SELECT t.id, t.a, p.t FROM t JOIN p ON p.t = t.id`,
    after: `CREATE TABLE s (id uuid CONSTRAINT t_pkey PRIMARY KEY, a bigint); CREATE TABLE p (t uuid REFERENCES s);
      CREATE VIEW v AS SELECT s.id, s.a, p.t FROM s JOIN p ON p.t = s.id; CREATE TABLE t (x int)`,
    renames: [{ from: "t", to: "s" }],
    tablesOnly: true,
  },
  {
    name: "a function whose body the server keeps as a tree, over two tables with a column of one name each",
    before: `CREATE TABLE t (id int, a int); CREATE TABLE u (id int, a int, b int);
      CREATE FUNCTION f() RETURNS bigint LANGUAGE sql
        BEGIN ATOMIC SELECT t.id + t.a + u.a FROM t JOIN u ON u.id = t.id; END;
      INSERT INTO t VALUES (1, 2); INSERT INTO u VALUES (1, 3, 4)`,
    after: `CREATE TABLE t (id bigint, b int); CREATE TABLE u (id int, a int, b int);
      CREATE FUNCTION f() RETURNS bigint LANGUAGE sql
        BEGIN ATOMIC SELECT t.id + t.b + u.a FROM t JOIN u ON u.id = t.id; END`,
    renames: [{ from: "t.a", to: "b" }],
    tablesOnly: true,
  },
  {
    name: "a generated column that reads a renamed column and one that changes its type, under a view",
    before: `CREATE TABLE t (id int, a int, g int GENERATED ALWAYS AS (id + a) STORED); CREATE TABLE u (id int, a int);
      CREATE VIEW v AS SELECT t.a, t.g, u.a AS ua FROM t JOIN u ON u.id = t.id; INSERT INTO t (id, a) VALUES (1, 2)`,
    after: `CREATE TABLE t (id bigint, b int, g int GENERATED ALWAYS AS (id + b) STORED);
      CREATE TABLE u (id int, a int);
      CREATE VIEW v AS SELECT t.b AS a, t.g, u.a AS ua FROM t JOIN u ON u.id = t.id`,
    renames: [{ from: "t.a", to: "b" }],
    tablesOnly: true,
  },
  {
    name: "a trigger and a rule of a view that read another table's column of the old name",
    before: `CREATE TABLE t (id int, a int); CREATE TABLE u (id int, a int, b int);
      CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE VIEW v AS SELECT t.id, t.a, u.a AS ua FROM t JOIN u ON u.id = t.id;
      CREATE TRIGGER g INSTEAD OF UPDATE ON v FOR EACH ROW EXECUTE FUNCTION f();
      CREATE RULE r AS ON DELETE TO v DO INSTEAD DELETE FROM u WHERE u.a = OLD.a`,
    after: `CREATE TABLE t (id bigint, b int); CREATE TABLE u (id int, a int, b int);
      CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE VIEW v AS SELECT t.id, t.b AS a, u.a AS ua FROM t JOIN u ON u.id = t.id;
      CREATE TRIGGER g INSTEAD OF UPDATE ON v FOR EACH ROW EXECUTE FUNCTION f();
      CREATE RULE r AS ON DELETE TO v DO INSTEAD DELETE FROM u WHERE u.a = OLD.a`,
    renames: [{ from: "t.a", to: "b" }],
    tablesOnly: true,
  },
  {
    name: "a view over two tables with a column of one name each, of a generated column that is computed otherwise",
    before: `CREATE TABLE t (id int, a int, g int GENERATED ALWAYS AS (id + 1) STORED);
      CREATE TABLE u (id int, a int, b int); INSERT INTO t (id, a) VALUES (1, 2);
      CREATE VIEW v AS SELECT t.a, t.g, u.a AS ua FROM t JOIN u ON u.id = t.id`,
    after: `CREATE TABLE t (id int, b int, g bigint GENERATED ALWAYS AS (id + 2) STORED);
      CREATE TABLE u (id int, a int, b int);
      CREATE VIEW v AS SELECT t.b AS a, t.g, u.a AS ua FROM t JOIN u ON u.id = t.id`,
    renames: [{ from: "t.a", to: "b" }],
    tablesOnly: true,
  },
];

describeEngine("postgres", () => {
  it.each(pairs.map((pair) => [pair.name, pair] as const))("%s", (_, pair) => judge(pair));
});
