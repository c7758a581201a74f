// `npm test`: makes the clone ready, starts one database server per engine, runs the tests of every package and closes
// with what ran on which engine. Arguments go to Jest: `npm test -- packages/core -t "advisory lock"`.
// STINGERLOOM_TEST_PACKAGES, a list of package names, leaves the other packages out.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

import { writeComplaintsTable } from "./complaints-table.mjs";
import { root } from "./root.mjs";
import { runNode } from "./run-command.mjs";
import { setup, SetupError } from "./setup.mjs";
import {
  countResults,
  missingEngines,
  printEngines,
  printPackages,
  requiredEngines,
  summariseEngines,
} from "./test-summary.mjs";

const jestArguments = process.argv.slice(2);
const wholeRun = jestArguments.length === 0;

async function main() {
  const required = requiredEngines(process.env.STINGERLOOM_TEST_REQUIRE);
  await setup();
  const folder = mkdtempSync(join(tmpdir(), "stingerloom-test-"));
  try {
    const { code, serverRows } = await runTests(folder);
    return close(code, serverRows, folder, required);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runTests(folder) {
  console.log("Looking for database servers …");
  const servers = await startServers();
  let jest;
  const interrupt = (signal) => jest?.kill(signal);
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    const env = { ...process.env, ...servers.env, STINGERLOOM_TEST_REPORT: join(folder, "engines.jsonl") };
    const jestBin = join(root, "node_modules", "jest", "bin", "jest.js");
    const workers = `--maxWorkers=${Math.max(1, Math.min(4, availableParallelism()))}`;
    const args = [
      jestBin,
      workers,
      "--json",
      `--outputFile=${join(folder, "jest.json")}`,
      ...jestArguments,
      // Last: a path after it would be taken for a project.
      ...selectedProjects(),
    ];
    const code = await runNode(args, { env, onStart: (child) => (jest = child) });
    return { code, serverRows: servers.rows };
  } finally {
    await servers.stop();
  }
}

/** A package's Jest configuration is called like the package, without its scope. */
function selectedProjects() {
  const names = (process.env.STINGERLOOM_TEST_PACKAGES ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  return names.length === 0 ? [] : ["--selectProjects", ...names.map((name) => name.split("/").at(-1))];
}

async function startServers() {
  const module = join(root, "packages", "testing", "dist", "servers.js");
  if (!existsSync(module)) return { env: {}, rows: [], stop: async () => undefined };
  return createRequire(import.meta.url)(module).startServers();
}

/** Prints the summary, whose last line is the count of all packages; gives the exit code. */
function close(jestCode, serverRows, folder, required) {
  const reportFile = join(folder, "jest.json");
  if (!existsSync(reportFile)) {
    console.log("\nJest ended without a report.\n0 passed, 1 failed");
    return 1;
  }
  const report = JSON.parse(readFileSync(reportFile, "utf8"));
  const { packages, skipped } = countResults(report, root);
  const engines = summariseEngines(serverRows, readLines(join(folder, "engines.jsonl")));
  const table = process.env.STINGERLOOM_TEST_TABLE;
  // Of a part of the tests the table would say less than is true.
  const withoutTest =
    table && wholeRun && !process.env.STINGERLOOM_TEST_PACKAGES
      ? writeComplaintsTable(join(root, table), report, engines)
      : [];
  if (withoutTest.length > 0) console.log(`\n${table} has rows without any test: ${withoutTest.join(", ")}`);
  if (packages.size > 0) printPackages(packages);
  printEngines(engines);
  const unexplained = wholeRun ? printSkipped(skipped) : 0;
  const missing = wholeRun ? missingEngines(required, engines) : [];
  for (const engine of missing) console.log(`\nSTINGERLOOM_TEST_REQUIRE names ${engine}, and no test ran on it.`);

  const counts = [...packages.values()];
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, unexplained + missing.length + withoutTest.length);
  if (passed + failed === 0) console.log("\nNo test ran.");
  if (jestCode !== 0 && failed === 0) console.log(`\nJest exited with ${jestCode}.`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return jestCode === 0 && failed === 0 && passed > 0 ? 0 : 1;
}

/** A skipped test whose title does not say why counts as a failure. */
function printSkipped(skipped) {
  if (skipped.length > 0) console.log("\nSkipped tests");
  for (const { path, name, explained } of skipped) {
    console.log(
      `  ${path}: ` +
        `${shorten(name)}${explained ? "" : ' (a failure: the title gives no reason, "… not supported, because …")'}`,
    );
  }
  return skipped.filter((test) => !test.explained).length;
}

function shorten(name) {
  return name.length > 120 ? `${name.slice(0, 119)}…` : name;
}

function readLines(file) {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

try {
  const code = await main();
  // A client that lingers must not keep the run from ending; what was printed goes out first.
  process.stdout.write("", () => process.exit(code));
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.stdout.write("0 passed, 1 failed\n", () => process.exit(1));
}
