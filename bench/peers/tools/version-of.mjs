import { readFileSync } from "node:fs";
import { join } from "node:path";
import { peers } from "../project.mjs";

/** Of a package that is installed here. */
export function versionOf(name) {
  return JSON.parse(readFileSync(join(peers, "node_modules", name, "package.json"), "utf8")).version;
}
