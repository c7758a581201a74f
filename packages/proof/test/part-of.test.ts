import { emptySchema, type ForeignKey, type Schema, type Table } from "@stingerloom/schema-diff";
import { partOf } from "../src/neighbours/part-of";

const id = { name: "id", type: { kind: "integer", bits: 32 }, nullable: false } as const;

function table(name: string, ...refersTo: readonly string[]): Table {
  const foreignKeys = refersTo.map((target): ForeignKey => ({
    name: `${name}_${target}`,
    columns: [`${target}Id`],
    references: { name: target, columns: ["id"] },
  }));
  const columns = [id, ...refersTo.map((target) => ({ ...id, name: `${target}Id`, nullable: true }))];
  return { name, columns, uniques: [], indexes: [], foreignKeys, checks: [], triggers: [] };
}

const schema: Schema = {
  ...emptySchema,
  enums: [
    { name: "mood", values: ["a"] },
    { name: "unused", values: ["b"] },
  ],
  sequences: [{ name: "ticket_seq" }],
  tables: [
    table("country"),
    table("city", "country"),
    table("shop", "city"),
    table("sale", "shop"),
    table("alone"),
    {
      ...table("typed"),
      columns: [
        id,
        { name: "mood", type: { kind: "enumRef", name: "mood" }, nullable: true },
        { ...id, name: "ticket", default: { kind: "expression", sql: "nextval('ticket_seq'::regclass)" } },
      ],
      triggers: [{ name: "log", sql: "CREATE TRIGGER log AFTER INSERT ON typed EXECUTE FUNCTION log_it()" }],
    },
    table("audit"),
  ],
  views: [
    { name: "cities", sql: ["CREATE VIEW cities AS SELECT 1 FROM city"], dependsOn: [{ name: "city" }] },
    { name: "many", sql: ["CREATE VIEW many AS SELECT 1 FROM cities, alone"] },
    { name: "other", sql: ["CREATE VIEW other AS SELECT 1 FROM country"] },
  ],
  opaqueObjects: [
    {
      kind: "function",
      name: "log_it()",
      parts: [{ name: "", create: ["CREATE FUNCTION log_it() … INSERT INTO audit"], drop: [] }],
    },
    { kind: "function", name: "idle()", parts: [{ name: "", create: ["CREATE FUNCTION idle()"], drop: [] }] },
  ],
};

const namesIn = ({ tables, views, enums, sequences, opaqueObjects }: Schema): string[] =>
  [tables, views, enums, sequences, opaqueObjects].flatMap((list) => list.map(({ name }) => name)).sort();

describe("the part of a database that statements have to do with", () => {
  it.each([
    [["alone"], ["alone", "cities", "city", "many"]],
    [["CITY"], ["alone", "cities", "city", "country", "many", "shop"]],
    [["sale"], ["sale", "shop"]],
    [["typed"], ["audit", "log_it()", "mood", "ticket_seq", "typed"]],
    [["nothing"], []],
  ])("%j", (names, expected) => expect(namesIn(partOf(schema, names).schema)).toEqual(expected));

  it("leaves out of a neighbour what would need more of the database", () => {
    const { tables } = partOf(schema, ["sale"]).schema;
    expect(tables.find(({ name }) => name === "shop")?.foreignKeys).toEqual([]);
    expect(tables.find(({ name }) => name === "sale")?.foreignKeys).toHaveLength(1);
  });

  it("takes ten tables that refer to one whose key is not named, and all where it is", () => {
    const children = Array.from({ length: 30 }, (_, i) => table(`child${i}`, "hub"));
    const wide = { ...emptySchema, tables: [table("hub"), ...children] };
    expect(partOf(wide, ["hub"]).schema.tables).toHaveLength(11);
    expect(partOf(wide, ["hub", "id"]).schema.tables).toHaveLength(31);
  });

  it("finds names with quotes and spaces in literals", () => {
    const odd = { ...emptySchema, enums: [{ name: 'a "b" c', values: [] }], tables: [] as Table[] };
    const column = { name: "x", type: { kind: "enumRef", name: 'a "b" c' }, nullable: true } as const;
    odd.tables.push({ ...table("t"), columns: [column] });
    expect(namesIn(partOf(odd, ["t"]).schema)).toEqual(['a "b" c', "t"]);
  });
});
