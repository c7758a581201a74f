/** Texts that made a lexer of this kind quadratic, or recurse. `times` is how often their part is repeated. */
export function longTexts(times: number): readonly (readonly [name: string, sql: string])[] {
  return [
    ["a long string", `INSERT INTO t VALUES ('${"x".repeat(100 * times)}')`],
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
  ];
}
