import { diffSchemas, emptySchema, type Schema, type Table } from "@stingerloom/schema-diff";
import { SqliteDriver } from "../src";

const base: Table = {
  name: "t",
  columns: [
    { name: "id", type: { kind: "integer", bits: 32 }, nullable: false },
    { name: "price", type: { kind: "decimal", precision: 10, scale: 2 }, nullable: true },
    { name: "userId", type: { kind: "integer", bits: 32 }, nullable: true },
  ],
  primaryKey: { columns: ["id"] },
  uniques: [],
  indexes: [],
  foreignKeys: [],
  checks: [],
};

/** What a migration would change of a database that was made by `statements`. */
async function changes(statements: readonly string[], ...tables: readonly Table[]): Promise<readonly string[]> {
  const driver = new SqliteDriver({ type: "sqlite", database: ":memory:" });
  await driver.connect();
  try {
    for (const statement of statements) await driver.query(statement);
    const live = await driver.introspect();
    const wanted: Schema = await driver.canonicalizeExpressions(
      driver.dialect.normalize({ ...emptySchema, tables }),
      live,
    );
    const { changes } = diffSchemas(live, wanted, {
      features: driver.dialect.features,
      detectDroppedTables: true,
      renames: { inference: "never" },
    });
    expect(await driver.canonicalizeExpressions(wanted, live)).toEqual(wanted);
    return changes.map((operation) => operation.kind);
  } finally {
    await driver.close();
  }
}

const t = (rest: string, more = "") =>
  `CREATE TABLE t (id INTEGER PRIMARY KEY, price DECIMAL(10,2), userId INTEGER${more}${rest})`;
const check = (expression: string, name?: string): Partial<Table> => ({
  checks: [{ name: name ?? "c", expression, ...(name === undefined && { implicitName: true as const }) }],
});

describe("one expression in two forms", () => {
  it.each<[string, string, Partial<Table>]>([
    ["parentheses inside", t(", CHECK ((price > 0) AND (userId > 0))"), check("price > 0 and userId > 0")],
    ["a named check", t(', CONSTRAINT "c" CHECK (((price) + 1) > 0)'), check("price + 1 > 0", "c")],
    ["IS NOT NULL and NOTNULL", t(", CHECK (price notnull)"), check("price is not null")],
    [
      "a generated column",
      t("", ", twice INTEGER AS ((userId) * 2)"),
      {
        columns: [
          ...base.columns,
          {
            name: "twice",
            type: { kind: "integer", bits: 32 },
            nullable: true,
            generated: { expression: "userId * 2", stored: false },
          },
        ],
      },
    ],
    [
      "a default",
      t("", ", at TEXT DEFAULT (('a') || 'b')"),
      {
        columns: [
          ...base.columns,
          { name: "at", type: { kind: "text" }, nullable: true, default: { kind: "expression", sql: "'a' || 'b'" } },
        ],
      },
    ],
  ])("%s", async (_, statement, rest) => {
    expect(await changes([statement], { ...base, ...rest })).toEqual([]);
  });

  it("an index and its predicate", async () => {
    const index = { name: "i", parts: [{ expression: "price + 1" }], where: "userId > 0 and price > 0" };
    expect(
      await changes([t(""), "CREATE INDEX i ON t ((price) + (1)) WHERE (userId > 0) AND (price > 0)"], {
        ...base,
        indexes: [index],
      }),
    ).toEqual([]);
  });
});

describe("two expressions", () => {
  it.each<[string, string, Partial<Table>, string[]]>([
    ["another bound", t(", CONSTRAINT c CHECK (price > 0)"), check("price > 1", "c"), ["dropCheck", "addCheck"]],
    ["another column", t(", CONSTRAINT c CHECK (price > 0)"), check("userId > 0", "c"), ["dropCheck", "addCheck"]],
    [
      "another precedence",
      t(", CONSTRAINT c CHECK (price > 0 OR userId > 0 AND id > 0)"),
      check("(price > 0 or userId > 0) and id > 0", "c"),
      ["dropCheck", "addCheck"],
    ],
    [
      "a word that SQLite does not know",
      t(", CONSTRAINT c CHECK (price > 0)"),
      check("nothing_of_the_kind(price)", "c"),
      ["dropCheck", "addCheck"],
    ],
  ])("%s", async (_, statement, rest, kinds) => {
    expect(await changes([statement], { ...base, ...rest })).toEqual(kinds);
  });
});

describe("names in another case", () => {
  const child: Table = {
    ...base,
    name: "child",
    columns: [
      { name: "id", type: { kind: "integer", bits: 32 }, nullable: false },
      { name: "parentId", type: { kind: "integer", bits: 32 }, nullable: true },
    ],
    foreignKeys: [{ name: "fk", columns: ["parentId"], references: { name: "t", columns: ["id"] } }],
    indexes: [{ name: "i", parts: [{ column: "parentId" }], where: '"parentId" > 0' }],
    uniques: [{ name: "u", columns: ["parentId"] }],
    checks: [{ name: "c", expression: "parentId > 0" }],
  };
  const statements = [
    "CREATE TABLE T (ID INTEGER PRIMARY KEY, Price DECIMAL(10,2), userid INTEGER)",
    "CREATE TABLE CHILD (id INTEGER PRIMARY KEY, PARENTID INTEGER, CONSTRAINT fk FOREIGN KEY " +
      "(PARENTID) REFERENCES T (ID), CONSTRAINT u UNIQUE (PARENTID), CONSTRAINT c CHECK (PARENTID > 0))",
    "CREATE INDEX i ON CHILD (PARENTID) WHERE PARENTID > 0",
  ];

  it("are the same names", async () => {
    expect(await changes(statements, base, child)).toEqual([]);
  });

  it("are changed when that is asked for", async () => {
    expect(await changes(statements, { ...base, renamedFrom: "T" }, child)).toEqual(["renameTable"]);
  });
});
