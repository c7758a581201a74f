import { emptySchema, planMigration, type Column, type Schema } from "@stingerloom/schema-diff";
import { createMysqlDialect } from "../src";

const dialect = createMysqlDialect();
const id: Column = { name: "id", type: { kind: "integer", bits: 32 }, nullable: false };
const zero: Column = {
  name: "at",
  type: { kind: "datetime" },
  nullable: false,
  default: { kind: "literal", value: "0000-00-00 00:00:00" },
};
const { default: _, ...filled } = zero;

function schemaOf(...tables: readonly (readonly Column[])[]): Schema {
  return {
    ...emptySchema,
    tables: tables.map((columns, i) => ({
      name: `t${i}`,
      columns,
      uniques: [],
      indexes: [],
      foreignKeys: [],
      checks: [],
    })),
  };
}

const text: Column = { name: "b", type: { kind: "text" }, nullable: true };

describe("statements that run in a session of its own", () => {
  it.each([
    ["a table with a zero date comes", schemaOf(), schemaOf([id, zero]), true],
    ["a table with a zero date changes", schemaOf([id, zero]), schemaOf([id, zero, text]), true],
    ["a column gives rows a zero date", schemaOf([id]), schemaOf([id, filled]), true],
    ["a column may be empty", schemaOf([id]), schemaOf([id, { ...filled, nullable: true }]), false],
    ["a table with a zero date stays", schemaOf([id, zero], [id]), schemaOf([id, zero], [id, text]), false],
  ])("%s", (_name, from, to, isConcerned) => {
    const { up, down } = planMigration(dialect, from, to);
    expect(up.sessionPrologue).toHaveLength(isConcerned ? 1 : 0);
    expect(up.sessionEpilogue).toHaveLength(isConcerned ? 1 : 0);
    expect(down.sessionPrologue).toHaveLength(
      isConcerned && !to.tables.some(({ columns }) => columns.includes(filled)) ? 1 : 0,
    );
  });
});
