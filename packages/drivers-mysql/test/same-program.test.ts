import { isSameProgram, withoutEnd } from "../src/sql/same-program";

const body = "CREATE PROCEDURE p ()\nBEGIN\n  -- why\n  SELECT /* a */ 'x;y'; # tail\nEND";

it.each([
  ["itself", body, true],
  ["line ends", body.replaceAll("\n", "\r\n"), true],
  ["comments that a client left out", "CREATE PROCEDURE p ()\nBEGIN\n  \n  SELECT  'x;y'; \nEND", true],
  ["other comments", body.replace("why", "why not"), false],
  ["another string", body.replace("x;y", "x;z"), false],
  ["a line end in a string", body.replace("x;y", "x\r\ny"), false],
  ["a hint for the optimizer", body.replace("/* a */", "/*+ NO_MERGE() */"), false],
  ["a comment that is executed", body.replace("/* a */", "/*!50000 1, */"), false],
])("a program and the same with %s", (_, other, expected) => {
  expect(isSameProgram(body, other)).toBe(expected);
  expect(isSameProgram(other, body)).toBe(expected);
});

it.each([
  ["RETURN 1;", "RETURN 1"],
  ["RETURN 1 ; -- end", "RETURN 1"],
  ["RETURN ';'", "RETURN ';'"],
  ["BEGIN SELECT 1; END", "BEGIN SELECT 1; END"],
  ["BEGIN SELECT 1; END /* x */;", "BEGIN SELECT 1; END /* x */"],
])("%s ends without a semicolon", (statement, expected) => {
  expect(withoutEnd(statement)).toBe(expected);
});
