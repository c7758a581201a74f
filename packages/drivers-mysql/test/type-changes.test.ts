import { emptySchema, planMigration, statementsOf, type Schema, type StepPlan } from "@stingerloom/schema-diff";
import { describeEngine, driverOf, startDatabase, type TestDatabase, type TestDriver } from "@stingerloom/testing";
import { parseType } from "../src/model/parse-type";

/** Types, each with values that a column of it may hold. */
const types: Readonly<Record<string, readonly string[]>> = {
  boolean: ["1", "-7"],
  smallint: ["7"],
  int: ["16777217"],
  "bigint unsigned": ["12", "9007199254740993"],
  "decimal(10,2)": ["1.25", "12345678.91"],
  "decimal(30,10)": ["12345678901234567890.1234567891"],
  float: ["0.1", "16777216"],
  double: ["2.5", "0.1", "1234567890123456"],
  "bit(8)": ["b'101'"],
  "char(5)": ["'abc'", "'007'"],
  "varchar(10)": ["'abc'", "'x  '", "'007'", "'B'", "'2020-1-2'"],
  text: ["'7'", "'1.50'"],
  "binary(4)": ["x'61620000'", "x'61626364'"],
  "binary(6)": ["x'616200000000'", "x'616263640000'"],
  "varbinary(10)": ["x'6162'", "x'616200'"],
  blob: ["x'6162'"],
  date: ["'2020-01-02'"],
  "datetime(3)": ["'2020-01-02 10:11:12.345'"],
  timestamp: ["'2020-01-02 10:11:12'"],
  time: ["'10:11:12'", "'-100:11:12'"],
  "enum('a','b')": ["'b'"],
  "enum('0','1')": ["'0'", "'1'"],
  "set('1','2')": ["'2'"],
  json: ["'[1]'"],
};

/** Changes that no value of the first type can break, each with values that come nearest to it. */
const harmless: readonly (readonly [from: string, to: string, ...values: string[]])[] = [
  ["boolean", "int", "-128", "127"],
  ["boolean", "varchar(4)", "-128"],
  ["smallint", "varchar(6)", "-32768"],
  ["mediumint", "varchar(8)", "-8388608"],
  ["int", "varchar(11)", "-2147483648"],
  ["int", "double", "-2147483648", "2147483647"],
  ["smallint", "float", "-32768"],
  ["int unsigned", "varchar(10)", "4294967295"],
  ["bigint", "text", "-9223372036854775808"],
  ["decimal(10,2)", "varchar(12)", "-99999999.99"],
  ["decimal(2,2)", "varchar(5)", "-0.99"],
  ["date", "varchar(10)", "'9999-12-31'"],
  ["date", "datetime", "'9999-12-31'"],
  ["datetime(3)", "varchar(23)", "'9999-12-31 23:59:59.999'"],
  ["time", "varchar(255)", "'-838:59:59'"],
  ["time(6)", "varchar(17)", "'-838:59:58.999999'"],
  ["set('a','b')", "set('a','b','c')", "'a,b'"],
  ["set('a','bc')", "varchar(4)", "'a,bc'"],
  ["enum('a','b')", "enum('a','b','c')", "'b'"],
  ["varbinary(10)", "varbinary(20)", "x'00ff0102030405060700'"],
  ["binary(4)", "varbinary(4)", "x'00ff0000'"],
  ["varbinary(10)", "blob", "x'00ff'"],
  ["blob", "longblob", "repeat(x'ff', 65535)"],
  ["enum('0','1')", "boolean", "'0'", "'1'"],
  ["enum('7','5')", "int", "'5'"],
  ["timestamp", "datetime", "'2020-01-02 10:11:12'"],
  ["int unsigned", "double", "4294967295"],
  ["json", "longtext", `concat('["', repeat('é', 70000), '"]')`],
];

/** Changes that one value of the first type breaks. */
const harmful: readonly (readonly [from: string, to: string, value: string])[] = [
  ["boolean", "tinyint unsigned", "-1"],
  ["int", "varchar(10)", "-2147483648"],
  ["decimal(10,2)", "varchar(11)", "-99999999.99"],
  ["time", "varchar(8)", "'-838:59:59'"],
  ["set('a','bc')", "varchar(3)", "'a,bc'"],
  ["varchar(1)", "enum('a')", "'b'"],
  ["varbinary(20)", "varbinary(10)", "repeat('x', 20)"],
  ["blob", "tinyblob", "repeat('x', 256)"],
  ["json", "text", `concat('["', repeat('x', 70000), '"]')`],
  ["int", "float", "2147483647"],
  ["bigint", "double", "9007199254740993"],
  ["varchar(5)", "char(5)", "'x  '"],
  ["varchar(5)", "int", "'007'"],
  ["varchar(5)", "enum('a','b')", "'A'"],
  ["varbinary(4)", "binary(4)", "x'61'"],
  ["datetime", "time", "'2020-01-02 10:11:12'"],
];

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
      const { up, down, hazards } = planMigration(dialect, schemaOf(from), schemaOf(to));
      const print = (plan: StepPlan) => statementsOf(plan, (name) => driver.escapeIdentifier(name));
      const isNamed = hazards.some(({ code }) => code === "MAY_FAIL_ON_DATA" || code === "DATA_LOSS");
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

    it.each([
      ["x'61620000'", "binary(4)", "binary(6)"],
      ["x'61626364'", "binary(4)", "binary(6)"],
      ["x'000000'", "binary(3)", "binary(5)"],
    ])("a fixed number of bytes grows, and shrinks on the way back: %s", async (value, from, to) => {
      const { up, down } = changeOf(from, to);
      expect(await runOn(value, from, [...up, ...down])).toBe(await runOn(value, from, []));
    });

    for (const from of Object.keys(types)) {
      it(`${from} becomes any other and is put back, or its values are named as in danger`, async () => {
        const wrong: string[] = [];
        for (const to of Object.keys(types).filter((type) => type !== from)) {
          const { up, down, isNamed } = changeOf(from, to);
          for (const value of isNamed ? ["NULL"] : types[from]!) {
            const expected = await runOn(value, from, []);
            const found = await runOn(value, from, [...up, ...down]);
            if (found !== expected) wrong.push(`${to}: ${expected} came back as ${found}`);
          }
        }
        expect(wrong).toEqual([]);
      });
    }
  });
});
