// Puts the documents into the package that people install, so that a path in a message leads somewhere.
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const target = join(root, "packages", "orm", "docs");
rmSync(target, { recursive: true, force: true });
cpSync(join(root, "docs"), target, { recursive: true });
