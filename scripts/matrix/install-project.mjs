import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { pnpmCommand } from "../pnpm.mjs";
import { olderClient } from "./nodes.mjs";
import { mustRun, ownEnvironment } from "./run-quietly.mjs";

const wanted = ["@stingerloom/orm", "@stingerloom/drivers-sqlite"];

/**
 * A new project with the packed packages and one version of TypeScript, installed under the first of the versions of
 * Node that use it.
 */
export async function installProject({ manager, typescript, nodes }, tarballs, parent) {
  const [{ bin, nativeModule, version }] = nodes;
  const folder = join(parent, `${manager}-typescript-${typescript}-node-${version}`);
  mkdirSync(folder);
  const file = (name) => `file:${tarballs[name]}`;
  // The packages of ours that only others of ours name, from their tarballs too.
  const overrides = Object.fromEntries(
    Object.keys(tarballs)
      .filter((name) => manager === "pnpm" || !wanted.includes(name))
      .map((name) => [name, file(name)]),
  );
  const manifest = {
    name: "project",
    private: true,
    dependencies: {
      ...Object.fromEntries(wanted.map((name) => [name, file(name)])),
      // npm chooses by the engines of a version; pnpm has to be asked for it, as the error says.
      ...(manager === "pnpm" && nativeModule !== undefined && { "better-sqlite3": olderClient }),
    },
    devDependencies: { typescript: `~${typescript === "5.9" ? "5.9.0" : `${typescript}.0`}` },
    ...(manager === "npm" && { overrides }),
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  if (manager === "pnpm") writeFileSync(join(folder, "pnpm-workspace.yaml"), JSON.stringify({ overrides }));
  await install[manager](folder, bin);
  if (nativeModule !== undefined) copyInto(folder, nativeModule);
  return { folder, manifest };
}

const install = {
  npm: (folder, bin) =>
    mustRun("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"], {
      cwd: folder,
      env: ownEnvironment(bin),
    }),
  pnpm: (folder, bin) => {
    const { command, args } = pnpmCommand(["install", "--prefer-offline", "--ignore-scripts"], folder);
    return mustRun(command, args, { cwd: dirname(folder), env: ownEnvironment(bin, { CI: "true" }) });
  },
};

/** Puts the native module where the project's own better-sqlite3 looks for it. */
function copyInto(folder, nativeModule) {
  const driver = createRequire(join(folder, "package.json")).resolve("@stingerloom/drivers-sqlite/package.json");
  const client = dirname(createRequire(driver).resolve("better-sqlite3/package.json"));
  mkdirSync(join(client, "build", "Release"), { recursive: true });
  copyFileSync(nativeModule, join(client, "build", "Release", "better_sqlite3.node"));
}
