// Runs the pnpm that package.json pins, by npm alone: `npm run pnpm -- add left-pad`, for a machine without pnpm.
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { root } from "./root.mjs";
import { runCommand } from "./run-command.mjs";

/** npm keeps what it fetched, so that the second time costs less than a second. */
export function runPnpm(args) {
  const { command, args: all, shell } = pnpmCommand(args, root);
  // Outside of the checkout npm does not look at a dependency tree that it has no use for.
  return runCommand(command, all, { cwd: tmpdir(), env: pnpmEnvironment(), shell });
}

/** The command line of the pinned pnpm in a folder. It is to be run in a folder without dependencies of its own. */
export function pnpmCommand(args, folder) {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const shell = process.platform === "win32";
  const npm = ["exec", "--yes", "--loglevel=error", `--package=${packageManager}`];
  const pnpm = ["--", "pnpm", "--loglevel=info", "--dir", shell ? `"${folder}"` : folder];
  return { command: shell ? "npm.cmd" : "npm", args: [...npm, ...pnpm, ...args], shell };
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
