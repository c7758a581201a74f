// `node scripts/lazy-entries.mjs`, after the compiler: rewrites `dist/index.js` of each package so that an export loads
// its module when it is first used. A command that runs migrations then loads nothing of what compares schemas.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { root } from "./root.mjs";

const mark = "// Each export loads its module when it is first used: scripts/lazy-entries.mjs.\n";

export function writeLazyEntries() {
  for (const dist of publishedInOrder()) {
    const [entry, compiled] = ["index.js", "entry.js"].map((name) => join(dist, name));
    if (!existsSync(entry)) continue;
    const before = readFileSync(entry, "utf8");
    // The compiler writes it again only when its source changes, and what it exports may change before.
    if (!before.startsWith(mark)) writeFileSync(compiled, before);
    const text = existsSync(compiled) ? lazyEntry(compiled) : undefined;
    if (text !== undefined && text !== before) writeFileSync(entry, text);
  }
}

/** `dist` of each package that is published, behind those of the packages that it depends on. */
function publishedInOrder() {
  const manifests = readdirSync(join(root, "packages"))
    .map((name) => join(root, "packages", name, "package.json"))
    .filter(existsSync)
    .map((file) => ({ folder: dirname(file), ...JSON.parse(readFileSync(file, "utf8")) }))
    .filter(({ private: isPrivate }) => isPrivate !== true);
  const byName = new Map(manifests.map((manifest) => [manifest.name, manifest]));
  const ordered = new Set();
  const visit = (manifest) => {
    for (const name of Object.keys(manifest.dependencies ?? {})) if (byName.has(name)) visit(byName.get(name));
    ordered.add(join(manifest.folder, "dist"));
  };
  manifests.forEach(visit);
  return ordered;
}

/** @returns undefined where the entry is more than a list of exports */
function lazyEntry(entry) {
  const text = readFileSync(entry, "utf8");
  const from = new Map();
  for (const [, name, module, original] of namedExports(text)) from.set(name, { module, original });
  const load = createRequire(entry);
  for (const [, module] of text.matchAll(/__exportStar\(require\("([^"]+)"\), exports\);/g))
    for (const name of Object.keys(load(module))) if (!from.has(name)) from.set(name, { module, original: name });
  const names = Object.keys(load(entry));
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
for (const [name, load] of Object.entries(modules)) {
  const get = () => {
    const value = load();
    // The next use finds a plain property, unless modules that need each other are still being loaded.
    if (value !== undefined) Object.defineProperty(exports, name, { enumerable: true, value });
    return value;
  };
  Object.defineProperty(exports, name, { enumerable: true, configurable: true, get });
}
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
