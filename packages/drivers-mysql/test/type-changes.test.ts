import { diffSchemas, emptySchema, invertAll, printSql, type Operation, type Schema } from "@stingerloom/schema-diff";
import { describeEngine, driverOf, startDatabase, type TestDatabase, type TestDriver } from "@stingerloom/testing";
import { parseType } from "../src/parse-type";

/** Types, each with a value that a column of it may hold. */
const types: Readonly<Record<string, string>> = {
  smallint: "7",
  "bigint unsigned": "12",
  "decimal(10,2)": "1.25",
  double: "2.5",
  "bit(8)": "b'101'",
  "varchar(10)": "'abc'",
  text: "'7'",
  "varbinary(10)": "x'6162'",
  date: "'2020-01-02'",
  "datetime(3)": "'2020-01-02 10:11:12.345'",
  time: "'10:11:12'",
  "enum('a','b')": "'b'",
  json: "'[1]'",
};

describe.each(["mysql", "mariadb"] as const)("a column's type on %s", (engine) => {
  describeEngine(engine, () => {
    let database: TestDatabase;
    let driver: TestDriver;

    beforeAll(async () => {
      database = await startDatabase(engine, { label: "types" });
      driver = driverOf(engine, database.options);
      await driver.connect();
    });

    afterAll(async () => {
      await driver.close();
      await database.drop();
    });

    function schemaOf(type: string): Schema {
      const columns = [{ name: "a", type: parseType(type), nullable: true }];
      return driver.dialect.normalize({
        ...emptySchema,
        tables: [{ name: "t", columns, uniques: [], indexes: [], foreignKeys: [], checks: [] }],
      });
    }

    function changeOf(from: string, to: string) {
      const { dialect } = driver;
      const plan = diffSchemas(schemaOf(from), schemaOf(to), { features: dialect.features });
      const up = dialect.refine(plan.operations, plan.from, plan.to);
      const down = dialect.refine(invertAll(plan.operations), plan.to, plan.from);
      const print = (list: readonly Operation[]) =>
        list.flatMap((op) => dialect.render(op)).map((text) => printSql(text, (name) => driver.escapeIdentifier(name)));
      const isNamed = up
        .flatMap((op) => dialect.hazards(op))
        .some(({ code }) => code === "MAY_FAIL_ON_DATA" || code === "DATA_LOSS");
      return { up: print(up), down: print(down), isNamed };
    }

    /** What the column holds, or what the server says against the statements. */
    async function runOn(value: string, type: string, statements: readonly string[]): Promise<string> {
      await driver.query("DROP TABLE IF EXISTS t");
      try {
        await driver.query(`CREATE TABLE t (a ${type})`);
        await driver.query(`INSERT INTO t VALUES (${value})`);
        for (const statement of statements) await driver.query(statement);
        const rows = (await driver.query("SELECT HEX(a) AS a FROM t")) as readonly { readonly a: string | null }[];
        return rows[0]?.a ?? "NULL";
      } catch (error) {
        return `${(error as Error).message}: ${statements.join("; ")}`;
      }
    }

    for (const from of Object.keys(types)) {
      it(`${from} becomes any other and is put back, or its values are named as in danger`, async () => {
        const wrong: string[] = [];
        for (const to of Object.keys(types).filter((type) => type !== from)) {
          const { up, down, isNamed } = changeOf(from, to);
          const [value, expected] = isNamed ? ["NULL", "NULL"] : [types[from]!, await runOn(types[from]!, from, [])];
          const found = await runOn(value, from, [...up, ...down]);
          if (found !== expected) wrong.push(`${to}: ${expected} came back as ${found}`);
        }
        expect(wrong).toEqual([]);
      });
    }
  });
});
