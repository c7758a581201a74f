import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "..", "..", "..", "..");
const published = [
  "schema-diff",
  "core",
  "entities",
  "codegen",
  "proof",
  "cli",
  "orm",
  "drivers-pg",
  "drivers-mysql",
  "drivers-sqlite",
];

/** All that is published, packed as it would be: name → tarball. */
export interface Packed {
  readonly folder: string;
  readonly tarballs: Readonly<Record<string, string>>;
}

export function packAll(): Packed {
  const folder = mkdtempSync(join(tmpdir(), "stingerloom-packed-"));
  const filters = [...published.map((name) => `@stingerloom/${name}`), "stingerloom"].flatMap((name) => [
    "--filter",
    name,
  ]);
  const packed = spawnSync(
    process.execPath,
    [join(root, "scripts", "pnpm.mjs"), "--recursive", ...filters, "pack", "--pack-destination", folder],
    {
      encoding: "utf8",
      timeout: 60_000,
    },
  );
  if (packed.status !== 0) throw new Error(`The packages could not be packed:\n${packed.stdout}${packed.stderr}`);
  const nameOf = (file: string) => file.replace(/-\d.*$/, "").replace(/^stingerloom-/, "@stingerloom/");
  return {
    folder,
    tarballs: Object.fromEntries(readdirSync(folder).map((file) => [nameOf(file), join(folder, file)])),
  };
}

/** Nothing of ours is in a registry: without one that answers, the clients of the drivers cannot be had. */
export function registryAnswers(): boolean {
  return spawnSync("npm", ["ping"], { cwd: tmpdir(), timeout: 20_000 }).status === 0;
}

/** An empty project outside of the checkout, with the facade and one driver from the tarballs. */
export function installProject({ tarballs }: Packed, driver: string, type: "commonjs" | "module"): string {
  const folder = mkdtempSync(join(tmpdir(), "stingerloom-installed-"));
  const file = (name: string) => `file:${tarballs[name]}`;
  const wanted = ["@stingerloom/orm", driver];
  const overrides = Object.fromEntries(
    Object.keys(tarballs)
      .filter((name) => !wanted.includes(name))
      .map((name) => [name, file(name)]),
  );
  const dependencies = Object.fromEntries(wanted.map((name) => [name, file(name)]));
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "installed", private: true, type, dependencies, overrides }),
  );
  const installed = spawnSync("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"], {
    cwd: folder,
    encoding: "utf8",
    timeout: 170_000,
  });
  if (installed.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`npm install failed:\n${installed.stdout}${installed.stderr}`);
  }
  copyNativeModule(folder);
  return folder;
}

/** Compiling it takes a minute where no binary can be fetched. A newer version than this checkout's brings its own. */
function copyNativeModule(folder: string): void {
  const binary = join("better-sqlite3", "build", "Release", "better_sqlite3.node");
  const target = join(folder, "node_modules", binary);
  const versionIn = (modules: string): string | undefined => {
    const manifest = join(modules, "better-sqlite3", "package.json");
    return existsSync(manifest)
      ? (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version
      : undefined;
  };
  const ours = versionIn(join(root, "packages", "drivers-sqlite", "node_modules"));
  if (versionIn(join(folder, "node_modules")) !== ours) return;
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(join(root, "packages", "drivers-sqlite", "node_modules", binary), target);
}
