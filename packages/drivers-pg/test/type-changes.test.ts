import {
  diffSchemas,
  emptySchema,
  invertAll,
  printSql,
  type Column,
  type Operation,
  type Schema,
} from "@stingerloom/schema-diff";
import { describeEngine, driverOf, startDatabase, type TestDatabase, type TestDriver } from "@stingerloom/testing";
import { parseType } from "../src/parse-type";

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
    const { operations } = diffSchemas(schemaOf(from), schemaOf(to), { features: dialect.features });
    const print = (list: readonly Operation[]) =>
      list.flatMap((op) => dialect.render(op)).map((text) => printSql(text, (name) => driver.escapeIdentifier(name)));
    const hazards = operations.flatMap((op) => dialect.hazards(op)).map(({ code }) => code);
    const isNamed = hazards.includes("MAY_FAIL_ON_DATA") || hazards.includes("DATA_LOSS");
    return { up: print(operations), down: print(invertAll(operations)), isNamed };
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
