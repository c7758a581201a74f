import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { pnpmCommand } from "../pnpm.mjs";
import { root } from "../root.mjs";
import { mustRun, ownEnvironment } from "./run-quietly.mjs";

/**
 * Packs every package as it would be published.
 * @returns name → tarball
 */
export async function packPublished(folder) {
  const filters = ["@stingerloom/*", "stingerloom", "!@stingerloom/testing", "!@stingerloom/example-*"];
  const args = ["--recursive", ...filters.flatMap((filter) => ["--filter", filter])];
  const pnpm = pnpmCommand([...args, "pack", "--pack-destination", folder], root);
  await mustRun(pnpm.command, pnpm.args, { cwd: tmpdir(), env: ownEnvironment(undefined, { CI: "true" }) });
  const nameOf = (file) => file.replace(/-\d.*$/, "").replace(/^stingerloom-/, "@stingerloom/");
  return Object.fromEntries(readdirSync(folder).map((file) => [nameOf(file), join(folder, file)]));
}
