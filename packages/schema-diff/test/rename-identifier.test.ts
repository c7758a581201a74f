import { renameIdentifier } from "../src";

it.each([
  ["a > 0", "a", "b", "b > 0"],
  ["(A > 0 AND aa > 1)", "a", "b", "(b > 0 AND aa > 1)"],
  [`"userName" <> 'userName'`, "userName", "user name", `"user name" <> 'userName'`],
  ["`mail` like '%`mail`%'", "mail", "e`mail", "`e``mail` like '%`mail`%'"],
  [`"qu""ote4" IS NOT NULL`, 'qu"ote4', "name2", `"name2" IS NOT NULL`],
  ["lower(lower)", "lower", "upper_case", "lower(upper_case)"],
  ["plain > 0", "plain", "Camel", `"Camel" > 0`],
  ["a /* a */ + 1 -- a", "a", "b", "b /* a */ + 1 -- a"],
])("%s: %s -> %s", (expression, from, to, result) => {
  expect(renameIdentifier(expression, from, to)).toBe(result);
});
