import { normalizeWhitespace } from "../src/history/checksum";
import { excerpt } from "../src/execute/excerpt";

it.each([
  ["one long text", `INSERT INTO t VALUES ('${"x".repeat(20_000_000)}')`],
  ["many short ones", `INSERT INTO t VALUES ${"(1, 'a'), ".repeat(1_000_000)}(2, 'b')`],
  ["white space", `SELECT${" ".repeat(1_000_000)}1${" ;".repeat(500_000)}x`],
  ["white space at the end", `SELECT 1${" ;\n".repeat(500_000)}`],
])("hashes and shortens %s", (_, sql) => {
  expect(normalizeWhitespace(sql).length).toBeLessThanOrEqual(sql.length);
  expect(excerpt(sql).length).toBeLessThanOrEqual(120);
});
