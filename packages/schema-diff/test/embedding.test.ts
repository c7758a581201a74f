import {
  column,
  emptySchema,
  schemaDifference,
  schemaFromJson,
  schemaToJson,
  table,
  validateSchema,
  type Schema,
  type Table,
} from "../src";

const int = { kind: "integer", bits: 32 } as const;
const user = table("user", [column("id", int), column("phone", { kind: "text" }, { nullable: true })], {
  primaryKey: { columns: ["id"] },
});
const of = (...tables: readonly Table[]): Schema => ({ ...emptySchema, tables });

describe("builders", () => {
  it("give a column that is not null, and a table without keys", () => {
    expect(column("id", int)).toEqual({ name: "id", type: int, nullable: false });
    expect(table("t", [])).toEqual({ name: "t", columns: [], uniques: [], indexes: [], foreignKeys: [], checks: [] });
    expect(user.columns[1]!.nullable).toBe(true);
  });
});

describe("validateSchema", () => {
  const reference = (columns: readonly string[], referenced: readonly string[]) =>
    table("post", [column("a", int)], {
      foreignKeys: [{ name: "f", columns, references: { name: "user", columns: referenced } }],
    });
  const rows: readonly (readonly [what: string, schema: Schema, problems: readonly string[]])[] = [
    ["nothing", of(user, reference(["a"], ["id"])), []],
    ["a table that is elsewhere", of(reference(["a"], ["id"])), []],
    ["two tables of one name", of(user, user), ["user: two tables or views have this name"]],
    ["two columns", of(table("t", [column("a", int), column("a", int)])), ["t.a: two columns have this name"]],
    [
      "two constraints",
      of(
        table("t", [column("a", int)], {
          uniques: [{ name: "u", columns: ["a"] }],
          checks: [{ name: "u", expression: "" }],
        }),
      ),
      ["t.u: two constraints or indexes have this name"],
    ],
    [
      "a key of no column",
      of(table("t", [], { primaryKey: { columns: ["id"] } })),
      ["t: primary key: the table has no column id"],
    ],
    [
      "an index of no column",
      of(table("t", [], { indexes: [{ name: "i", parts: [{ column: "a" }, { expression: "b" }] }] })),
      ["t.i: the table has no column a"],
    ],
    [
      "a reference to no column",
      of(user, reference(["a"], ["key"])),
      ["post.f: the referenced table has no column key"],
    ],
    ["a reference of two to one", of(user, reference(["a", "a"], ["id"])), ["post.f: 2 columns refer to 1"]],
  ];
  it.each(rows)("finds %s", (_, schema, problems) => {
    expect(validateSchema(schema).map(({ object, problem }) => `${object}: ${problem}`)).toEqual(problems);
  });
});

describe("schemaDifference", () => {
  const phone = (length: number) =>
    table("user", [column("id", int), column("phone", { kind: "varchar", length }, { nullable: true })]);
  const rows: readonly (readonly [what: string, expected: Schema, actual: Schema, lines: readonly string[]])[] = [
    ["nothing", of(user), of(user), []],
    ["a table that is missing", of(user), of(), ["user: it is missing"]],
    ["a table too many", of(), of(user), ["user: it is left, and should not be there"]],
    ["a column of another type", of(phone(10)), of(phone(20)), ["user.phone: its length should be 10, and is 20"]],
    [
      "an index that is missing",
      of(table("t", [column("a", int)], { indexes: [{ name: "i", parts: [{ column: "a" }] }] })),
      of(table("t", [column("a", int)])),
      ["t.index i: it is missing"],
    ],
  ];
  it.each(rows)("names %s", (_, expected, actual, lines) => {
    expect(schemaDifference(expected, actual).map(({ object, difference }) => `${object}: ${difference}`)).toEqual(
      lines,
    );
  });
});

describe("a schema as JSON", () => {
  it("is read as it was written", () => {
    expect(schemaFromJson(schemaToJson(of(user)))).toEqual(of(user));
  });

  const refused: readonly (readonly [what: string, text: string, code: string, message: RegExp])[] = [
    ["no JSON", "{", "SCHEMA_JSON_INVALID", /is not JSON/],
    ["something else", "[]", "SCHEMA_JSON_INVALID", /"format"/],
    ["another version", schemaToJson(of()).replace('"version": 1', '"version": 2'), "SCHEMA_JSON_VERSION", /version 2/],
    ["a list that is missing", schemaToJson(of()).replace('"views"', '"vews"'), "SCHEMA_JSON_INVALID", /schema\.views/],
    [
      "a table without uniques",
      schemaToJson(of(user)).replace('"uniques"', '"u"'),
      "SCHEMA_JSON_INVALID",
      /table user/,
    ],
    ["a table without a name", schemaToJson(of(user)).replace('"user"', "1"), "SCHEMA_JSON_INVALID", /tables\[0\]/],
  ];
  it.each(refused)("refuses %s", (_, text, code, message) => {
    expect(() => schemaFromJson(text)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message), hint: expect.stringMatching(/\w/) }),
    );
  });
});
