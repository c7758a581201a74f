// `npm run check`: everything that is checked without a database, one line a check, the output only of those that fail.
// Names as arguments run these alone: `npm run check -- lint types`.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

import { root } from "./root.mjs";
import { afterSetup } from "./setup.mjs";

const node = (...args) => [process.execPath, ...args];
const bin = (name, file, ...args) => node(join("node_modules", name, file), ...args);

const checks = {
  lint: bin("oxlint", "bin/oxlint", "--type-aware", "--deny-warnings"),
  imports: bin(
    "dependency-cruiser",
    "bin/dependency-cruise.mjs",
    "--config",
    ".dependency-cruiser.cjs",
    "packages",
    "apps",
  ),
  format: bin("prettier", "bin/prettier.cjs", "--check", "--log-level=warn", "."),
  style: node(join("scripts", "check-style.mjs")),
  types: node(join("scripts", "pnpm.mjs"), "exec", "turbo", "run", "typecheck", "--output-logs=errors-only"),
  unused: bin("knip", "bin/knip.js", "--no-config-hints"),
  packages: node(join("scripts", "check-packages.mjs")),
};

await afterSetup(async () => {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in checks));
  if (unknown.length > 0) {
    console.error(`There is no check ${unknown.join(", ")}: ${Object.keys(checks).join(", ")}.`);
    process.exitCode = 2;
    return;
  }
  const chosen = names.length > 0 ? names : Object.keys(checks);
  let failed = 0;
  for (const name of chosen) if (!(await runCheck(name))) failed++;
  console.log(`\n${chosen.length - failed} of ${chosen.length} checks passed.`);
  process.exitCode = failed > 0 ? 1 : 0;
});

async function runCheck(name) {
  const start = performance.now();
  const { code, output } = await run(checks[name]);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (code !== 0) process.stdout.write(output);
  console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
  return code === 0;
}

function run([command, ...args]) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1" };
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
