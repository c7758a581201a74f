// How long the command takes to start, as whole processes: `--version` and `--help` against an empty program, taken in
// turn.
//   node bench/startup.mjs [--rounds 30]          (after a build)
// Exits with 1 when a median is above twice the empty program's.
import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const limit = 2;
const bin = fileURLToPath(new URL("../apps/cli/bin/stingerloom.js", import.meta.url));
const at = process.argv.indexOf("--rounds");
const rounds = at === -1 ? 30 : Number(process.argv[at + 1]);
const programs = {
  "node -e 0": ["-e", "0"],
  "stingerloom --version": [bin, "--version"],
  "stingerloom --help": [bin, "--help"],
};

function timeOf(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`node ${args.join(" ")} exited with ${status}: ${stderr}`);
  return performance.now() - start;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
for (const args of Object.values(programs)) timeOf(args); // the first start reads the files from disk
for (let round = 0; round < rounds; round++) {
  // In turn, so that whatever else the machine does falls on all of them alike.
  for (const [name, args] of Object.entries(programs)) times[name].push(timeOf(args));
}
const base = median(times["node -e 0"]);
const rows = Object.entries(times).map(([program, values]) => ({
  program,
  "median ms": Number(median(values).toFixed(1)),
  "× empty": Number((median(values) / base).toFixed(2)),
}));
console.table(rows);
const slow = rows.filter((row) => row["× empty"] > limit);
for (const { program } of slow) console.error(`${program} takes more than ${limit} × an empty program`);
process.exitCode = slow.length === 0 ? 0 : 1;
