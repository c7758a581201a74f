import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { root } from "../root.mjs";
import { mustRun, ownEnvironment } from "./run-quietly.mjs";

const platform = process.platform === "win32" ? "win" : process.platform;

/** The version of better-sqlite3 for a Node without Node-API 10: the one of this checkout. */
export const olderClient = createRequire(join(root, "packages", "drivers-sqlite", "package.json"))(
  "better-sqlite3/package.json",
).version;

/**
 * Installs these major versions of Node from their npm packages.
 * @returns those that take the same version of better-sqlite3 together: a project serves one such group. Of each Node
 * its version and the folder of `node`; of one that takes the older client, the native module to copy into a project
 */
export async function installNodes(majors, folder) {
  const packageOf = (major) => `node-${major}`;
  mkdirSync(folder, { recursive: true });
  const dependencies = Object.fromEntries(
    majors.map((major) => [packageOf(major), `npm:node-${platform}-${process.arch}@${major}`]),
  );
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  await mustRun("npm", ["install", "--no-audit", "--no-fund"], { cwd: folder });
  const [older, newer] = [[], []];
  for (const major of majors) {
    const prefix = join(folder, "node_modules", packageOf(major));
    const bin = join(prefix, "bin");
    const { node: version, modules: abi, napi } = await versionsOf(bin, folder);
    if (Number(napi) >= 10) newer.push({ version, bin });
    else older.push({ version, bin, nativeModule: await nativeModule({ version, abi, bin, prefix }, folder) });
  }
  return [older, newer].filter((group) => group.length > 0);
}

async function versionsOf(bin, folder) {
  return JSON.parse(await mustRun(join(bin, "node"), ["-p", "JSON.stringify(process.versions)"], { cwd: folder }));
}

/** The native module of the older client for one version of Node: fetched or compiled once, then kept. */
async function nativeModule({ abi, bin, prefix, version }, folder) {
  const name = `better-sqlite3-${olderClient}-${process.platform}-${process.arch}-${abi}.node`;
  const kept = join(root, "node_modules", ".cache", "stingerloom-matrix", name);
  if (existsSync(kept)) return kept;
  console.log(`Building better-sqlite3 for Node ${version} (once; a minute or two where it is compiled) …`);
  const project = join(folder, `sqlite-${abi}`);
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, "package.json"), '{ "private": true }\n');
  // The headers are in the package of Node: nothing has to be fetched to compile.
  const headers = existsSync(join(prefix, "include", "node", "node.h")) ? { npm_config_nodedir: prefix } : {};
  await mustRun("npm", ["install", "--no-audit", "--no-fund", `better-sqlite3@${olderClient}`], {
    cwd: project,
    env: ownEnvironment(bin, headers),
  });
  mkdirSync(dirname(kept), { recursive: true });
  copyFileSync(join(project, "node_modules/better-sqlite3/build/Release/better_sqlite3.node"), kept);
  return kept;
}
