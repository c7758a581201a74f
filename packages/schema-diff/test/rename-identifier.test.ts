import { applyChange, emptySchema, renameIdentifier, type Column, type Table } from "../src";

it.each([
  ["a > 0", "a", "b", "b > 0"],
  ["(A > 0 AND aa > 1)", "a", "b", "(b > 0 AND aa > 1)"],
  [`"userName" <> 'userName'`, "userName", "user name", `"user name" <> 'userName'`],
  ["`mail` like '%`mail`%'", "mail", "e`mail", "`e``mail` like '%`mail`%'"],
  [`"qu""ote4" IS NOT NULL`, 'qu"ote4', "name2", `"name2" IS NOT NULL`],
  ["lower(lower)", "lower", "upper_case", "lower(upper_case)"],
  ["plain > 0", "plain", "Camel", `"Camel" > 0`],
  ["a /* a */ + 1 -- a", "a", "b", "b /* a */ + 1 -- a"],
  ["arr[idx] + (ARRAY[idx])[idx]", "idx", "pos", "arr[pos] + (ARRAY[pos])[pos]"],
  ["[a b] + [a] + x", "a", "c d", "[a b] + [c d] + x"],
  ["/*".repeat(50_000), "a", "b", "/*".repeat(50_000)],
])("%s: %s -> %s", (expression, from, to, result) => {
  expect(renameIdentifier(expression, from, to)).toBe(result);
});

it.each([
  ["PARTITION BY HASH (`a`) PARTITIONS 3", "PARTITION BY HASH (`b c`) PARTITIONS 3"],
  [
    "PARTITION BY RANGE COLUMNS ( a ) ( PARTITION a VALUES LESS THAN ( 1 ) )",
    "PARTITION BY RANGE COLUMNS ( `b c` ) ( PARTITION a VALUES LESS THAN ( 1 ) )",
  ],
  [
    "PARTITION BY LIST ( year ( a ) ) SUBPARTITION BY HASH ( a ) ( PARTITION a VALUES IN ( 1 ) )",
    "PARTITION BY LIST ( year ( `b c` ) ) SUBPARTITION BY HASH ( `b c` ) ( PARTITION a VALUES IN ( 1 ) )",
  ],
])("%s follows the column's new name", (clause, renamed) => {
  const column: Column = { name: "a", type: { kind: "integer", bits: 32 }, nullable: false };
  const lists = { uniques: [], indexes: [], foreignKeys: [], checks: [] };
  const table: Table = { name: "t", columns: [column], ...lists, options: { native: { "PARTITION BY": clause } } };
  const rename = { kind: "renameColumn", table: { name: "t" }, from: "a", to: "b c", column } as const;
  const [after] = applyChange({ ...emptySchema, tables: [table] }, rename).tables;
  expect(after?.options?.native).toEqual({ "PARTITION BY": renamed });
});
