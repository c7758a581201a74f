import { printSql, type ColumnType, type OpaqueObject, type Schema, type Table } from "@stingerloom/schema-diff";
import { build } from "@stingerloom/testing";
import { restoreStorage } from "../src/plan/restore-storage";
import { TakenNames } from "../src/plan/taken-names";
import { quoteIdentifier } from "../src/sql/quote";
import type { RawStatement } from "../src/sql/raw-statement";

const { column, int, schema, table, varchar } = build;

describe("a name that nothing of PostgreSQL has", () => {
  const t = (rest: Partial<Table> = {}) => schema(table("t", [], rest));
  const opaque: OpaqueObject = { kind: "domain", name: "x__old" };
  const rows: readonly (readonly [string, Schema, string])[] = [
    ["nothing is there", t(), "x__old"],
    ["a table has the first one", schema(table("x__old", [])), "x__old2"],
    ["a view has it", { ...t(), views: [{ name: "x__old", sql: [] }] }, "x__old2"],
    ["an enum has it", { ...t(), enums: [{ name: "x__old", values: [] }] }, "x__old2"],
    ["a sequence has it", { ...t(), sequences: [{ name: "x__old" }] }, "x__old2"],
    ["another object has it", { ...t(), opaqueObjects: [opaque] }, "x__old2"],
    ["a primary key has it", t({ primaryKey: { name: "x__old", columns: ["id"] } }), "x__old2"],
    ["a unique constraint has it", t({ uniques: [{ name: "x__old", columns: ["id"] }] }), "x__old2"],
    ["an index has it", t({ indexes: [{ name: "x__old", parts: [{ column: "id" }] }] }), "x__old2"],
    ["a table of another schema has it", schema({ ...table("x__old", []), schema: "other" }), "x__old"],
  ];

  it.each(rows)("%s", (_, before, expected) => {
    const taken = new TakenNames(before);
    expect(taken.free({ name: "x" }).name).toBe(expected);
    expect(taken.free({ name: "x" }).name).not.toBe(expected);
  });

  it("fits into what the server keeps of a name", () =>
    expect(new TakenNames(t()).free({ name: "n".repeat(63) }).name).toBe(`${"n".repeat(58)}__old`));
});

describe("how PostgreSQL stores a column, after its type changes", () => {
  const create = ["ALTER TABLE t ALTER COLUMN c SET STORAGE EXTERNAL"];
  const setting: OpaqueObject = {
    kind: "column setting",
    name: "t.c",
    table: { name: "t" },
    parts: [{ name: "", create, drop: [] }],
  };
  const native = (sql: string) => ({ kind: "native", sql }) as const;
  const again = ['ALTER TABLE "t" ALTER COLUMN "c" SET STORAGE EXTERNAL'];
  const rows: readonly (readonly [string, ColumnType, readonly string[]])[] = [
    ["text", { kind: "text" }, again],
    ["char", { kind: "char", length: 9 }, again],
    ["json", { kind: "json", binary: true }, again],
    ["decimal", build.decimal(9, 2), again],
    ["a range", native("int4range"), again],
    ["the same type", varchar(9), []],
    ["a number", int, []],
    ["a point", native("point"), []],
  ];

  it.each(rows)("%s", (_, type, expected) => {
    const from = column("c", varchar(9));
    const change = { kind: "alterColumn", table: { name: "t" }, from, to: { ...from, type } } as const;
    const before = { ...schema(table("t", [from])), opaqueObjects: [setting] };
    const added = restoreStorage([change], before).slice(1);
    const texts = added.map((op) =>
      "statement" in op ? printSql((op as RawStatement).statement, quoteIdentifier) : op.kind,
    );
    expect(texts).toEqual(expected);
  });
});
