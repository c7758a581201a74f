// Makes a clone ready for use: the dependencies of pnpm-lock.yaml, the native module of SQLite, the build. What is up
// to date is left as it is, so that running it again costs a second or two.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { runPnpm } from "./pnpm.mjs";
import { writeLazyEntries } from "./lazy-entries.mjs";
import { root } from "./root.mjs";
import { runNode } from "./run-command.mjs";

const stampFile = join(root, "node_modules", ".stingerloom-setup");

export class SetupError extends Error {}

export async function setup() {
  checkNode();
  await installDependencies();
  await checkSqlite();
  await build();
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(`Node ${process.versions.node} is too old: Stingerloom needs Node 20.19 or newer.`);
  }
}

async function installDependencies() {
  const stamp = hashOfInputs();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  console.log("Installing the dependencies (a native module may have to be compiled: up to two minutes) …");
  rmSync(stampFile, { force: true });
  const code = await runPnpm(["install", "--frozen-lockfile"]);
  if (code !== 0) {
    throw new SetupError(
      "The dependencies could not be installed; " +
        "pnpm says why above. Where a package.json was changed and the lockfile " +
        'was not, "npm run pnpm -- install --no-frozen-lockfile" brings it up to date.',
    );
  }
  writeFileSync(stampFile, stamp);
}

/** All that decides what an install would do. */
function hashOfInputs() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...packageFiles()]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function packageFiles() {
  const folders = ["packages", "apps", "examples"].flatMap((parent) =>
    existsSync(join(root, parent))
      ? readdirSync(join(root, parent))
          .sort()
          .map((name) => join(parent, name))
      : [],
  );
  return [".", ...folders, "bench"]
    .map((folder) => join(folder, "package.json"))
    .filter((file) => existsSync(join(root, file)));
}

/** The native module is built for one major version of Node; after a change of Node it is built again. */
async function checkSqlite() {
  if (sqliteLoads()) return;
  console.log(`Building better-sqlite3 for Node ${process.versions.node} …`);
  const code = await runPnpm(["rebuild", "better-sqlite3"]);
  if (code !== 0 || !sqliteLoads()) {
    throw new SetupError(
      "better-sqlite3 could not be built; " +
        "see above. Without a prebuilt binary it is compiled, which takes Python 3, make and a C++ " +
        "compiler.",
    );
  }
}

function sqliteLoads() {
  const script = 'new (require("better-sqlite3"))(":memory:").close()';
  return spawnSync(process.execPath, ["-e", script], { cwd: join(root, "packages", "drivers-sqlite") }).status === 0;
}

async function build() {
  const code = await runNode([join("node_modules", "typescript", "bin", "tsc"), "-b"]);
  if (code !== 0) throw new SetupError("The build failed; the compiler says why above.");
  writeLazyEntries();
}

/** Runs `main` in a clone that is ready; what keeps it from being so is said in a sentence, without a stack. */
export async function afterSetup(main) {
  try {
    await setup();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
    return;
  }
  await main();
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await afterSetup(() => console.log("Ready."));
}
