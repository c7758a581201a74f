import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { projectFiles } from "./project-files.mjs";
import { ownEnvironment, runQuietly } from "./run-quietly.mjs";

/** What a cell writes; what was compiled is kept for the other versions of Node. */
const written = ["stingerloom.config.ts", "stingerloom.config.js", "migrations", "entities", "app.db", "program.db"];

/** The step that is the same on every Node, and taken on the first one. */
const compile = "compile";

/** What a user does in the first hour, each with what it has to print. */
const steps = [
  ["generate", "stingerloom", ["migrate:generate", "--name", "first"], /^Generated: migrations\/\d{13}_first\.ts$/m],
  ["run", "stingerloom", ["migrate:run"], /^1 migration run\.$/m],
  ["run again", "stingerloom", ["migrate:run"], /^Nothing to run/m],
  ["check", "stingerloom", ["migrate:check"], /^No problems found/m],
  ["roll back", "stingerloom", ["migrate:rollback"], /^1 migration rolled back\.$/m],
  [compile, "tsc", ["-p", "."], /^$/],
  ["program", "node", [join("dist", "main.js")], /^\{"ran":1,"left":\[\]\}$/m],
];

/**
 * Uses the project in one combination; on the first of its versions of Node, it is compiled.
 * @returns the cell, with `failure`: the first step that went wrong and what it printed
 */
export async function checkCell(cell, { folder, manifest }) {
  const compiles = cell.node === cell.nodes[0];
  clear(folder, compiles ? [...written, "dist"] : written);
  const type = cell.module === "esm" ? "module" : "commonjs";
  const files = { "package.json": JSON.stringify({ ...manifest, type }, null, 2), ...projectFiles(cell) };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return { ...cell, failure: await firstFailure(cell, folder, compiles) };
}

function clear(folder, names) {
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true });
}

async function firstFailure({ node }, folder, compiles) {
  const env = ownEnvironment(`${join(folder, "node_modules", ".bin")}:${node.bin}`);
  for (const [name, command, args, expected] of steps.filter(([name]) => compiles || name !== compile)) {
    const { code, output } = await runQuietly(command, args, { cwd: folder, env });
    if (code !== 0 || !expected.test(output)) return { step: name, code, output };
  }
  return undefined;
}
