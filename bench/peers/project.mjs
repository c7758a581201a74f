// A project's folder, outside of the repository, in which a tool finds its packages as in a user's.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const peers = fileURLToPath(new URL(".", import.meta.url));
const base = join(tmpdir(), `stingerloom-bench-${process.pid}`);

const ours = {
  stingerloom: "apps/cli",
  "@stingerloom/core": "packages/core",
  "@stingerloom/orm": "packages/orm",
  "@stingerloom/drivers-pg": "packages/drivers-pg",
  "@stingerloom/drivers-mysql": "packages/drivers-mysql",
  "@stingerloom/drivers-sqlite": "packages/drivers-sqlite",
};

/** Writes `files` (path: text) into a new folder. */
export function createProject(name, files) {
  const folder = join(base, name);
  rmSync(folder, { recursive: true, force: true });
  write(folder, { "package.json": "{}\n", ...files });
  mkdirSync(join(folder, "node_modules", "@stingerloom"), { recursive: true });
  for (const [name, path] of Object.entries(ours)) symlinkSync(join(root, path), join(folder, "node_modules", name));
  for (const name of ["@mikro-orm", "better-sqlite3", "drizzle-orm", "knex", "mysql2", "pg", "typeorm"])
    symlinkSync(join(peers, "node_modules", name), join(folder, "node_modules", name));
  return folder;
}

function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export function removeProjects() {
  rmSync(base, { recursive: true, force: true });
}
