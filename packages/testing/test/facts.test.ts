import { plainHazard, planMigration, withFacts, type Hazard, type Schema } from "@stingerloom/schema-diff";
import { execute, planFor, type AcceptanceCase } from "../src/acceptance";
import { bigint, column, enumOf, int, schema, table, varchar } from "../src/cases/build";
import { startDatabase } from "../src/database";
import { describeEngines } from "../src/describe-engine";
import { driverOf, type TestDriver } from "../src/driver-of";
import type { Engine } from "../src/engine";

interface FactRow extends Pick<AcceptanceCase, "renames"> {
  readonly name: string;
  readonly before: Schema;
  readonly after: Schema;
  /** Values of the columns of the table `t` in each row, `id` first. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** What is known of the hazard that it may fail; undefined: there is none. */
  readonly fails?: Pick<NonNullable<Hazard["facts"]>, "rows" | "keys"> & { readonly notAsked?: RegExp };
  readonly notOn?: Partial<Record<Engine, string>>;
}

const nullable = { nullable: true } as const;
const key = (columns: readonly string[], parent: string) => ({
  name: "fk_t",
  columns,
  references: { name: parent, columns: ["id"] },
});
const parent = table("p", [column("name", varchar(9), nullable)]);
const t = (...columns: Parameters<typeof table>[1]) => schema(table("t", columns));
const same: Partial<Record<Engine, string>> = { sqlite: "takes values of any length and size" };

const facts: readonly FactRow[] = [
  {
    name: "NOT NULL over nulls",
    before: t(column("a", int, nullable)),
    after: t(column("a", int)),
    rows: [
      [1, 5],
      [2, null],
      [3, null],
    ],
    fails: { rows: 2, keys: ["id = 2", "id = 3"] },
  },
  {
    name: "NOT NULL without nulls",
    before: t(column("a", int, nullable)),
    after: t(column("a", int)),
    rows: [[1, 5]],
  },
  {
    name: "NOT NULL under a new name",
    before: t(column("a", int, nullable)),
    after: t(column("b", int)),
    renames: { renamed: [{ from: "t.a", to: "b" }] },
    rows: [[1, null]],
    fails: { rows: 1, keys: ["id = 1"] },
  },
  {
    name: "a unique over values that are alike",
    before: t(column("a", varchar(9), nullable)),
    after: schema(table("t", [column("a", varchar(9), nullable)], { uniques: [{ name: "u_a", columns: ["a"] }] })),
    rows: [
      [1, "x"],
      [2, "x"],
      [3, "y"],
      [4, null],
      [5, null],
    ],
    fails: { rows: 2, keys: ["id = 1"] },
  },
  {
    name: "a unique over values that are not",
    before: t(column("a", varchar(9), nullable)),
    after: schema(table("t", [column("a", varchar(9), nullable)], { uniques: [{ name: "u_a", columns: ["a"] }] })),
    rows: [
      [1, "x"],
      [2, "y"],
      [3, null],
      [4, null],
    ],
  },
  {
    name: "a unique index over values that are alike",
    before: t(column("a", int)),
    after: schema(
      table("t", [column("a", int)], { indexes: [{ name: "i_a", unique: true, parts: [{ column: "a" }] }] }),
    ),
    rows: [
      [1, 7],
      [2, 7],
    ],
    fails: { rows: 2, keys: ["id = 1"] },
  },
  {
    name: "a unique over a column that is new",
    before: t(column("a", int)),
    after: schema(
      table("t", [column("a", int), column("b", int, { default: { kind: "literal", value: 1 } })], {
        uniques: [{ name: "u_b", columns: ["b"] }],
      }),
    ),
    rows: [
      [1, 7],
      [2, 7],
    ],
    fails: { notAsked: /b is new/ },
  },
  {
    name: "a shorter text over one that is longer",
    before: t(column("a", varchar(20))),
    after: t(column("a", varchar(3))),
    rows: [
      [1, "abc"],
      [2, "abcd"],
      [3, "abc   "],
    ],
    fails: { rows: 1, keys: ["id = 2"] },
    notOn: same,
  },
  {
    name: "a shorter text over short ones",
    before: t(column("a", varchar(20))),
    after: t(column("a", varchar(3))),
    rows: [
      [1, "abc"],
      [2, "äöü"],
    ],
    notOn: same,
  },
  {
    name: "a smaller number over large ones",
    before: t(column("a", bigint)),
    after: t(column("a", int)),
    rows: [
      [1, 2147483647],
      [2, 2147483648],
      [3, -2147483649],
    ],
    fails: { rows: 2, keys: ["id = 2", "id = 3"] },
    notOn: same,
  },
  {
    name: "a smaller number over small ones",
    before: t(column("a", bigint)),
    after: t(column("a", int)),
    rows: [
      [1, 2147483647],
      [2, -2147483648],
    ],
    notOn: same,
  },
  {
    name: "a check that rows break",
    before: t(column("a", int, nullable)),
    after: schema(table("t", [column("a", int, nullable)], { checks: [{ name: "c_a", expression: "a > 5" }] })),
    rows: [
      [1, 6],
      [2, 5],
      [3, null],
      [4, 1],
    ],
    fails: { rows: 2, keys: ["id = 2", "id = 4"] },
  },
  {
    name: "a check that no row breaks",
    before: t(column("a", int, nullable)),
    after: schema(table("t", [column("a", int, nullable)], { checks: [{ name: "c_a", expression: "abs(a) > 5" }] })),
    rows: [
      [1, 6],
      [2, null],
      [3, -7],
    ],
  },
  {
    name: "a foreign key over rows without a parent",
    before: schema(parent, table("t", [column("a", int, nullable)])),
    after: schema(parent, table("t", [column("a", int, nullable)], { foreignKeys: [key(["a"], "p")] })),
    rows: [
      [1, null],
      [2, 99],
    ],
    fails: { rows: 1, keys: ["id = 2"] },
  },
  {
    name: "a foreign key over rows with a parent or none",
    before: schema(parent, table("t", [column("a", int, nullable)])),
    after: schema(parent, table("t", [column("a", int, nullable)], { foreignKeys: [key(["a"], "p")] })),
    rows: [[1, null]],
  },
  {
    name: "a label that rows hold",
    before: t(column("a", enumOf("x", "y", "z"))),
    after: t(column("a", enumOf("x", "y"))),
    rows: [
      [1, "x"],
      [2, "z"],
    ],
    fails: { rows: 1, keys: ["id = 2"] },
  },
  {
    name: "a label that no row holds",
    before: t(column("a", enumOf("x", "y", "z"))),
    after: t(column("a", enumOf("x", "y"))),
    rows: [[1, "x"]],
  },
];

describeEngines(["postgres", "mysql", "mariadb", "sqlite"], (engine) => {
  for (const row of facts) {
    const reason = row.notOn?.[engine];
    if (reason !== undefined) it(`${row.name}: not on ${engine}, which ${reason}`, () => expect(reason).not.toBe(""));
    else it(row.name, () => onDatabase(engine, (driver) => judge(driver, row)));
  }

  it("changes nothing, whatever is asked", () =>
    onDatabase(engine, async (driver) => {
      const statements: string[] = [];
      await plannedWith(driver, facts[3]!, 2_000, (sql) => statements.push(sql));
      expect(statements.length).toBeGreaterThan(1);
      for (const sql of statements)
        expect(sql).toMatch(
          /^(SELECT|WITH RECURSIVE|BEGIN READ ONLY|START TRANSACTION READ ONLY|ROLLBACK|SET STATEMENT)/,
        );
    }));

  it("says so where there is no time to look at all rows", () =>
    onDatabase(engine, async (driver) => {
      const { hazards } = await plannedWith(driver, { ...facts[3]!, rows: manyRows }, 0.001);
      const found = hazards.find(({ code }) => code === "MAY_FAIL_ON_DATA");
      expect(found?.message).toMatch(/There was no time|no time to look/);
    }));
});

const manyRows = Array.from({ length: 30_000 }, (_, i) => [i + 1, String(i)] as const);

async function judge(driver: TestDriver, row: FactRow): Promise<void> {
  const { hazards, up } = await plannedWith(driver, row, 5_000);
  const found = hazards.filter(({ code }) => code === "MAY_FAIL_ON_DATA");
  if (row.fails === undefined) expect(found).toEqual([]);
  else {
    const { notAsked, ...counted } = row.fails;
    expect(found).toHaveLength(1);
    if (notAsked === undefined) expect(found[0]).toMatchObject({ severity: "danger", facts: counted });
    else expect(found[0]?.message).toMatch(notAsked);
  }
  const fails = await execute(driver, up).then(
    () => false,
    () => true,
  );
  expect(fails).toBe(row.fails !== undefined);
}

async function plannedWith(driver: TestDriver, row: FactRow, limitMs: number, watch?: (sql: string) => void) {
  const live = await built(driver, row);
  const { up, settled } = await planFor(driver, live, driver.dialect.normalize(row.after), row);
  const plan = planMigration(driver.dialect, live, settled, {
    renames: { inference: "never", ...row.renames },
    detectDroppedTables: true,
    statistics: await driver.statistics(live.tables),
  });
  const send = driver.execute.bind(driver);
  if (watch) driver.execute = (sql: string, parameters?: readonly unknown[]) => (watch(sql), send(sql, parameters));
  const { hazards } = await withFacts(plan, driver, live, { limitMs });
  driver.execute = send;
  return { up, hazards: hazards.map(plainHazard) };
}

async function built(driver: TestDriver, { before, rows }: FactRow): Promise<Schema> {
  const empty = await driver.introspect();
  const start = { ...before, tables: [], enums: [], namespaces: empty.namespaces, opaqueObjects: empty.opaqueObjects };
  await execute(driver, (await planFor(driver, start, driver.dialect.normalize(before), {})).up);
  const name = driver.escapeIdentifier("t");
  const text = (value: string | number | null) => (typeof value === "string" ? `'${value}'` : String(value));
  for (let at = 0; at < rows.length; at += 500) {
    const values = rows.slice(at, at + 500).map((row) => `(${row.map(text).join(", ")})`);
    await driver.query(`INSERT INTO ${name} VALUES ${values.join(", ")}`);
  }
  return driver.introspect();
}

async function onDatabase(engine: Engine, use: (driver: TestDriver) => Promise<void>): Promise<void> {
  const database = await startDatabase(engine);
  const driver = driverOf(engine, database.options);
  try {
    await driver.connect();
    await use(driver);
  } finally {
    await driver.close();
    await database.drop();
  }
}
