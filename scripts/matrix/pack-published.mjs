import { readdirSync } from "node:fs";
import { join } from "node:path";

import { runPnpm } from "../pnpm.mjs";

/**
 * Packs every package as it would be published.
 * @returns name → tarball
 */
export async function packPublished(folder) {
  const filters = ["@stingerloom/*", "stingerloom", "!@stingerloom/testing", "!@stingerloom/example-*"];
  const args = ["--recursive", ...filters.flatMap((filter) => ["--filter", filter])];
  const code = await runPnpm([...args, "pack", "--pack-destination", folder]);
  if (code !== 0) throw new Error("The packages could not be packed");
  const nameOf = (file) => file.replace(/-\d.*$/, "").replace(/^stingerloom-/, "@stingerloom/");
  return Object.fromEntries(readdirSync(folder).map((file) => [nameOf(file), join(folder, file)]));
}
