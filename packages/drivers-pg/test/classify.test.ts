import { classify } from "../src/sql/classify";

/** What a statement does, by its text: what is only read is done again when an interrupted migration goes on. */
const rows: readonly (readonly [string, string])[] = [
  ["SELECT 1", "read"],
  ["EXPLAIN SELECT 1", "read"],
  ["EXPLAIN DELETE FROM t", "read"],
  ["EXPLAIN (VERBOSE) DELETE FROM t", "read"],
  ["EXPLAIN ANALYZE SELECT 1", "read"],
  ["EXPLAIN ANALYZE DELETE FROM t", "write"],
  ["EXPLAIN ANALYSE VERBOSE INSERT INTO t VALUES (1)", "write"],
  ["explain /* x */ (analyze, buffers) update t set a = 1", "write"],
  ["EXPLAIN (ANALYZE true, COSTS off) WITH x AS (DELETE FROM t RETURNING 1) SELECT 1", "write"],
  ["EXPLAIN ANALYZE CREATE TABLE u AS SELECT 1", "ddl"],
  ["EXPLAIN ANALYZE EXECUTE p", "write"],
  ["EXPLAIN", "read"],
  ["EXECUTE p (1)", "write"],
  ["PREPARE p AS DELETE FROM t", "session"],
];

describe("classify", () => {
  it.each(rows)("%s", (sql, kind) => {
    expect(classify(sql).kind).toBe(kind);
  });
});
