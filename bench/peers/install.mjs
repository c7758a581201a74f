// The tools to compare with are installed when they are asked for, by the pnpm that the repository pins.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runPnpm } from "../../scripts/pnpm.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));

export async function installPeers() {
  const stamp = join(folder, "node_modules", ".stingerloom-bench");
  const lockfile = readFileSync(join(folder, "pnpm-lock.yaml"), "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lockfile) return;
  const code = await runPnpm(["--dir", folder, "--ignore-workspace", "install", "--frozen-lockfile"]);
  if (code !== 0) throw new Error(`The tools to compare with could not be installed: pnpm ended with ${code}`);
  writeFileSync(stamp, lockfile);
}
