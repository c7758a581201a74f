// How long planning takes for many tables of one kind of change, and whether the time grows with their number alone.
//   node bench/plan-tables.mjs [mysql|sqlite|pg]     (after a build)
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";

const require = createRequire(import.meta.url);
const { emptySchema, planMigration } = require("../packages/schema-diff/dist/index.js");

const connections = {
  mysql: { type: "mysql", host: "localhost" },
  sqlite: { type: "sqlite", database: ":memory:" },
  pg: { type: "postgres", host: "localhost" },
};

const int = { kind: "integer", bits: 32 };

function tableOf(t, { type = int, name = `table_${t}`, column = "a", ...rest } = {}) {
  return {
    name,
    columns: [
      { name: "id", type: int, nullable: false },
      { name: column, type, nullable: true },
      { name: "parent", type: int, nullable: true },
    ],
    primaryKey: { columns: ["id"] },
    uniques: [],
    indexes: [{ name: `ix_${t}`, parts: [{ column }] }],
    foreignKeys:
      t % 10 === 0
        ? []
        : [{ name: `fk_${t}`, columns: ["parent"], references: { name: `table_${t - 1}`, columns: ["id"] } }],
    checks: [],
    ...rest,
  };
}

const schemaOf = (count, change = () => ({})) => ({
  ...emptySchema,
  tables: Array.from({ length: count }, (_, t) => tableOf(t, change(t))),
});

const withoutColumn = (schema) => ({
  ...schema,
  tables: schema.tables.map((table) => ({
    ...table,
    columns: table.columns.filter(({ name }) => name !== "a"),
    indexes: [],
  })),
});

/** Each column is read by a generated column, a check and a view. */
const withReaders = (count, bits) => ({
  ...emptySchema,
  tables: schemaOf(count, () => ({ type: { kind: "integer", bits } })).tables.map((table) => ({
    ...table,
    columns: [
      ...table.columns,
      { name: "g", type: int, nullable: true, generated: { expression: "(a + 1)", stored: true } },
    ],
    checks: [{ name: `ck_${table.name}`, expression: "(a > 0)" }],
  })),
  views: Array.from({ length: count }, (_, t) => ({
    name: `view_${t}`,
    sql: [`CREATE VIEW view_${t} AS SELECT a FROM table_${t}`],
    dependsOn: [{ name: `table_${t}`, column: "a" }],
  })),
});

const shapes = {
  created: (count) => [schemaOf(0), schemaOf(count)],
  dropped: (count) => [schemaOf(count), schemaOf(0)],
  "a column retyped": (count) => [schemaOf(count), schemaOf(count, () => ({ type: { kind: "varchar", length: 50 } }))],
  "a column retyped under a view and a generated column": (count) => [withReaders(count, 32), withReaders(count, 64)],
  "a column dropped": (count) => [schemaOf(count), withoutColumn(schemaOf(count))],
  renamed: (count) => [
    schemaOf(count),
    schemaOf(count, (t) => ({ name: `renamed_${t}`, renamedFrom: `table_${t}`, foreignKeys: [] })),
  ],
};

function measure(dialect, shape, count) {
  const [from, to] = shapes[shape](count).map((schema) => dialect.normalize(schema));
  const start = performance.now();
  planMigration(dialect, from, to, { detectDroppedTables: true });
  return performance.now() - start;
}

const chosen = process.argv[2] === undefined ? Object.keys(connections) : [process.argv[2]];
for (const name of chosen) {
  const { driverModule } = require(`../packages/drivers-${name}/dist/index.js`);
  const { dialect } = driverModule.createDriver(connections[name]);
  const rows = Object.keys(shapes).map((shape) => {
    const [few, many] = [1000, 5000].map((count) => Math.min(...[1, 2, 3].map(() => measure(dialect, shape, count))));
    return {
      tables: shape,
      "1,000, ms": Math.round(few),
      "5,000, ms": Math.round(many),
      times: (many / few).toFixed(1),
    };
  });
  console.log(name);
  console.table(rows);
}
