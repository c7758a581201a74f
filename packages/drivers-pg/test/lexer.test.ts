import { splitStatements } from "@stingerloom/core";
import { classify } from "../src/sql/classify";
import { tokenize, tokens } from "../src/sql/tokenize";

const times = 200_000;

/** Each was quadratic, or recursed, in a lexer of ours or of somebody else. */
it.each([
  ["a long string", `INSERT INTO t VALUES ('${"x".repeat(20_000_000)}')`],
  ["a string of quotes", `INSERT INTO t VALUES ('${"''".repeat(times)}')`],
  ["a string of backslashes", `INSERT INTO t VALUES ('${"\\\\".repeat(times)}')`],
  ["openings of comments", "/*".repeat(times)],
  ["openings of names", "[".repeat(times)],
  ["openings of strings", "$a$ ' ".repeat(times)],
  ["openings of quotes", '"`'.repeat(times)],
  ["dashes", "-".repeat(times)],
  ["a minus before each", "- ".repeat(times)],
  ["parentheses", "(".repeat(times)],
  ["rows", `INSERT INTO t VALUES ${"(1, 'a'), ".repeat(times)}(2, 'b'); SELECT 1`],
  ["a long WITH", `WITH a AS (SELECT 1 ${"+ 1 ".repeat(times)}) SELECT 1`],
  ["a long SELECT", `SELECT 1 ${"+ 1 ".repeat(times)}`],
  ["a long DDL statement", `CREATE TABLE t (${"a int, ".repeat(times)} b int)`],
  ["digits", "1".repeat(times)],
  ["points", ".".repeat(times)],
  ["white space", " \n".repeat(times)],
])("reads %s in time that grows with its length", (_, sql) => {
  const start = performance.now();
  classify(sql);
  splitStatements(sql, tokens(sql));
  expect(performance.now() - start).toBeLessThan(5_000);
});

it.each([
  "SELECT a, 'it''s', \"b\" FROM t -- c\n WHERE /* d */ x >= 1.5e3",
  "SELECT * FROM `a` WHERE x <> 'é' AND ünïcode = 0x1F",
  "a[1] || b",
])("gives the pieces of %s with their places", (sql) => {
  for (const { text, start, end } of tokenize(sql)) expect(sql.slice(start, end)).toBe(text);
  expect(tokenize(sql).every(({ start }, i, all) => i === 0 || start >= all[i - 1]!.end)).toBe(true);
});
