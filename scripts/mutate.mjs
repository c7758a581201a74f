// `pnpm mutate`: puts small faults into the comparison, the planners and the runner, one at a time, and shows those
// that no test notices. Files on disk stay as they are. docs/testing.md describes the options.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";

import { Compiler } from "./mutate/compiler.mjs";
import { runTests, testsRelatedTo, withoutServers } from "./mutate/jest-run.mjs";
import { mutantsOf } from "./mutate/mutants-of.mjs";
import { shuffled } from "./mutate/random.mjs";
import { printMutant, printSummary, summarise } from "./mutate/report.mjs";
import { root } from "./root.mjs";

const DEFAULT_FILES = [
  "packages/schema-diff/src/**/*.ts",
  "packages/core/src/**/*.ts",
  "packages/drivers-*/src/plan/**/*.ts",
];

try {
  await main(readOptions());
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      file: { type: "string", multiple: true },
      sample: { type: "string" },
      seed: { type: "string", default: "1" },
      seconds: { type: "string", default: "180" },
      json: { type: "string" },
      list: { type: "boolean", default: false },
    },
  });
  const whole = (name) => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value > 0) return value;
    throw new Error(`--${name} takes a whole number above 0, not "${values[name]}".`);
  };
  return {
    files: values.file ?? DEFAULT_FILES,
    sample: values.sample === undefined ? Infinity : whole("sample"),
    seed: whole("seed"),
    seconds: whole("seconds"),
    json: values.json,
    list: values.list,
  };
}

async function main({ files, sample, seed, seconds, json, list }) {
  const chosen = chooseMutants(files, sample, seed);
  if (list) {
    for (const mutant of chosen) printMutant(mutant);
    console.log(`\n${chosen.length} mutants`);
    return;
  }
  const env = await withoutServers();
  const tests = await relatedTests(chosen, env);
  await checkWithoutMutant(tests, { env, seconds: seconds * 10 });
  const results = [];
  for (const mutant of chosen) {
    results.push(await tryMutant(mutant, tests.get(mutant.file), { env, seconds }));
    printMutant(results.at(-1), `${results.length}/${chosen.length}`);
  }
  printSummary(results, { seed, files });
  if (json)
    writeFileSync(json, `${JSON.stringify({ seed, files, ...summarise(results), mutants: results }, null, 2)}\n`);
  if (results.some(({ outcome }) => outcome === "survived")) process.exitCode = 1;
}

/** Of all mutants that compile, `sample` in the seed's order, then sorted by place. */
function chooseMutants(globs, sample, seed) {
  const specs = globs.map((glob) => `:(glob)${glob}`);
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--", ...specs], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\n")
    .filter((file) => /^packages\/[^/]+\/src\/.*\.ts$/.test(file));
  if (files.length === 0) throw new Error(`No source file of a package is called ${globs.join(" or ")}.`);
  const compiler = new Compiler();
  const chosen = [];
  const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
  for (const mutant of shuffled(
    files.flatMap((file) => mutantsOf(file, texts.get(file))),
    seed,
  )) {
    if (chosen.length >= sample) break;
    const text = texts.get(mutant.file);
    const mutated = text.slice(0, mutant.start) + mutant.replacement + text.slice(mutant.end);
    if (compiler.accepts(mutant.file, mutated)) chosen.push({ ...mutant, text: mutated });
  }
  return chosen.sort((a, b) => a.file.localeCompare(b.file) || a.start - b.start);
}

async function relatedTests(mutants, env) {
  const tests = new Map();
  for (const { file } of mutants) if (!tests.has(file)) tests.set(file, await testsRelatedTo(file, env));
  return tests;
}

/** A test that fails anyway would be taken for one that notices every mutant. */
async function checkWithoutMutant(tests, { env, seconds }) {
  const all = [...new Set([...tests.values()].flat(2))];
  console.log(`Running ${all.length} test files without a mutant …`);
  const { outcome, failing } = await runTests(all, { env, seconds, bail: false });
  if (outcome !== "passed") throw new Error(`Without a mutant, tests do not pass (${outcome}):\n${failing.join("\n")}`);
}

async function tryMutant(mutant, groups, { env, seconds }) {
  const { text, ...shown } = mutant;
  const started = performance.now();
  const result = (outcome, failing = []) => ({
    ...shown,
    outcome,
    ...(failing.length > 0 && { caughtBy: failing[0] }),
    seconds: Math.round((performance.now() - started) / 100) / 10,
  });
  for (const tests of groups) {
    if (tests.length === 0) continue;
    const run = await runTests(tests, { env, seconds, mutant: { path: join(root, mutant.file), text } });
    if (run.outcome !== "passed") return result(run.outcome === "timeout" ? "timeout" : "caught", run.failing);
  }
  return result("survived");
}
