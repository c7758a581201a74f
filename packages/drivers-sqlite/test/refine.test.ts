import {
  emptySchema,
  planMigration,
  statementsOf,
  type Schema,
  type StepPlan,
  type Table,
} from "@stingerloom/schema-diff";
import { SqliteDriver } from "../src";

const id: Table["columns"][number] = {
  name: "id",
  type: { kind: "integer", bits: 32 },
  nullable: false,
  autoIncrement: { kind: "autoIncrement" },
};

function table(name: string, columns: readonly string[], rest: Partial<Table> = {}): Table {
  const added = columns.map((column) => ({
    name: column,
    type: { kind: "varchar", length: 255 } as const,
    nullable: true,
  }));
  return {
    name,
    columns: [id, ...added],
    primaryKey: { columns: ["id"] },
    uniques: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
    ...rest,
  };
}

interface Ways {
  readonly up: readonly string[];
  readonly down: readonly string[];
  readonly hazards: readonly string[];
}

/** The statements of both ways, from a database that our own statements made to one that is wanted. */
async function ways(
  before: readonly Table[],
  after: readonly Table[],
  programs: readonly string[] = [],
): Promise<Ways> {
  const driver = new SqliteDriver({ type: "sqlite", database: ":memory:" });
  await driver.connect();
  const { dialect } = driver;
  const schema = (tables: readonly Table[]): Schema => dialect.normalize({ ...emptySchema, tables });
  const print = (plan: StepPlan) => statementsOf(plan, dialect.quoteIdentifier);
  const plan = (from: Schema, to: Schema) =>
    planMigration(dialect, from, to, { detectDroppedTables: true, renames: { inference: "never" } });
  const first = plan(emptySchema, schema(before));
  for (const statement of [...print(first.up), ...programs]) await driver.query(statement);
  const { up, down, hazards } = plan(await driver.introspect(), schema(after));
  await driver.close();
  return { up: print(up), down: print(down), hazards: hazards.map((h) => `${h.code} ${h.object}`) };
}

const withRename = (name: string, from: string, to: string): Table => {
  const { columns, ...rest } = table(name, [to]);
  return {
    ...rest,
    columns: columns.map((column) => (column.name === to ? { ...column, renamedFrom: from } : column)),
  };
};

describe("what ALTER TABLE can do by itself", () => {
  it("adds a column, and drops it on the way back", async () => {
    expect(await ways([table("user", ["name", "email"])], [table("user", ["name", "email", "phone"])])).toEqual({
      up: ['ALTER TABLE "user" ADD COLUMN "phone" VARCHAR(255)'],
      down: ['ALTER TABLE "user" DROP COLUMN "phone"'],
      hazards: [],
    });
  });

  it("drops the last column, and adds it on the way back", async () => {
    expect(await ways([table("user", ["name", "phone"])], [table("user", ["name"])])).toMatchObject({
      up: ['ALTER TABLE "user" DROP COLUMN "phone"'],
      down: [expect.stringMatching(/^PRAGMA/), ...Array.from({ length: 7 }, () => expect.any(String))],
      hazards: ["DATA_LOSS user.phone"],
    });
  });

  it("drops a column that ALTER TABLE had added, and adds it on the way back", async () => {
    const programs = ['ALTER TABLE "user" ADD COLUMN "phone" VARCHAR(255)'];
    expect(await ways([table("user", ["name"])], [table("user", ["name"])], programs)).toMatchObject({
      up: ['ALTER TABLE "user" DROP COLUMN "phone"'],
      down: ['ALTER TABLE "user" ADD COLUMN "phone" VARCHAR(255)'],
    });
  });

  it("renames a column, there and back", async () => {
    const check = (column: string) => ({
      checks: [{ name: "c", expression: `${column} <> ''` }],
      indexes: [{ name: "i", parts: [{ column }], where: `"${column}" <> ''` }],
    });
    const after = { ...withRename("user", "mail", "email"), ...check("email") };
    expect(await ways([table("user", ["mail"], check("mail"))], [after])).toEqual({
      up: ['ALTER TABLE "user" RENAME COLUMN "mail" TO "email"'],
      down: ['ALTER TABLE "user" RENAME COLUMN "email" TO "mail"'],
      hazards: [],
    });
  });

  it("renames a table that others refer to, there and back", async () => {
    const post = (user: string) =>
      table("post", ["author"], {
        foreignKeys: [{ name: "f", columns: ["author"], references: { name: user, columns: ["id"] } }],
      });
    expect(
      await ways(
        [table("user", ["a"]), post("user")],
        [{ ...table("person", ["a"]), renamedFrom: "user" }, post("person")],
      ),
    ).toMatchObject({
      up: ['ALTER TABLE "user" RENAME TO "person"'],
      down: ['ALTER TABLE "person" RENAME TO "user"'],
    });
  });

  it("adds a column that refers to another table, and drops it on the way back", async () => {
    const foreignKeys = [
      { name: "f", columns: ["author"], references: { name: "user", columns: ["id"] }, onDelete: "cascade" as const },
    ];
    const author = table("post", ["title", "author"], { foreignKeys });
    expect(await ways([table("user", []), table("post", ["title"])], [table("user", []), author])).toEqual({
      up: [
        'ALTER TABLE "post" ADD COLUMN "author" VARCHAR(255) CONSTRAINT "f" REFERENCES "user" ("id") ON DELETE CASCADE',
      ],
      down: ['ALTER TABLE "post" DROP COLUMN "author"'],
      hazards: [],
    });
  });

  it("makes and drops indexes", async () => {
    const indexes = [{ name: "i", parts: [{ column: "name" }] }];
    expect(await ways([table("user", ["name"])], [table("user", ["name"], { indexes })])).toEqual({
      up: ['CREATE INDEX "i" ON "user" ("name")'],
      down: ['DROP INDEX "i"'],
      hazards: [],
    });
  });
});

describe("what takes a rebuild", () => {
  const starts = (statements: readonly string[]) =>
    statements.filter((statement) => statement.startsWith("PRAGMA legacy_alter_table = ON")).length;

  it("is one for all changes of a table", async () => {
    const unique = { uniques: [{ name: "u", columns: ["name"] }], checks: [{ name: "c", expression: "name <> ''" }] };
    const { up, down, hazards } = await ways([table("user", ["name", "a"])], [table("user", ["name", "b"], unique)]);
    expect([starts(up), starts(down)]).toEqual([1, 1]);
    expect([...hazards].sort()).toEqual([
      "DATA_LOSS user.a",
      "MAY_FAIL_ON_DATA user",
      "MAY_FAIL_ON_DATA user",
      "REWRITES_TABLE user",
    ]);
  });

  it("is the drop of a column that a view reads, which gets a warning", async () => {
    const programs = [
      'CREATE VIEW "v" AS SELECT "a" FROM "user"',
      'CREATE TRIGGER "g" AFTER UPDATE OF "a" ON "user" BEGIN SELECT 1; END',
    ];
    const { up, hazards } = await ways([table("user", ["a", "b"])], [table("user", ["b"])], programs);
    expect(starts(up)).toBe(1);
    expect(up.at(-1)).toBe(programs[1]);
    expect(hazards).toEqual([
      "REWRITES_TABLE user",
      "DATA_LOSS user.a",
      "MAY_FAIL_ON_DATA user.a",
      "MAY_FAIL_ON_DATA user.a",
    ]);
  });

  it("counts on where AUTOINCREMENT stood", async () => {
    const { up } = await ways(
      [table("it's", ["a"])],
      [table("it's", ["a"], { uniques: [{ name: "u", columns: ["a"] }] })],
    );
    expect(up).toContain(`UPDATE "sqlite_sequence" SET "name" = 'it''s' WHERE "name" = '__stingerloom_old_it''s'`);
  });
});

describe("hazards of a change", () => {
  const text = (column: Partial<Table["columns"][number]>): Table => {
    const { columns, ...rest } = table("t", ["a"]);
    return { ...rest, columns: columns.map((c) => (c.name === "a" ? { ...c, ...column } : c)) };
  };
  const enumOf = (...values: string[]) => ({ type: { kind: "enum" as const, values } });

  it.each<[string, Table, Table, string[]]>([
    ["a wider text", text({}), text({ type: { kind: "varchar", length: 500 } }), []],
    ["a number as text", text({ type: { kind: "integer", bits: 32 } }), text({}), []],
    ["a text as number", text({}), text({ type: { kind: "integer", bits: 32 } }), ["DATA_LOSS t.a"]],
    ["null no more", text({}), text({ nullable: false }), ["MAY_FAIL_ON_DATA t.a"]],
    [
      "null is the default",
      text({}),
      text({ nullable: false, default: { kind: "literal", value: "x" } }),
      ["DATA_LOSS t.a"],
    ],
    ["more values", text(enumOf("a")), text(enumOf("a", "b")), []],
    ["fewer values", text(enumOf("a", "b")), text(enumOf("a")), ["MAY_FAIL_ON_DATA t.a"]],
    ["one value in the place of another", text(enumOf("a", "b")), text(enumOf("z", "b")), ["INFERRED_RENAME t.a"]],
    ["a list of values", text({}), text(enumOf("a")), ["MAY_FAIL_ON_DATA t.a"]],
    [
      "STRICT",
      text({ type: { kind: "text" } }),
      { ...text({ type: { kind: "text" } }), options: { strict: true } },
      ["MAY_FAIL_ON_DATA t"],
    ],
  ])("%s", async (_, before, after, hazards) => {
    expect((await ways([before], [after])).hazards).toEqual(["REWRITES_TABLE t", ...hazards]);
  });

  it("of a NOT NULL column without a default", async () => {
    const { columns, ...rest } = table("t", []);
    const added = { name: "a", type: { kind: "text" } as const, nullable: false };
    expect((await ways([table("t", [])], [{ ...rest, columns: [...columns, added] }])).hazards).toEqual([
      "MAY_FAIL_ON_DATA t.a",
    ]);
  });
});
