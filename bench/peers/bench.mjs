// `pnpm bench [case …] [--engine sqlite,postgres,mysql,mariadb] [--size 100,1000] [--tool knex,…] [--rounds 5]
//  [--json FILE] [--readme]`: our command beside other tools' for the same work, as whole processes, in turn. After a
// build. `--readme` measures what the README shows, and writes its table there.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { installPeers } from "./install.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...Object.fromEntries(["engine", "size", "tool", "rounds", "json"].map((name) => [name, { type: "string" }])),
    readme: { type: "boolean" },
  },
});

await installPeers();
const { cases } = await import("./cases.mjs");
const { tools } = await import("./tools.mjs");
const { figuresOf, machine, markdownOf } = await import("./report.mjs");
const { removeProjects } = await import("./project.mjs");
const { createDatabase } = await import("./databases.mjs");
const { readmeCases, readmeSize, readmeTable, writeIntoReadme } = await import("./readme-table.mjs");

if (values.readme) values.size = readmeSize;
const asked = values.readme ? readmeCases : positionals;
const chosen = cases.filter(({ name }) => asked.length === 0 || asked.some((word) => name.includes(word)));
if (chosen.length === 0) throw new Error(`There is no case of that name: ${cases.map(({ name }) => name).join("; ")}`);
const rounds = Number(values.rounds ?? 5);
const wanted = values.tool?.split(",");
const taking = tools.filter(({ name }) => name === "stingerloom" || wanted === undefined || wanted.includes(name));
const rows = [];
const engines = {};
try {
  for (const one of chosen) await measureCase(one);
} finally {
  removeProjects();
}
const versions = tools.map(({ name, version }) => `${name} ${version()}`.trim()).join(", ");
console.log(`\n${machine()}; ${versions}\n\n${markdownOf(figuresOf(rows))}`);
const report = { machine: machine(), tools: versions, engines, rounds, figures: figuresOf(rows) };
if (values.readme)
  await writeIntoReadme(fileURLToPath(new URL("../../README.md", import.meta.url)), readmeTable(report));
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
process.exit(0);

async function measureCase(one) {
  const taken = one.engines.filter((engine) => engine === "" || (values.engine ?? engine).split(",").includes(engine));
  const sizes = one.sizes[0] === 0 ? [0] : (values.size?.split(",").map(Number) ?? one.sizes);
  for (const engine of taken) {
    if (engine !== "") engines[engine] ??= await versionOf(engine);
    for (const size of sizes) {
      const found = await one.rows({ tools: taking, engine, size, rounds });
      rows.push(...found);
      for (const line of markdownOf(figuresOf(found)).split("\n").slice(2)) console.error(line);
    }
  }
}

async function versionOf(engine) {
  const database = await createDatabase(engine);
  await database.drop();
  return database.version;
}
