// Jest over chosen test files, without a database server, with or without a mutant.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { root } from "../root.mjs";

const jestBin = join(root, "node_modules", "jest", "bin", "jest.js");

/** Tests of the command and of what starts servers run what is built, not the sources: no mutant reaches them. */
const NOT_RUN = [
  /^apps\//,
  /^examples\//,
  /^packages\/testing\/test\/(bare-machine|servers|database)\b/,
  /\bcrash\.test\.ts$/,
];

/** The environment in which each engine but SQLite is said not to run. */
export async function withoutServers() {
  const module = join(root, "packages", "testing", "dist", "servers.js");
  if (!existsSync(module)) throw new Error("packages/testing is not built. Run: npm run setup");
  const { startServers } = createRequire(import.meta.url)(module);
  const env = { ...process.env, STINGERLOOM_TEST_SERVERS: "env", STINGERLOOM_TEST_REQUIRE: "" };
  for (const engine of ["POSTGRES", "MYSQL", "MARIADB"]) delete env[`STINGERLOOM_TEST_${engine}_URL`];
  const { env: decided } = await startServers({ env });
  return { ...env, ...decided };
}

/**
 * Test files that load the file, from the root; those of its own package first. Tests load a driver by its name, which
 * Jest does not see: of a driver's file, all tests of its package.
 */
export async function testsRelatedTo(file, env) {
  const own = `${file.split("/").slice(0, 2).join("/")}/`;
  const related = await listTests(["--findRelatedTests", file], env);
  const ownTests = own.startsWith("packages/drivers-") ? await listTests([`${own}test/`], env) : related;
  return [ownTests.filter((test) => test.startsWith(own)), related.filter((test) => !test.startsWith(own))];
}

async function listTests(args, env) {
  const { output } = await runJest(["--listTests", ...args], { env, seconds: 120 });
  return output
    .split("\n")
    .filter((line) => line.endsWith(".test.ts"))
    .map((line) => line.slice(root.length + 1))
    .filter((test) => !NOT_RUN.some((pattern) => pattern.test(test)));
}

/**
 * Runs the tests until one fails.
 *
 * @returns {Promise<{ outcome: "passed" | "failed" | "timeout", failing: string[] }>} with the first failing test of
 *   each file that failed
 */
export async function runTests(tests, { env, seconds, mutant = { path: "", text: "" }, bail = true }) {
  const folder = mkdtempSync(join(tmpdir(), "stingerloom-mutate-"));
  const [mutantFile, report] = [join(folder, "mutant.json"), join(folder, "report.json")];
  writeFileSync(mutantFile, JSON.stringify(mutant));
  try {
    const args = [
      "--runInBand",
      "--json",
      `--outputFile=${report}`,
      ...(bail ? ["--bail=1"] : []),
      "--runTestsByPath",
      ...tests,
    ];
    const { code } = await runJest(args, { env: { ...env, STINGERLOOM_MUTANT: mutantFile }, seconds });
    if (code === "timeout") return { outcome: "timeout", failing: [] };
    if (code === 0) return { outcome: "passed", failing: [] };
    return { outcome: "failed", failing: failingIn(report) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function failingIn(report) {
  if (!existsSync(report)) return [];
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  return testResults
    .filter(({ status }) => status === "failed")
    .map(({ name, assertionResults }) => {
      const failed = assertionResults.find(({ status }) => status === "failed");
      return `${name.slice(root.length + 1)}${failed ? `: ${failed.fullName}` : ""}`;
    });
}

function runJest(args, { env, seconds }) {
  return new Promise((resolve, reject) => {
    // A group of its own: a mutant that never ends is killed with the processes that its tests started.
    const child = spawn(process.execPath, [jestBin, ...args], { cwd: root, env, detached: true });
    let output = "";
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      process.kill(-Number(child.pid), "SIGKILL");
    }, seconds * 1000);
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr.resume();
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code: timedOut ? "timeout" : (code ?? 1), output });
    });
  });
}
