import type { Column as ColumnState, ColumnType, DefaultValue } from "@stingerloom/schema-diff";
import {
  Column,
  ComputedColumn,
  CreateTimestamp,
  DeletedAt,
  Entity,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  readEntities,
  UpdateTimestamp,
  Version,
  type ColumnOptions,
} from "../src";
import { columnOf, tableOf } from "./table-of";

enum Size {
  Small = "s",
  Large = "l",
}

@Entity()
class EveryType {
  @PrimaryGeneratedColumn() id!: number;
  @Column() text!: string;
  @Column() count!: number;
  @Column() flag!: boolean;
  @Column() at!: Date;
  @Column() big!: bigint;
  @Column() bytes!: Buffer;
  @Column() array!: Uint8Array;
  @Column({ length: 50 }) short!: string;
  @Column({ precision: 10, scale: 2 }) price!: number;
  @Column({ precision: 6 }) precise!: Date;
  @Column({ length: 16 }) hash!: Buffer;
  @Column({ enum: Size, default: Size.Small }) size!: Size;
  @Column({ nullable: true }) maybe?: string;
  @Column() kind!: "a" | "b";
}

const inferred: readonly [property: string, type: ColumnType][] = [
  ["id", { kind: "integer", bits: 32 }],
  ["text", { kind: "varchar", length: 255 }],
  ["count", { kind: "integer", bits: 32 }],
  ["flag", { kind: "boolean" }],
  ["at", { kind: "datetime" }],
  ["big", { kind: "integer", bits: 64 }],
  ["bytes", { kind: "blob" }],
  ["array", { kind: "blob" }],
  ["short", { kind: "varchar", length: 50 }],
  ["price", { kind: "decimal", precision: 10, scale: 2 }],
  ["precise", { kind: "datetime", precision: 6 }],
  ["hash", { kind: "varbinary", length: 16 }],
  ["size", { kind: "enum", values: ["s", "l"] }],
  ["maybe", { kind: "varchar", length: 255 }],
  ["kind", { kind: "varchar", length: 255 }],
];

test.each(inferred)("the type of %s comes from TypeScript", (property, type) => {
  expect(columnOf(tableOf(readEntities([EveryType]), "every_type"), property).type).toEqual(type);
});

/** The column that these options make, in plain JavaScript. */
function columnWith(options: ColumnOptions): ColumnState {
  class Thing {}
  Column(options)(Thing.prototype, "c");
  Entity()(Thing);
  return columnOf(tableOf(readEntities([Thing]), "thing"), options.name ?? "c");
}

const text: ColumnType = { kind: "text" };
const types: readonly [options: ColumnOptions, type: ColumnType][] = [
  ...(["int", "integer", "number", "INT", "int(11)"] as const).map(
    (type) => [{ type }, { kind: "integer", bits: 32 }] as [ColumnOptions, ColumnType],
  ),
  [{ type: "tinyint" }, { kind: "integer", bits: 8 }],
  [{ type: "tinyint(1)" }, { kind: "native", sql: "tinyint(1)" }],
  [{ type: "smallint" }, { kind: "integer", bits: 16 }],
  [{ type: "mediumint" }, { kind: "integer", bits: 24 }],
  [
    { type: "bigint", unsigned: true },
    { kind: "integer", bits: 64, unsigned: true },
  ],
  [{ type: "bigint unsigned" }, { kind: "integer", bits: 64, unsigned: true }],
  [{ type: "float" }, { kind: "native", sql: "FLOAT" }],
  [
    { type: "float", unsigned: true },
    { kind: "float", bits: 32, unsigned: true },
  ],
  [
    { type: "float", precision: 53 },
    { kind: "native", sql: "FLOAT(53)" },
  ],
  [{ type: "real" }, { kind: "native", sql: "REAL" }],
  [{ type: "double" }, { kind: "float", bits: 64 }],
  [{ type: "double precision" }, { kind: "float", bits: 64 }],
  [
    { type: "decimal", precision: 10, scale: 2 },
    { kind: "decimal", precision: 10, scale: 2 },
  ],
  [{ type: "numeric(12, 4)" }, { kind: "decimal", precision: 12, scale: 4 }],
  [{ type: "decimal" }, { kind: "decimal" }],
  [{ type: "boolean" }, { kind: "boolean" }],
  [{ type: "varchar" }, { kind: "varchar", length: 255 }],
  [
    { type: "varchar", length: 80 },
    { kind: "varchar", length: 80 },
  ],
  [{ type: "varchar(50)" }, { kind: "varchar", length: 50 }],
  [{ type: "string" }, { kind: "varchar", length: 255 }],
  [
    { type: "char", length: 2 },
    { kind: "char", length: 2 },
  ],
  [{ type: "char" }, { kind: "char", length: 1 }],
  [{ type: "text" }, text],
  [{ type: "longtext" }, { kind: "text", size: "long" }],
  [{ type: "uuid" }, { kind: "uuid" }],
  [{ type: "date" }, { kind: "date" }],
  [
    { type: "time", precision: 3 },
    { kind: "time", precision: 3 },
  ],
  [{ type: "datetime(3)" }, { kind: "datetime", precision: 3 }],
  [{ type: "timestamp" }, { kind: "native", sql: "TIMESTAMP" }],
  [
    { type: "timestamp", precision: 6 },
    { kind: "native", sql: "TIMESTAMP(6)" },
  ],
  [
    { type: "timestamptz", precision: 3 },
    { kind: "timestamp", precision: 3 },
  ],
  [{ type: "json" }, { kind: "json" }],
  [{ type: "jsonb" }, { kind: "json", binary: true }],
  [{ type: "blob" }, { kind: "blob" }],
  [{ type: "bytea" }, { kind: "blob" }],
  [
    { type: "enum", enum: ["a", "b"] },
    { kind: "enum", values: ["a", "b"] },
  ],
  [
    { enum: ["a"], enumName: "letters" },
    { kind: "enum", values: ["a"], name: "letters" },
  ],
  [
    { enum: ["a"], array: true },
    { kind: "array", of: { kind: "enum", values: ["a"] } },
  ],
  [
    { type: "set", enum: ["a", "b"] },
    { kind: "set", values: ["a", "b"] },
  ],
  [
    { type: "text", array: true },
    { kind: "array", of: text },
  ],
  [{ type: "integer[][]" }, { kind: "array", of: { kind: "array", of: { kind: "integer", bits: 32 } } }],
  [{ type: "varchar(20)[]" }, { kind: "array", of: { kind: "varchar", length: 20 } }],
  [{ type: "array" }, { kind: "array", of: text }],
  [
    { type: "array", array: true },
    { kind: "array", of: text },
  ],
  [
    { type: "array", array: "uuid" },
    { kind: "array", of: { kind: "uuid" } },
  ],
  [{ array: "integer" }, { kind: "array", of: { kind: "integer", bits: 32 } }],
  [{ type: "citext" }, { kind: "native", sql: "citext" }],
  [
    { type: "inet", array: true },
    { kind: "array", of: { kind: "native", sql: "inet" } },
  ],
  [{ type: "geometry(Point, 4326)" }, { kind: "native", sql: "geometry(Point, 4326)" }],
  [
    { type: "nvarchar", length: 30 },
    { kind: "native", sql: "nvarchar(30)" },
  ],
  [{ type: "MyType" }, { kind: "native", sql: "MyType" }],
  [{ type: "serial" }, { kind: "integer", bits: 32 }],
  [{ generated: "uuid", primary: true }, { kind: "uuid" }],
  [
    { generated: "increment", primary: true },
    { kind: "integer", bits: 32 },
  ],
];

test.each(types)("%j is %j", (options, type) => expect(columnWith(options).type).toEqual(type));

const literal = (value: Extract<DefaultValue, { kind: "literal" }>["value"]): DefaultValue => ({
  kind: "literal",
  value,
});
const expression = (sql: string): DefaultValue => ({ kind: "expression", sql });
const at = new Date("2024-02-29T12:30:00.000Z");
const defaults: readonly [what: string, options: ColumnOptions, value: DefaultValue | undefined][] = [
  ["text", { type: "text", default: "it's `${x}`" }, literal("it's `${x}`")],
  ["the empty text", { type: "text", default: "" }, literal("")],
  ["zero", { type: "int", default: 0 }, literal(0)],
  ["false", { type: "boolean", default: false }, literal(false)],
  ["null", { type: "text", nullable: true, default: null }, undefined],
  ["a small bigint", { type: "bigint", default: 5n }, literal(5)],
  ["a big bigint", { type: "bigint", default: 9007199254740993n }, literal("9007199254740993")],
  ["SQL in parentheses", { type: "datetime", default: "(CURRENT_TIMESTAMP)" }, expression("CURRENT_TIMESTAMP")],
  ["SQL in parentheses twice", { type: "datetime", default: "((now()))" }, expression("now()")],
  ["two parts in parentheses", { type: "int", default: "(1) + (2)" }, expression("(1) + (2)")],
  ["a parenthesis in quotes", { type: "text", default: "(')' || 'x')" }, expression("')' || 'x'")],
  ["a function", { type: "datetime", default: () => "now()" }, expression("now()")],
  ["a Date", { type: "datetime", default: at }, literal("2024-02-29 12:30:00")],
  ["a Date for a date", { type: "date", default: at }, literal("2024-02-29")],
  ["a Date for a time", { type: "time", default: at }, literal("12:30:00")],
  ["a Date for a moment", { type: "timestamptz", default: at }, literal("2024-02-29 12:30:00Z")],
  ["bytes that are text", { type: "blob", default: Buffer.from("abc") }, literal("abc")],
  ["an object", { type: "json", default: { b: 1, a: "" } }, literal({ b: 1, a: "" })],
  ["JSON as text", { type: "jsonb", default: '{"b":1, "a":""}' }, literal({ b: 1, a: "" })],
  ["a list", { type: "text", array: true, default: ["a", "b"] }, literal(["a", "b"])],
  ["PostgreSQL's empty list", { type: "text", array: true, default: "{}" }, literal([])],
  ["a label", { enum: ["a", "b"], default: "b" }, literal("b")],
];

test.each(defaults)("the default: %s", (_, options, value) => expect(columnWith(options).default).toEqual(value));

const attributes: readonly [options: ColumnOptions, state: Partial<ColumnState>][] = [
  [{ type: "text" }, { name: "c", nullable: false }],
  [
    { type: "text", name: "Other Name", nullable: true },
    { name: "Other Name", nullable: true },
  ],
  [{ type: "int", primary: true, nullable: true }, { nullable: true }],
  [{ type: "int", autoIncrement: true }, { autoIncrement: { kind: "autoIncrement" } }],
  [{ type: "bigserial" }, { type: { kind: "integer", bits: 64 }, autoIncrement: { kind: "autoIncrement" } }],
  [{ type: "bigint", generated: "identity" }, { autoIncrement: { kind: "identity", always: false } }],
  [{ type: "bigint", generated: "identity", always: true }, { autoIncrement: { kind: "identity", always: true } }],
  [
    { type: "int", generated: { expression: "a * 2" } },
    { generated: { expression: "a * 2", stored: true }, nullable: true },
  ],
  [
    { type: "int", nullable: false, generated: { expression: "a * 2", stored: false } },
    { generated: { expression: "a * 2", stored: false }, nullable: false },
  ],
  [
    { type: "text", comment: "it's", charset: "utf8mb4", collation: "utf8mb4_bin" },
    { comment: "it's", charset: "utf8mb4", collation: "utf8mb4_bin" },
  ],
  [{ type: "datetime", onUpdate: "CURRENT_TIMESTAMP" }, { onUpdate: "CURRENT_TIMESTAMP" }],
  [{ type: "datetime", onUpdate: () => "now()" }, { onUpdate: "now()" }],
  [{ type: "text", renamedFrom: "old" }, { renamedFrom: "old" }],
];

test.each(attributes)("%j gives %j", (options, state) => expect(columnWith(options)).toMatchObject(state));

test("the columns that come with a meaning", () => {
  class Document {
    @PrimaryGeneratedColumn("uuid") id!: string;
    @PrimaryColumn() language!: string;
    @CreateTimestamp() createdAt!: Date;
    @UpdateTimestamp({ precision: 3 }) updatedAt!: Date;
    @DeletedAt() deletedAt!: Date | null;
    @Version() version!: number;
    @ComputedColumn({ expression: "upper(language)", type: "varchar", length: 20 }) shouted!: string;
  }
  Entity({ name: "docs" })(Document);
  const schema = readEntities([Document], { generatedUuid: "gen_random_uuid()" });
  const now = { kind: "expression", sql: "CURRENT_TIMESTAMP" };
  const now3 = { kind: "expression", sql: "CURRENT_TIMESTAMP(3)" };
  expect(tableOf(schema, "docs")).toMatchObject({
    primaryKey: { columns: ["id", "language"] },
    columns: [
      {
        name: "id",
        type: { kind: "uuid" },
        nullable: false,
        default: { kind: "expression", sql: "gen_random_uuid()" },
      },
      { name: "language", nullable: false },
      { name: "createdAt", type: { kind: "datetime" }, nullable: false, default: now },
      {
        name: "updatedAt",
        type: { kind: "datetime", precision: 3 },
        nullable: false,
        default: now3,
        onUpdate: "CURRENT_TIMESTAMP(3)",
      },
      { name: "deletedAt", type: { kind: "datetime" }, nullable: true },
      { name: "version", type: { kind: "integer", bits: 32 }, default: { kind: "literal", value: 1 } },
      {
        name: "shouted",
        type: { kind: "varchar", length: 20 },
        nullable: true,
        generated: { expression: "upper(language)", stored: true },
      },
    ],
  });
  expect(tableOf(readEntities([Document]), "docs").columns[0]).not.toHaveProperty("default");
});
