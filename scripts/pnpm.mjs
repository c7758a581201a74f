// Runs the pnpm that package.json pins, by npm alone: `npm run pnpm -- add left-pad`, for a machine without pnpm.
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { root } from "./root.mjs";
import { runCommand } from "./run-command.mjs";

/** npm keeps what it fetched, so that the second time costs less than a second. */
export function runPnpm(args) {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const windows = process.platform === "win32";
  const pnpm = [
    "exec",
    "--yes",
    "--loglevel=error",
    `--package=${packageManager}`,
    "--",
    "pnpm",
    "--loglevel=info",
    "--dir",
    windows ? `"${root}"` : root,
  ];
  // Outside of the checkout npm does not look at a dependency tree that it has no use for.
  return runCommand(windows ? "npm.cmd" : "npm", [...pnpm, ...args], {
    cwd: tmpdir(),
    env: pnpmEnvironment(),
    shell: windows,
  });
}

function pnpmEnvironment() {
  const env = { ...process.env, CI: process.env.CI ?? "true" };
  // What `npm run` adds about this package would lead `npm exec` back to it.
  for (const name of Object.keys(env)) {
    if (/^npm_(package_|lifecycle_|config_local_prefix$|config_workspace)/.test(name)) delete env[name];
  }
  const headers = headersOfNode();
  return headers === undefined ? env : { npm_config_nodedir: headers, ...env };
}

/** Where the headers of the running Node lie beside it, a native module is compiled without fetching them. */
function headersOfNode() {
  const prefix = dirname(dirname(realpathSync(process.execPath)));
  return existsSync(join(prefix, "include", "node", "node.h")) ? prefix : undefined;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runPnpm(process.argv.slice(2));
}
