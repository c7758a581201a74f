// `pnpm bench [case …] [--engine sqlite,postgres,mysql,mariadb] [--size 100,1000] [--tool knex,…] [--rounds 5]
//  [--json FILE]`: our command beside other tools' for the same work, as whole processes, in turn. After a build.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { installPeers } from "./install.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(["engine", "size", "tool", "rounds", "json"].map((name) => [name, { type: "string" }])),
});

await installPeers();
const { cases } = await import("./cases.mjs");
const { tools } = await import("./tools.mjs");
const { figuresOf, machine, markdownOf } = await import("./report.mjs");
const { removeProjects } = await import("./project.mjs");

const chosen = cases.filter(({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)));
if (chosen.length === 0) throw new Error(`There is no case of that name: ${cases.map(({ name }) => name).join("; ")}`);
const rounds = Number(values.rounds ?? 5);
const wanted = values.tool?.split(",");
const taking = tools.filter(({ name }) => name === "stingerloom" || wanted === undefined || wanted.includes(name));
const rows = [];
try {
  for (const one of chosen) await measureCase(one);
} finally {
  removeProjects();
}
const versions = tools.map(({ name, version }) => `${name} ${version()}`.trim()).join(", ");
console.log(`\n${machine()}; ${versions}\n\n${markdownOf(figuresOf(rows))}`);
const report = { machine: machine(), tools: versions, rounds, figures: figuresOf(rows) };
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
process.exit(0);

async function measureCase(one) {
  const engines = one.engines.filter(
    (engine) => engine === "" || (values.engine ?? engine).split(",").includes(engine),
  );
  const sizes = one.sizes[0] === 0 ? [0] : (values.size?.split(",").map(Number) ?? one.sizes);
  for (const engine of engines) {
    for (const size of sizes) {
      const found = await one.rows({ tools: taking, engine, size, rounds });
      rows.push(...found);
      for (const line of markdownOf(figuresOf(found)).split("\n").slice(2)) console.error(line);
    }
  }
}
