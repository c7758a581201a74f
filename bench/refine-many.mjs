// How long PostgreSQL's planner takes where a column of each table changes its type, and whether the time grows with the number of tables alone.
//   node bench/refine-many.mjs           (after a build)
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";

const require = createRequire(import.meta.url);
const { emptySchema, planMigration } = require("../packages/schema-diff/dist/index.js");
const { createPostgresDialect } = require("../packages/drivers-pg/dist/index.js");

const dialect = createPostgresDialect();

/** Tables of 8 columns with a key, a check, an index, a foreign key and a view over them. */
function schemaOf(count, bits) {
  return {
    ...emptySchema,
    tables: Array.from({ length: count }, (_, t) => tableOf(t, count, bits)),
    views: Array.from({ length: count }, (_, t) => viewOf(t)),
  };
}

function tableOf(t, count, bits) {
  const columns = Array.from({ length: 8 }, (_, c) => ({
    name: c === 0 ? "id" : `column_${c}`,
    type: c === 1 ? { kind: "integer", bits } : { kind: "integer", bits: 32 },
    nullable: c > 0,
    ...(c === 7 && { generated: { expression: "(column_1 + 1)", stored: true } }),
  }));
  return {
    name: `table_${t}`,
    columns,
    primaryKey: { name: `pk_${t}`, columns: ["id"] },
    uniques: [],
    indexes: [{ name: `ix_${t}`, parts: [{ column: "column_2" }] }],
    foreignKeys: [
      { name: `fk_${t}`, columns: ["column_3"], references: { name: `table_${(t + 1) % count}`, columns: ["id"] } },
    ],
    checks: [{ name: `ck_${t}`, expression: "(column_1 > 0)" }],
  };
}

function viewOf(t) {
  const dependsOn = [{ name: `table_${t}`, column: "column_1" }];
  return { name: `view_${t}`, sql: [`CREATE VIEW view_${t} AS SELECT column_1 FROM table_${t}`], dependsOn };
}

function measure(count) {
  const [from, to] = [schemaOf(count, 32), schemaOf(count, 64)];
  let steps = 0;
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    steps = planMigration(dialect, from, to).up.steps.length;
    return performance.now() - start;
  });
  const ms = Math.min(...times);
  return {
    tables: count,
    steps,
    "best ms": Number(ms.toFixed(1)),
    "µs a table": Number(((ms * 1000) / count).toFixed(1)),
  };
}

const rows = [500, 1000, 2000, 4000].map(measure);
console.table(rows);
const last = rows.at(-1);
if (last["best ms"] > 2000) {
  console.error(`${last.tables} tables took ${last["best ms"]} ms in both directions: more than a second each.`);
  process.exitCode = 1;
}
