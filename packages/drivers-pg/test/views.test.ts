import {
  emptySchema,
  planMigration,
  statementsOf,
  type Schema,
  type StepPlan,
  type View,
} from "@stingerloom/schema-diff";
import {
  build,
  describeCases,
  describeEngine,
  driverOf,
  startDatabase,
  type SharedCase,
  type TestDriver,
} from "@stingerloom/testing";

const { column, schema, table } = build;

const t = (type: "integer" | "bigint" = "integer") =>
  table("t", [column("a", { kind: "integer", bits: type === "integer" ? 32 : 64 }), column("b")]);

/** As entities describe one. */
function view(name: string, query: string, rest: Partial<View> = {}): View {
  return { name, sql: [], query, ...rest };
}

const withViews = (of: Schema, ...views: readonly View[]): Schema => ({ ...of, views });

const created = ["CREATE TABLE t (id serial PRIMARY KEY, a integer NOT NULL, b varchar(255) NOT NULL)"];
const summary = view("m", "SELECT a, count(*) AS n FROM t GROUP BY a", { materialized: true });
const filled = ["INSERT INTO t (a, b) VALUES (1, 'x'), (2, 'y')"];
const noView = { not: /VIEW/ };

/** What views of entities meet on PostgreSQL alone. */
const cases: readonly SharedCase[] = [
  {
    name: "adds a materialized view",
    before: schema(t()),
    after: withViews(schema(t()), summary),
    rows: filled,
    upRows: [{ sql: "SELECT count(*) AS v FROM m", value: "2" }],
  },
  {
    name: "a view becomes materialized",
    before: withViews(schema(t()), { ...summary, materialized: undefined }),
    after: withViews(schema(t()), summary),
  },
  {
    name: "a materialized view keeps what hangs on it where it stays",
    before: {
      sql: [
        ...created,
        "CREATE MATERIALIZED VIEW m AS SELECT a, count(*) AS n FROM t GROUP BY a",
        "CREATE UNIQUE INDEX m_a ON m (a)",
        "COMMENT ON MATERIALIZED VIEW m IS 'by a'",
      ],
    },
    after: withViews(schema(t()), summary),
    up: [noView],
  },
  {
    name: "a view whose query changes keeps its options, comments, indexes and privileges",
    before: {
      sql: [
        ...created,
        "CREATE MATERIALIZED VIEW m WITH (fillfactor=70) AS SELECT a, count(*) AS n FROM t GROUP BY a",
        "CREATE UNIQUE INDEX m_a ON m (a)",
        "COMMENT ON COLUMN m.n IS 'how many'",
        "GRANT SELECT ON m TO PUBLIC",
      ],
    },
    after: withViews(schema(t()), { ...summary, query: "SELECT a, 1 + count(*) AS n FROM t GROUP BY a" }),
    up: ["fillfactor", "m_a", "how many", "GRANT SELECT"],
  },
  {
    name: "a view under another name keeps its comments, indexes and privileges",
    before: {
      sql: [
        ...created,
        "CREATE MATERIALIZED VIEW m AS SELECT a, count(*) AS n FROM t GROUP BY a",
        "CREATE UNIQUE INDEX m_a ON m (a)",
        "GRANT SELECT ON m TO PUBLIC",
      ],
    },
    after: withViews(schema(t()), { ...summary, name: "m2", renamedFrom: "m" }),
    up: [/m_a ON public\.m2/, /GRANT SELECT ON public\.m2/],
  },
  {
    name: "a view of nobody's over one that changes is created again",
    before: { sql: [...created, "CREATE VIEW v AS SELECT a FROM t", "CREATE VIEW other AS SELECT a + 1 AS c FROM v"] },
    after: withViews(schema(t()), view("v", "SELECT a, b FROM t")),
    up: ["other"],
  },
  {
    name: "a column changes its type under views of entities and others",
    before: { sql: [...created, "CREATE VIEW v AS SELECT a FROM t", "CREATE VIEW other AS SELECT a + 1 AS c FROM v"] },
    after: withViews(schema(t("bigint")), view("v", "SELECT a FROM t")),
  },
  {
    name: "a view in another schema over a table there",
    before: schema(),
    after: {
      ...withViews(
        schema({ ...t(), schema: "app" }, t()),
        view("v", "SELECT x.a FROM app.t x JOIN public.t y ON y.id = x.id", { schema: "app" }),
      ),
      namespaces: [{ name: "app" }],
    },
  },
  {
    name: "a view that calls a function and names a value of an enum that comes with it",
    before: { sql: ["CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql AS 'SELECT 2 * $1'"] },
    after: withViews(
      {
        ...schema(
          table("t", [column("a", { kind: "integer", bits: 32 }), column("s", { kind: "enumRef", name: "st" })]),
        ),
        enums: [{ name: "st", values: ["on", "off"] }],
      },
      view("v", "SELECT twice(a) AS d, s = 'on' AS is_on FROM t"),
    ),
    detectDroppedTables: false,
  },
  {
    name: "a query with a list of texts, which the server writes in another way again",
    before: schema(t()),
    after: withViews(schema(t()), view("v", "SELECT a FROM t WHERE b IN ('x', 'y') AND NOT b = ANY (ARRAY['z'])")),
  },
  { name: "a view over nothing", before: emptySchema, after: withViews(emptySchema, view("v", "SELECT 1 AS one")) },
];

describeCases("postgres", "views of entities", cases);

/** Its query names the table with its schema, so that scratch cannot have another in its place. */
describeEngine("postgres", () => {
  it("a view in another schema whose table changes is created in the entity's words, and found again", async () => {
    const database = await startDatabase("postgres");
    const driver = driverOf("postgres", database.options);
    await driver.connect();
    try {
      await driver.query("CREATE SCHEMA app");
      await driver.query("CREATE TABLE app.t (id serial PRIMARY KEY)");
      await driver.query("CREATE VIEW app.v AS SELECT id FROM app.t");
      const wanted = withViews(
        schema({ ...table("t", [column("c", { kind: "text" }, { nullable: true })]), schema: "app" }),
        view("v", "SELECT id, c FROM app.t", { schema: "app" }),
      );
      const { up, down } = await planOf(driver, wanted);
      for (const statement of up) await driver.query(statement);
      expect((await planOf(driver, wanted)).up).toEqual([]);
      for (const statement of down) await driver.query(statement);
      expect((await planOf(driver, wanted)).up).toEqual(up);
    } finally {
      await driver.close();
      await database.drop();
    }
  });
});

async function planOf(driver: TestDriver, schema: Schema) {
  const live = await driver.introspect();
  const wanted = await driver.canonicalizeExpressions(driver.dialect.normalize(schema), live);
  const plan = planMigration(driver.dialect, live, wanted);
  const print = (steps: StepPlan) => statementsOf(steps, (name) => driver.escapeIdentifier(name));
  return { up: print(plan.up), down: print(plan.down) };
}
