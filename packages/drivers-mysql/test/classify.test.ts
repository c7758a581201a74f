import { classify } from "../src/sql/classify";

/** The tables that a statement names as those whose structure it may change. */
const rows: readonly (readonly [string, readonly string[]])[] = [
  ["CREATE VIEW v AS SELECT * FROM t", ["v"]],
  ["CREATE DEFINER=`a`@`b` SQL SECURITY INVOKER VIEW `v``w` (x) AS SELECT 1", ["v`w"]],
  ["CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW FOLLOWS s DELETE FROM u", ["t"]],
  ["DROP TRIGGER tr", []],
  ["CREATE FUNCTION f () RETURNS int RETURN 1", []],
  ["CREATE PROCEDURE p () BEGIN CREATE TEMPORARY TABLE x (id int); END", []],
  ["CREATE DEFINER=`a`@`b` PROCEDURE p () BEGIN CREATE VIEW x AS SELECT 1; END", []],
  ["CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO TRUNCATE TABLE t", []],
  ["CREATE PACKAGE BODY p AS PROCEDURE q AS BEGIN EXECUTE IMMEDIATE 'x'; ALTER TABLE t ADD a int; END; END", []],
  ["CREATE TABLE event (id int)", ["event"]],
  ["ALTER TABLE t ADD COLUMN `function` int", ["t"]],
  ["CREATE UNIQUE INDEX event ON t (a)", ["t"]],
];

/** What a statement does, by its text: what is only read is done again when an interrupted migration goes on. */
const kinds: readonly (readonly [string, string])[] = [
  ["EXPLAIN DELETE FROM t", "read"],
  ["EXPLAIN FORMAT = JSON DELETE FROM t", "read"],
  ["EXPLAIN ANALYZE SELECT 1", "read"],
  ["EXPLAIN ANALYZE DELETE FROM t", "write"],
  ["DESC ANALYZE FORMAT=TREE UPDATE t SET a = 1", "write"],
  ["ANALYZE DELETE FROM t", "write"],
  ["ANALYZE FORMAT = JSON INSERT INTO t VALUES (1)", "write"],
  ["ANALYZE SELECT 1", "read"],
  ["ANALYZE TABLE t", "ddl"],
  ["ANALYZE LOCAL TABLE t", "ddl"],
  ["DESCRIBE t", "read"],
];

describe("classify", () => {
  it.each(kinds)("%s: %s", (sql, kind) => {
    expect(classify(sql).kind).toBe(kind);
  });

  it.each(rows)("%s", (sql, tables) => {
    expect(classify(sql)).toEqual({ kind: "ddl", tables: tables.map((name) => ({ name })) });
  });
});
