// Puts the documents into the package that people install, so that a path in a message leads somewhere. What is for
// those who work on Stingerloom stays here: it leads to files that are not installed.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { root } from "./root.mjs";

const ownPages = ["architecture.md", "complaints.md", "testing.md"];

/** Copies what is published of `docs` to `target`, in place of what was there. */
export function copyDocs(target) {
  rmSync(target, { recursive: true, force: true });
  cpSync(join(root, "docs"), target, { recursive: true, filter: (file) => !ownPages.includes(basename(file)) });
  const contents = join(target, "README.md");
  const [forUsers] = readFileSync(contents, "utf8").split("\nFor those who work on it:");
  writeFileSync(contents, forUsers);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  copyDocs(process.argv[2] ?? join(root, "packages", "orm", "docs"));
}
