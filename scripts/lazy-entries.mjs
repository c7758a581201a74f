// `node scripts/lazy-entries.mjs`, after the compiler: rewrites `dist/index.js` of each package so that an export loads
// its module when it is first used. A command that runs migrations then loads nothing of what compares schemas.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { root } from "./root.mjs";

const mark = "// Each export loads its module when it is first used: scripts/lazy-entries.mjs.\n";

export function writeLazyEntries() {
  const folders = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
  const entries = folders.filter(isPublished).map((folder) => join(folder, "dist", "index.js"));
  // All are read before the first is written: some export what others do.
  const texts = entries.filter(existsSync).map((entry) => [entry, lazyEntry(entry)]);
  for (const [entry, text] of texts) if (text !== undefined) writeFileSync(entry, text);
}

function isPublished(folder) {
  const manifest = join(folder, "package.json");
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).private !== true;
}

/** @returns undefined where the entry is lazy already, or is more than a list of exports */
function lazyEntry(entry) {
  const text = readFileSync(entry, "utf8");
  if (text.startsWith(mark)) return undefined;
  const from = new Map();
  for (const [, name, module, original] of namedExports(text)) from.set(name, { module, original });
  const load = createRequire(entry);
  for (const [, module] of text.matchAll(/__exportStar\(require\("([^"]+)"\), exports\);/g))
    for (const name of Object.keys(load(module))) if (!from.has(name)) from.set(name, { module, original: name });
  const names = Object.keys(load(entry));
  // An entry with code of its own, as a driver's, loads what that code says.
  if (names.some((name) => !from.has(name))) return undefined;
  const effects = [...text.matchAll(/^require\("[^"]+"\);$/gm)].map(([line]) => line);
  const getters = names.map((name) => {
    const { module, original } = from.get(name);
    return `  ${name}: () => require(${JSON.stringify(module)}).${original},`;
  });
  return `${mark}"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
${effects.join("\n")}
const modules = {
${getters.join("\n")}
};
for (const [name, get] of Object.entries(modules)) Object.defineProperty(exports, name, { enumerable: true, get });
// What Node reads to know the names that ES modules may import.
0 && (module.exports = { ${names.join(", ")} });
`;
}

/** `export { a as b } from "./x"` as the compiler writes it: name, module, the name there. */
function* namedExports(text) {
  const requires = text.matchAll(/^(?:var|const) (\w+) = require\("([^"]+)"\);$/gm);
  const modules = new Map([...requires].map(([, variable, module]) => [variable, module]));
  const getter = /\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);/g;
  for (const [whole, name, variable, original] of text.matchAll(getter))
    if (modules.has(variable)) yield [whole, name, modules.get(variable), original];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeLazyEntries();
