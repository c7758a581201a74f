import { acceptOn, describeEngine, driverOf, startDatabase } from "@stingerloom/testing";

/** What not every server has: where it is too old, it says so itself. */
interface NewerCase {
  readonly name: string;
  readonly since: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const parent = "CREATE TABLE p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b))";

const cases: readonly NewerCase[] = [
  {
    name: "a foreign key that sets some of its columns to null",
    since: 15,
    before: [
      parent,
      "CREATE TABLE c (id int PRIMARY KEY, a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p " +
        "(a, b) ON DELETE SET NULL)",
    ],
    after: [
      parent,
      "CREATE TABLE c (id int PRIMARY KEY, a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p " +
        "(a, b) ON DELETE SET NULL (b))",
    ],
  },
  {
    name: "keys over time, and a foreign key to one",
    since: 18,
    before: ["CREATE TABLE t (id int4range, valid daterange)", "CREATE TABLE u (id int4range, during daterange)"],
    after: [
      "CREATE TABLE t (id int4range, valid daterange, PRIMARY KEY (id, valid WITHOUT OVERLAPS))",
      "CREATE TABLE u (id int4range, during daterange, CONSTRAINT k UNIQUE (id, during WITHOUT " +
        "OVERLAPS), CONSTRAINT f FOREIGN KEY (id, PERIOD during) REFERENCES t (id, PERIOD valid))",
    ],
  },
  {
    name: "constraints that are not enforced",
    since: 18,
    before: [parent, "CREATE TABLE c (a int)"],
    after: [
      parent,
      "CREATE TABLE c (a int, CONSTRAINT k CHECK (a > 0) NOT ENFORCED, CONSTRAINT f FOREIGN KEY (a) " +
        "REFERENCES p (id) NOT ENFORCED)",
    ],
  },
  {
    name: "virtual columns",
    since: 18,
    before: ["CREATE TABLE t (a int)"],
    after: ["CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL)"],
  },
];

describeEngine("postgres", () => {
  it.each(cases.map((row) => [`${row.name}, since ${row.since}`, row] as const))("%s", async (_, row) => {
    const version = await majorVersion();
    const judged = acceptOn("postgres", { name: row.name, before: { sql: row.before }, after: { sql: row.after } });
    if (version >= row.since) await judged;
    else await expect(judged).rejects.toThrow("syntax error");
  });
});

async function majorVersion(): Promise<number> {
  const database = await startDatabase("postgres");
  const driver = driverOf("postgres", database.options);
  await driver.connect();
  try {
    const [row]: { version: string }[] = await driver.query("SELECT current_setting('server_version_num') AS version");
    return Math.floor(Number(row!.version) / 10_000);
  } finally {
    await driver.close();
    await database.drop();
  }
}
