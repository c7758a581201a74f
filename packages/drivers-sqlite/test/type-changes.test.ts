import { emptySchema, planMigration, statementsOf, type Schema, type StepPlan } from "@stingerloom/schema-diff";
import Database from "better-sqlite3";
import { SqliteDriver } from "../src/connection/driver";
import { parseType } from "../src/render/parse-type";

const { dialect } = new SqliteDriver({ type: "sqlite", database: ":memory:" });

/** A column may hold any of these, unless its table is STRICT. */
const values = ["7", "2.5", "'abc'", "'007'", "'2.5'", "x'6162'", "'2020-01-02'"];
const loose = [
  "INTEGER",
  "BIGINT",
  "REAL",
  "NUMERIC(10,2)",
  "TEXT",
  "VARCHAR(10)",
  "BLOB",
  "BOOLEAN",
  "DATE",
  "DATETIME",
  "JSON",
  "",
];
const strict = ["INTEGER", "INT", "REAL", "TEXT", "BLOB", "ANY"];

function schemaOf(type: string, isStrict: boolean): Schema {
  const columns = [
    { name: "id", type: parseType("INTEGER"), nullable: false },
    { name: "a", type: parseType(type), nullable: true },
  ];
  const table = {
    name: "t",
    columns,
    primaryKey: { columns: ["id"] },
    uniques: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
    options: { strict: isStrict },
  };
  return dialect.normalize({ ...emptySchema, tables: [table] });
}

function changeOf(before: Schema, after: Schema) {
  const { up, down, hazards } = planMigration(dialect, before, after);
  const print = (plan: StepPlan) => statementsOf(plan, dialect.quoteIdentifier);
  const isNamed = hazards.some(({ code }) => code === "MAY_FAIL_ON_DATA" || code === "DATA_LOSS");
  return { up: print(up), down: print(down), isNamed };
}

/**
 * What the column holds, or what the engine says against a statement; undefined where it does not take the value at
 * all.
 */
function runOn(schema: Schema, value: string, statements: readonly string[]): string | undefined {
  const database = new Database(":memory:");
  const create = statementsOf(planMigration(dialect, emptySchema, schema).up, dialect.quoteIdentifier);
  database.exec(create.join(";"));
  try {
    database.exec(`INSERT INTO t VALUES (1, ${value})`);
  } catch {
    return undefined;
  }
  try {
    database.exec(statements.join(";\n"));
    return database.prepare<[], { a: string }>("SELECT typeof(a) || ' ' || quote(a) AS a FROM t").get()?.a;
  } catch (error) {
    return (error as Error).message;
  } finally {
    database.close();
  }
}

describe("a column's type", () => {
  for (const [name, types, isStrict] of [
    ["of a table", loose, false],
    ["of a STRICT table", strict, true],
  ] as const) {
    for (const from of types) {
      it(`${name}: ${from || "none"} becomes any other and is put back, or its values are named as in danger`, () => {
        const wrong: string[] = [];
        for (const to of types.filter((type) => type !== from)) {
          const before = schemaOf(from, isStrict);
          const { up, down, isNamed } = changeOf(before, schemaOf(to, isStrict));
          const [empty, restored] = [runOn(before, "NULL", []), runOn(before, "NULL", [...up, ...down])];
          if (empty !== restored) wrong.push(`${to}, without values: ${restored}`);
          if (isNamed) continue;
          for (const value of values) {
            const [held, then] = [runOn(before, value, []), runOn(before, value, [...up, ...down])];
            if (held !== then) wrong.push(`${to}: ${held} came back as ${then}`);
          }
        }
        expect(wrong).toEqual([]);
      });
    }
  }
});
