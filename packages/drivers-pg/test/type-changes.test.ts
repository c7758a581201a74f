import {
  emptySchema,
  planMigration,
  statementsOf,
  type Column,
  type Schema,
  type StepPlan,
} from "@stingerloom/schema-diff";
import { describeEngine, driverOf, startDatabase, type TestDatabase, type TestDriver } from "@stingerloom/testing";
import { parseType } from "../src/model/parse-type";

/** Types, each with a value that a column of it may hold. */
const types: Readonly<Record<string, string>> = {
  smallint: "1",
  integer: "7",
  bigint: "12",
  "numeric(10,2)": "1.5",
  numeric: "2",
  real: "1.5",
  "double precision": "0",
  money: "'1.5'",
  boolean: "true",
  text: "'1'",
  "character varying(10)": "'x'",
  "character(3)": "'1'",
  bytea: "'\\x61'",
  date: "'2020-01-02'",
  "time without time zone": "'10:11'",
  "time with time zone": "'10:11+02'",
  "timestamp without time zone": "'2020-01-02 10:11'",
  "timestamp with time zone": "'2020-01-02 10:11+00'",
  interval: "'1 day'",
  uuid: "'11111111-1111-1111-1111-111111111111'",
  json: "'{\"a\":1}'",
  jsonb: "'[1, 2]'",
  xml: "'<a/>'",
  inet: "'1.2.3.4'",
  cidr: "'1.2.3.0/24'",
  "bit(3)": "B'101'",
  "bit varying": "B'1'",
  int4range: "'[1,2)'",
  tsvector: "'a'",
  e: "'a'",
  other: "'a'",
  whole: "1",
  oid: "5",
  "integer[]": "'{1}'",
  "text[]": "'{a,\"b c\"}'",
  "e[]": "'{a}'",
};

/** Changes that no value of the first type can break, each with values that come nearest to it. */
const harmless: readonly (readonly [from: string, to: string, ...values: string[]])[] = [
  ["boolean", "integer", "true", "false"],
  ["boolean", "numeric(1,0)", "true"],
  ["boolean", "character varying(5)", "false"],
  ["smallint", "character varying(6)", "-32768"],
  ["integer", "character varying(11)", "-2147483648"],
  ["bigint", "character varying(20)", "-9223372036854775808"],
  ["smallint", "numeric(5,0)", "-32768"],
  ["integer", "numeric(12,2)", "-2147483648"],
  ["smallint", "real", "-32768", "32767"],
  ["numeric(10,2)", "character varying(12)", "-99999999.99"],
  ["numeric(2,2)", "character varying(5)", "-0.99"],
  ["real", "character varying(15)", "-1.17549435e-38"],
  ["double precision", "character varying(24)", "-2.2250738585072014e-308"],
  ["uuid", "character varying(36)", "'11111111-1111-1111-1111-111111111111'"],
  ["uuid", "character(36)", "'11111111-1111-1111-1111-111111111111'"],
  ["date", "character varying(13)", "'4713-01-01 BC'", "'5874897-12-31'", "'-infinity'"],
  ["time(3) without time zone", "character varying(12)", "'23:59:59.999'"],
  ["time without time zone", "character varying(255)", "'23:59:59.999999'"],
  ["time with time zone", "character varying(24)", "'23:59:59.999999-15:59:59'"],
  [
    "timestamp without time zone",
    "character varying(40)",
    "'4713-01-01 00:00:00.000001 BC'",
    "'294276-12-31 23:59:59.999999'",
  ],
  ["jsonb", "json", "'{\"a\": [1, 2]}'"],
];

/** Changes that one value of the first type breaks. */
const harmful: readonly (readonly [from: string, to: string, value: string])[] = [
  ["boolean", "character varying(4)", "false"],
  ["boolean", "numeric(2,1)", "true"],
  ["integer", "character varying(10)", "-2147483648"],
  ["integer", "numeric(9,0)", "2147483647"],
  ["integer", "real", "2147483647"],
  ["numeric(10,2)", "character varying(11)", "-99999999.99"],
  ["uuid", "character varying(35)", "'11111111-1111-1111-1111-111111111111'"],
  ["time without time zone", "character varying(8)", "'23:59:59.999999'"],
  ["date", "timestamp without time zone", "'5874897-12-31'"],
  ["json", "jsonb", '\'{"a": 1, "a": 2}\''],
];

const setUp = "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TYPE other AS ENUM ('c', 'a'); CREATE DOMAIN whole AS int";

function columnOf(type: string): Column {
  const enumType = /^(e|other)(\[\])?$/.exec(type);
  if (enumType === null) return { name: "a", type: parseType(type), nullable: true };
  const of = { kind: "enumRef", name: enumType[1]! } as const;
  return { name: "a", type: enumType[2] === undefined ? of : { kind: "array", of }, nullable: true };
}

function schemaOf(type: string): Schema {
  return {
    ...emptySchema,
    tables: [{ name: "t", columns: [columnOf(type)], uniques: [], indexes: [], foreignKeys: [], checks: [] }],
  };
}

describeEngine("postgres", () => {
  let database: TestDatabase;
  let driver: TestDriver;

  beforeAll(async () => {
    database = await startDatabase("postgres");
    driver = driverOf("postgres", database.options);
    await driver.connect();
    await driver.query(setUp);
  });

  afterAll(async () => {
    await driver.close();
    await database.drop();
  });

  function changeOf(from: string, to: string) {
    const { dialect } = driver;
    const { up, down, hazards } = planMigration(dialect, schemaOf(from), schemaOf(to));
    const print = (plan: StepPlan) => statementsOf(plan, (name) => driver.escapeIdentifier(name));
    const isNamed = hazards.some(({ code }) => code === "MAY_FAIL_ON_DATA" || code === "DATA_LOSS");
    return { up: print(up), down: print(down), isNamed };
  }

  /** What the column holds, as text; or what the server says against the statements. */
  async function runOn(rows: string, type: string, statements: readonly string[]): Promise<string> {
    try {
      await driver.query(
        [
          "BEGIN",
          `CREATE TABLE t (a ${type})`,
          ...(rows === "" ? [] : [`INSERT INTO t VALUES (${rows})`]),
          ...statements,
        ].join(";\n"),
      );
      const found = (await driver.query("SELECT a::text AS a FROM t")) as readonly { readonly a: string | null }[];
      return found.map(({ a }) => a ?? "NULL").join();
    } catch (error) {
      return `${(error as Error).message}: ${statements.join("; ")}`;
    } finally {
      await driver.query("ROLLBACK");
    }
  }

  describe("a column's type", () => {
    it.each(harmless)("%s becomes %s, and no values are named as in danger", async (from, to, ...values) => {
      const { up, down, isNamed } = changeOf(from, to);
      expect(isNamed).toBe(false);
      for (const value of values) expect(await runOn(value, from, [...up, ...down])).toBe(await runOn(value, from, []));
    });

    it.each(harmful)("%s becomes %s, and values are named as in danger", async (from, to, value) => {
      const { up, down, isNamed } = changeOf(from, to);
      expect(isNamed).toBe(true);
      expect(await runOn(value, from, [...up, ...down])).not.toBe(await runOn(value, from, []));
    });

    for (const from of Object.keys(types)) {
      it(`${from} becomes any other and is put back, or its values are named as in danger`, async () => {
        const wrong: string[] = [];
        for (const to of Object.keys(types).filter((type) => type !== from)) {
          const { up, down, isNamed } = changeOf(from, to);
          const without = (await runOn("", from, [...up, ...down])) + (await runOn("NULL", from, [...up, ...down]));
          if (without !== "NULL") wrong.push(`${to}, without values: ${without}`);
          if (isNamed) continue;
          const [before, after] = [
            await runOn(types[from]!, from, []),
            await runOn(types[from]!, from, [...up, ...down]),
          ];
          if (before !== after) wrong.push(`${to}: ${before} came back as ${after}`);
        }
        expect(wrong).toEqual([]);
      });
    }
  });
});
