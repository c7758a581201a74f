// How long `diffSchemas` takes on large schemas, and whether the time grows with the size alone.
//   node bench/diff-schemas.mjs          (after a build)
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";

const { diffSchemas, emptySchema } = createRequire(import.meta.url)("../packages/schema-diff/dist/index.js");

const features = {
  renameConstraint: { primaryKey: true, unique: true, index: true, foreignKey: true, check: true },
  alterColumn: () => true,
  addForeignKey: true,
};

/**
 * Tables of 12 columns with a key, an index, a unique and a foreign key; every `changed`th table differs in three
 * places.
 */
function schemaOf(count, changed) {
  const tables = Array.from({ length: count }, (_, t) => tableOf(t, count, changed !== 0 && t % changed === 0));
  return { ...emptySchema, tables };
}

function tableOf(t, count, differs) {
  const columns = Array.from({ length: 12 }, (_, c) => ({
    name: c === 0 ? "id" : `column_${differs && c === 3 ? "new" : c}`,
    type: c % 3 === 0 ? { kind: "integer", bits: 32 } : { kind: "varchar", length: differs && c === 4 ? 500 : 255 },
    nullable: c % 2 === 0,
    ...(c % 4 === 1 && { default: { kind: "literal", value: "" } }),
  }));
  return {
    name: `table_${t}`,
    columns,
    primaryKey: { columns: ["id"] },
    uniques: [{ name: `uq_${t}`, columns: ["column_1"] }],
    indexes: differs ? [] : [{ name: `ix_${t}`, parts: [{ column: "column_2" }] }],
    foreignKeys: [
      { name: `fk_${t}`, columns: ["column_6"], references: { name: `table_${(t + 1) % count}`, columns: ["id"] } },
    ],
    checks: [],
  };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function measure(count, changed) {
  const from = schemaOf(count, 0);
  const to = schemaOf(count, changed);
  let operations = 0;
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    operations = diffSchemas(from, to, { features }).changes.length;
    return performance.now() - start;
  });
  return {
    tables: count,
    changed: changed === 0 ? "none" : `every ${changed}th`,
    operations,
    "median ms": Number(median(times).toFixed(1)),
  };
}

const rows = [1_000, 10_000].flatMap((count) => [0, 10, 1].map((changed) => measure(count, changed)));
console.table(rows);
for (const i of [0, 1, 2]) {
  console.log(
    `10x the tables, changed ${rows[i].changed}: ` +
      `${(rows[i + 3]["median ms"] / rows[i]["median ms"]).toFixed(1)}x the time`,
  );
}
console.log(`memory: ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB resident at the end`);
