import { planMigration, statementsOf, type Column, type Schema, type Table } from "@stingerloom/schema-diff";
import { build } from "@stingerloom/testing";
import { createMysqlDialect } from "../src";
import { features } from "../src/plan/features";

const { column, int, schema, table, varchar } = build;
const dialect = createMysqlDialect();
const native = (sql: string) => ({ kind: "native", sql }) as const;

describe("a column that MySQL and MariaDB change in place", () => {
  const generated = (stored: boolean) => ({ generated: { expression: "1", stored } });
  const of = (type: Column["type"], rest: Partial<Column> = {}) => column("c", type, rest);
  const rows: readonly (readonly [string, Column, Column, boolean])[] = [
    ["a number becomes text", of(int), of(varchar(9)), true],
    ["a point becomes a geometry", of(native("point")), of(native("geometry")), true],
    ["a point becomes a number", of(native("point")), of(int), false],
    ["a number becomes a point", of(int), of(native("point")), false],
    ["an address becomes another kind of address", of(native("inet4")), of(native("inet6")), true],
    ["an address becomes text", of(native("inet6")), of(varchar(50)), true],
    ["an address becomes bytes", of(native("inet6")), of({ kind: "binary", length: 16 }), true],
    ["an address becomes a number", of({ kind: "uuid" }), of(int), false],
    ["text becomes an address", of(varchar(50)), of({ kind: "uuid" }), true],
    ["a number becomes an address", of(int), of({ kind: "uuid" }), false],
    ["a plain column becomes a stored one", of(int), of(int, generated(true)), true],
    ["a plain column becomes a virtual one", of(int), of(int, generated(false)), false],
    ["a virtual column becomes a stored one", of(int, generated(false)), of(int, generated(true)), false],
    ["a stored column gets another type", of(int, generated(true)), of(varchar(9), generated(true)), true],
  ];

  it.each(rows)("%s", (_, from, to, inPlace) => expect(features.alterColumn(from, to)).toBe(inPlace));
});

describe("what reads a column of MySQL follows its rename in one statement", () => {
  const before = (rest: Partial<Table>) => schema(table("t", [column("a", int)], rest));
  const after = (rest: Partial<Table>) => schema(table("t", [column("b", int, { renamedFrom: "a" })], rest));
  const index = (expression: string) => ({ indexes: [{ name: "i", parts: [{ expression }] }] });
  const check = (expression: string) => ({ checks: [{ name: "k", expression }] });
  const rows: readonly (readonly [string, Partial<Table>, Partial<Table>, readonly string[]])[] = [
    ["nothing does", {}, {}, ["ALTER TABLE `t` RENAME COLUMN `a` TO `b`"]],
    [
      "an index on an expression",
      index("`a` + 1"),
      index("`b` + 1"),
      ["ALTER TABLE `t` RENAME COLUMN `a` TO `b`, DROP INDEX `i`, ADD INDEX `i` ((`b` + 1))"],
    ],
    [
      "a check",
      check("`a` > 0"),
      check("`b` > 0"),
      ["ALTER TABLE `t` RENAME COLUMN `a` TO `b`, DROP CHECK `k`, ADD CONSTRAINT `k` CHECK (`b` > 0)"],
    ],
  ];

  it.each(rows)("%s", (_, from, to, expected) => {
    const normal = (of: Schema) => dialect.normalize(of);
    const { up } = planMigration(dialect, normal(before(from)), normal(after(to)));
    expect(statementsOf(up, dialect.quoteIdentifier)).toEqual(expected);
  });
});
