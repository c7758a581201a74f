// How long it takes to read texts that are hard on a lexer, and whether the time grows with their length alone.
//   node bench/read-sql.mjs [mysql|sqlite|pg]     (after a build)
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";

const require = createRequire(import.meta.url);
const { splitStatements } = require("../packages/core/dist/index.js");
const { excerpt } = require("../packages/core/dist/execute/excerpt.js");
const { normalizeWhitespace } = require("../packages/core/dist/history/checksum.js");
const { longTexts } = require("../packages/testing/dist/long-texts.js");

const sizes = [200_000, 400_000];
const given = process.argv[2];
if (given !== undefined && !["mysql", "sqlite", "pg"].includes(given)) {
  console.error(`There is no driver ${given}: mysql, sqlite, pg.`);
  process.exit(2);
}

for (const driver of given === undefined ? ["mysql", "sqlite", "pg"] : [given]) {
  const { classify } = require(`../packages/drivers-${driver}/dist/sql/classify.js`);
  const { tokens } = require(`../packages/drivers-${driver}/dist/sql/tokenize.js`);
  const read = (sql) => {
    classify(sql);
    splitStatements(sql, tokens(sql));
    excerpt(normalizeWhitespace(sql));
  };
  // The first time is the compiler's.
  for (const [, sql] of longTexts(1_000)) read(sql);
  const [small, large] = sizes.map((size) => longTexts(size).map(([name, sql]) => [name, timeOf(() => read(sql))]));
  console.log(driver);
  console.table(
    small.map(([name, first], at) => ({
      text: name,
      "200,000 times, ms": Math.round(first),
      "400,000 times, ms": Math.round(large[at][1]),
      growth: (large[at][1] / first).toFixed(1),
    })),
  );
}

function timeOf(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}
