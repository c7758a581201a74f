import { endStatement } from "../src/sql/end-statement";

const plain = [
  ["a table", "CREATE TABLE `t` (`a` INT) COMMENT = 'x;y'"],
  ["a quoted name", "DROP TABLE `a;b`"],
  ["a body of one statement", "CREATE PROCEDURE `p`() SELECT 1"],
  ["a backslash in a string", "CREATE PROCEDURE `p`() SELECT '\\\\! x'"],
] as const;

it.each(plain)("%s ends with a semicolon", (_, statement) => {
  expect(endStatement(statement)).toBe(`${statement};`);
});

it.each([
  ["a body of several statements", "CREATE PROCEDURE `p`() BEGIN SELECT 1; END", "//"],
  ["a body with the delimiter in it", "CREATE PROCEDURE `p`() BEGIN SELECT '//'; END", "///"],
])("%s is between delimiters of its own", (_, statement, delimiter) => {
  expect(endStatement(statement)).toBe(`DELIMITER ${delimiter}\n${statement}\n${delimiter}\nDELIMITER ;`);
});

it.each([
  ["#", "CREATE PROCEDURE `p`() SELECT 1 # one"],
  ["--", "CREATE PROCEDURE `p`() SELECT 1 -- one"],
])("a comment of %s ends on its own line", (_, statement) => {
  expect(endStatement(statement)).toBe(`${statement}\n;`);
});

it.each([
  ["a backslash in a comment", "CREATE PROCEDURE `p`() SELECT 1 --\u0001 \\! ls"],
  ["a delimiter", "CREATE PROCEDURE `p`() BEGIN\ndelimiter x\n; END"],
])("%s is refused", (_, statement) => {
  expect(() => endStatement(statement)).toThrow(expect.objectContaining({ code: "UNSAFE_IN_SCRIPT" }));
});
