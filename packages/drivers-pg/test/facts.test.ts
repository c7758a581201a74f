import { startDatabase } from "@stingerloom/testing";
import type { RowAnswer, RowQuestion } from "@stingerloom/schema-diff";
import { driverModule } from "../src";

const table = { name: "t" };
const nulls: RowQuestion = { kind: "nulls", table, columns: ["a"] };
const check = (expression: string): RowQuestion => ({ kind: "check", table, expression });

/** `probe` is a function that fails wherever it is called while it is armed. */
const probe = `CREATE FUNCTION probe(v int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('probe.armed', true) = 'on' THEN RAISE EXCEPTION 'the function was called'; END IF;
  RETURN v;
END $$`;

interface Row {
  readonly name: string;
  readonly made: readonly string[];
  readonly question: RowQuestion;
  readonly answer: Partial<Extract<RowAnswer, { kind: "counted" }>> | RegExp;
}

const rows: readonly Row[] = [
  {
    name: "an index whose expression is a constant call: planning would evaluate it",
    made: ["CREATE INDEX ON t ((probe(1) + a))"],
    question: nulls,
    answer: /may call function public\.probe\(integer\)/,
  },
  {
    name: "a check",
    made: ["ALTER TABLE t ADD CHECK (probe(1) > 0)"],
    question: nulls,
    answer: /may call function public\.probe\(integer\)/,
  },
  {
    name: "statistics over an expression",
    made: ["CREATE STATISTICS s ON (probe(a)), a FROM t"],
    question: nulls,
    answer: /may call function public\.probe\(integer\)/,
  },
  {
    name: "a check of a table that inherits",
    made: ["CREATE TABLE u (CHECK (probe(1) > 0)) INHERITS (t)"],
    question: nulls,
    answer: /may call function public\.probe\(integer\)/,
  },
  {
    name: "an index with an operator class of the users",
    made: [
      "CREATE OPERATOR CLASS own FOR TYPE int4 USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(int4)",
      "CREATE INDEX ON t USING hash (a own)",
    ],
    question: nulls,
    answer: /may call operator class public\.own/,
  },
  {
    name: "a wanted check that calls it",
    made: [],
    question: check("probe(a) > 0"),
    answer: /refused the query \(42883\)/,
  },
  {
    name: "a wanted check that names it with its schema",
    made: [],
    question: check("public.probe(a) > 0"),
    answer: /with its schema/,
  },
  {
    name: "a wanted check that does something",
    made: [],
    question: check("pg_sleep(9) IS NULL"),
    answer: /calls pg_sleep\(\)/,
  },
  {
    name: "a wanted check that runs a text",
    made: [],
    question: check("query_to_xml('select 1', true, true, '') IS NULL"),
    answer: /calls query_to_xml\(\)/,
  },
  {
    name: "a wanted check over a type whose cast calls it",
    made: [
      "CREATE TYPE mood AS ENUM ('x')",
      "CREATE FUNCTION probe(m mood) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT probe(1)::text $$",
      "CREATE CAST (mood AS text) WITH FUNCTION probe(mood) AS IMPLICIT",
      "ALTER TABLE t ADD m mood DEFAULT 'x'",
    ],
    question: check("lower(m) = 'x'"),
    answer: /the type of m is not the server's own/,
  },
  {
    name: "labels of an enum whose cast calls it",
    made: [
      "CREATE TYPE mood AS ENUM ('x', 'y')",
      "CREATE FUNCTION probe(m mood) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT probe(1)::text $$",
      "CREATE CAST (mood AS text) WITH FUNCTION probe(mood) AS IMPLICIT",
      "ALTER TABLE t ADD m mood DEFAULT 'x'",
    ],
    question: { kind: "labels", table, column: "m", labels: ["x"] },
    answer: { rows: 2, keys: ["id = 1", "id = 2"] },
  },
  { name: "a plain table", made: [], question: nulls, answer: { rows: 1, keys: ["id = 2"] } },
  {
    name: "a wanted check of the server's own functions",
    made: [],
    question: check("abs(a) BETWEEN 1 AND 4 OR coalesce(a, 0) = 0"),
    answer: { rows: 1, keys: ["id = 1"] },
  },
  {
    name: "a table that is locked",
    made: [],
    question: { ...nulls, table: { name: "locked" } },
    answer: /the table is locked/,
  },
];

describe("rows are asked without a function of the database", () => {
  it.each(rows)("$name", async ({ made, question, answer }) => {
    const database = await startDatabase("postgres");
    const [driver, other] = [driverModule.createDriver(database.options), driverModule.createDriver(database.options)];
    try {
      await driver.connect();
      await other.connect();
      await driver.query("CREATE TABLE t (id int PRIMARY KEY, a int)");
      await driver.query("CREATE TABLE locked (id int PRIMARY KEY, a int)");
      await driver.query("INSERT INTO t VALUES (1, 5), (2, NULL)");
      for (const statement of [probe, ...made]) await driver.query(statement);
      const live = await driver.introspect();
      await driver.query("SELECT set_config('probe.armed', 'on', false)");
      await other.query("BEGIN; LOCK TABLE locked");
      const [given] = await driver.askRows!([question], live, { limitMs: 300 });
      await other.query("ROLLBACK");
      if (answer instanceof RegExp)
        expect(given).toMatchObject({ kind: "notAsked", reason: expect.stringMatching(answer) });
      else expect(given).toMatchObject({ kind: "counted", ...answer });
    } finally {
      await driver.close();
      await other.close();
      await database.drop();
    }
  });
});
