import { printScript } from "@stingerloom/schema-diff";
import { createMysqlDialect } from "../src";

const plain = [
  ["a table", "CREATE TABLE `t` (`a` INT) COMMENT = 'x;y'"],
  ["a quoted name", "DROP TABLE `a;b`"],
  ["a body of one statement", "CREATE PROCEDURE `p`() SELECT 1"],
] as const;

it.each(plain)("%s ends with a semicolon", (_, statement) => {
  expect(printScript([statement], createMysqlDialect())).toBe(`${statement};`);
});

it.each([
  ["a body of several statements", "CREATE PROCEDURE `p`() BEGIN SELECT 1; END", "//"],
  ["a body with the delimiter in it", "CREATE PROCEDURE `p`() BEGIN SELECT '//'; END", "///"],
])("%s is between delimiters of its own", (_, statement, delimiter) => {
  expect(printScript([statement, "DROP TABLE `t`"], createMysqlDialect())).toBe(
    `DELIMITER ${delimiter}\n${statement}\n${delimiter}\nDELIMITER ;\nDROP TABLE \`t\`;`,
  );
});
