import { emptySchema, type Column, type Schema, type Table } from "@stingerloom/schema-diff";
import { createSqliteDialect } from "../src";

const dialect = createSqliteDialect();
const id: Column = { name: "id", type: { kind: "integer", bits: 32 }, nullable: false };

function table(rest: Partial<Table>): Table {
  return {
    name: "t",
    columns: [id],
    primaryKey: { columns: ["id"] },
    uniques: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
    ...rest,
  };
}

function normalized(...tables: readonly Table[]): Schema {
  const schema = dialect.normalize({ ...emptySchema, tables });
  expect(dialect.normalize(schema)).toEqual(schema);
  return schema;
}

describe("what SQLite has no place for", () => {
  it("is left out", () => {
    const column: Column = {
      name: "a",
      type: { kind: "integer", bits: 64, unsigned: true },
      nullable: true,
      charset: "utf8mb4",
      comment: "c",
      onUpdate: "now()",
      invisible: true,
    };
    const given = table({
      schema: "app",
      comment: "c",
      options: { engine: "InnoDB", charset: "utf8mb4" },
      columns: [id, column],
      primaryKey: { columns: ["id"], name: "t_pkey", implicitName: true },
      uniques: [{ name: "u", columns: ["a"], deferrable: "deferred", nullsNotDistinct: true }],
      indexes: [
        {
          name: "i",
          parts: [{ column: "a", nulls: "first", operatorClass: "x", length: 3 }],
          using: "gin",
          include: ["id"],
        },
      ],
      foreignKeys: [
        {
          name: "f",
          columns: ["a"],
          references: { schema: "app", name: "t", columns: ["id"] },
          match: "full",
          deferrable: "immediate",
        },
      ],
    });
    expect(normalized(given).tables).toEqual([
      table({
        columns: [id, { name: "a", type: { kind: "integer", bits: 64 }, nullable: true }],
        uniques: [{ name: "u", columns: ["a"] }],
        indexes: [{ name: "i", parts: [{ column: "a" }] }],
        foreignKeys: [{ name: "f", columns: ["a"], references: { name: "t", columns: ["id"] } }],
      }),
    ]);
  });
});

describe("types", () => {
  it.each<[Column["type"], string, string]>([
    [{ kind: "uuid" }, "CHAR(36)", "TEXT"],
    [{ kind: "boolean" }, "BOOLEAN", "INTEGER"],
    [{ kind: "varchar", length: 20 }, "VARCHAR(20)", "TEXT"],
    [{ kind: "decimal", precision: 10, scale: 2 }, "DECIMAL(10,2)", "TEXT"],
    [{ kind: "float", bits: 32 }, "REAL", "REAL"],
    [{ kind: "integer", bits: 64 }, "BIGINT", "INTEGER"],
    [{ kind: "array", of: { kind: "text" } }, "JSON", "TEXT"],
    [{ kind: "varbinary", length: 9 }, "BLOB", "BLOB"],
    [{ kind: "native", sql: "citext" }, "CITEXT", "TEXT"],
    [{ kind: "native", sql: "" }, "", "ANY"],
    [{ kind: "enum", values: ["a", "it's"], name: "e" }, "TEXT ('a', 'it''s')", "TEXT ('a', 'it''s')"],
  ])("%j", (type, plain, strict) => {
    const names = [{}, { options: { strict: true } }].map((rest) => {
      const found = normalized(table({ ...rest, columns: [id, { name: "a", type, nullable: true }] })).tables[0]
        ?.columns[1]?.type;
      return found && dialect.renderType(found);
    });
    expect(names).toEqual([plain, strict]);
  });

  it("an enum of its own name becomes its values", () => {
    const schema: Schema = {
      ...emptySchema,
      enums: [{ schema: "app", name: "mood", values: ["ok", "sad"] }],
      tables: [
        table({
          columns: [id, { name: "m", type: { kind: "enumRef", schema: "app", name: "mood" }, nullable: false }],
        }),
      ],
    };
    const { enums, tables } = dialect.normalize(schema);
    expect([enums, tables[0]?.columns[1]?.type]).toEqual([[], { kind: "enum", values: ["ok", "sad"] }]);
  });
});

describe("what SQLite cannot hold", () => {
  const counting: Column = { ...id, autoIncrement: { kind: "autoIncrement" } };

  it.each<[string, readonly Table[], string]>([
    [
      "counting up in a key of two columns",
      [table({ columns: [counting, { ...id, name: "b" }], primaryKey: { columns: ["id", "b"] } })],
      "UNSUPPORTED_AUTO_INCREMENT",
    ],
    [
      "counting up beside the key",
      [table({ columns: [id, { ...counting, name: "n" }] })],
      "UNSUPPORTED_AUTO_INCREMENT",
    ],
    [
      "counting up without rowids",
      [table({ columns: [counting], options: { withoutRowid: true } })],
      "UNSUPPORTED_AUTO_INCREMENT",
    ],
    ["one name in two schemas", [table({ schema: "a" }), table({ schema: "b" })], "TABLE_NAME_TWICE"],
    ["names that differ in case alone", [table({ name: "User" }), table({ name: "user" })], "TABLE_NAME_TWICE"],
  ])("%s", (_, tables, code) => {
    expect(() => dialect.normalize({ ...emptySchema, tables })).toThrow(expect.objectContaining({ code }));
  });
});
