// Plays the examples with other ORMs, and takes over migrations of other tools: from packed packages, in folders
// outside of the checkout. Needs a registry, and for PostgreSQL a server: STINGERLOOM_TEST_POSTGRES_URL.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withDatabase } from "./examples/database.mjs";
import { importTools, playImport } from "./examples/import-story.mjs";
import { playStory } from "./examples/story.mjs";
import { root } from "./root.mjs";

const packages = ["schema-diff", "core", "entities", "codegen", "proof", "cli", "orm", "drivers-pg", "drivers-sqlite"];
const examples = readdirSync(join(root, "examples")).filter((name) => name.startsWith("with-"));
const wanted = process.argv.slice(2);
const results = [];

const packed = pack();
try {
  for (const name of examples) if (isWanted(name)) playExample(name);
  for (const name of importTools) if (isWanted(`import-${name}`)) playTakeOver(name);
} finally {
  rmSync(packed, { recursive: true, force: true });
}
if (results.length === 0) throw new Error(`There is no example ${wanted.join(", ")}: ${examples.join(", ")}`);
process.exitCode = results.some((result) => result.startsWith("FAILED")) ? 1 : 0;

function isWanted(name) {
  return wanted.length === 0 || wanted.includes(name);
}

function playExample(name) {
  const source = join(root, "examples", name);
  const { dependencies } = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
  inFolder(name, dependencies, (folder) => {
    if (name === "with-prisma" && !hasPrismaEngine(folder, source)) {
      report(name, "NOT RUN: Prisma's schema engine could not be downloaded");
      return;
    }
    for (const engine of name === "with-prisma" ? ["postgres"] : ["sqlite", "postgres"])
      play(`${name} ${engine}`, engine, folder, (url) => {
        for (const left of ["migrations", "changes"]) rmSync(join(folder, left), { recursive: true, force: true });
        cpSync(source, folder, { recursive: true, filter: (path) => !path.endsWith("package.json") });
        playStory(folder, url);
      });
  });
}

function playTakeOver(tool) {
  const all = examples.map((name) => JSON.parse(readFileSync(join(root, "examples", name, "package.json"), "utf8")));
  const versions = Object.assign({}, ...all.map(({ dependencies }) => dependencies));
  const own = { "mikro-orm": ["@mikro-orm/core", "@mikro-orm/better-sqlite", "@mikro-orm/postgresql"] }[tool] ?? [];
  const more = { "mikro-orm": { "@mikro-orm/migrations": "6.6.7" }, knex: { knex: "3.3.0" } }[tool] ?? {};
  const names = ["better-sqlite3", "pg", ...own, ...(tool === "sequelize" ? ["sequelize", "sqlite3"] : [])];
  const dependencies = Object.fromEntries(names.map((name) => [name, versions[name]]));
  if (tool === "typeorm") dependencies.typeorm = versions.typeorm;
  inFolder(`import-${tool}`, { ...dependencies, ...more }, (folder) => {
    for (const engine of ["sqlite", "postgres"])
      play(`import-${tool} ${engine}`, engine, folder, (url) => playImport(tool, folder, url));
  });
}

function play(name, engine, folder, work) {
  const result = withDatabase(engine, folder, (url) => {
    try {
      work(url);
      return "passed";
    } catch (error) {
      return `FAILED: ${error.message}`;
    }
  });
  report(name, result);
}

function report(name, result) {
  results.push(result);
  console.log(`${name.padEnd(32)} ${result}`);
}

function inFolder(name, dependencies, work) {
  const folder = mkdtempSync(join(tmpdir(), `stingerloom-${name}-`));
  try {
    install(folder, dependencies);
    work(folder);
  } catch (error) {
    report(name, `FAILED: ${error.message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function install(folder, dependencies) {
  const files = readdirSync(packed);
  const tarballs = files.map((file) => [file.replace(/-\d.*$/, "").replace(/^stingerloom-/, "@stingerloom/"), file]);
  const ours = Object.fromEntries(tarballs.map(([name, file]) => [name, `file:${join(packed, file)}`]));
  const all = { name: "example", private: true, dependencies: { ...dependencies, ...ours } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(all));
  execute("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--legacy-peer-deps"], folder);
}

function pack() {
  const folder = mkdtempSync(join(tmpdir(), "stingerloom-packed-"));
  const filters = [...packages.map((name) => `@stingerloom/${name}`), "stingerloom"].flatMap((name) => [
    "--filter",
    name,
  ]);
  const pnpm = join(root, "scripts", "pnpm.mjs");
  execute(process.execPath, [pnpm, "--recursive", ...filters, "pack", "--pack-destination", folder], root);
  return folder;
}

function hasPrismaEngine(folder, source) {
  cpSync(join(source, "prisma"), join(folder, "prisma"), { recursive: true });
  const prisma = join(folder, "node_modules", ".bin", "prisma");
  return existsSync(prisma) && spawnSync(prisma, ["validate"], { cwd: folder }).status === 0;
}

function execute(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: 900_000 });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} exited with ${status}:\n${stdout}${stderr}`);
}
