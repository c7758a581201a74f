// `node scripts/check-style.mjs`: lines, files and functions that are too long, and words that the project does not
// use. style-exceptions.json has the files that are over a limit today, with how many findings each has: there may be
// fewer, never more. `--update` lowers the counts to what is there.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

import { root } from "./root.mjs";

const LINE = 120;
const FILE = 300;
const FUNCTION = 80;
const WORDS = /\b(anew|aside|mend|settle|told|meanwhile|whoever)\b/i;

const exceptionsFile = join(root, "scripts", "style-exceptions.json");
const exceptions = JSON.parse(readFileSync(exceptionsFile, "utf8"));
const update = process.argv.includes("--update");

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => /^(packages|apps|scripts|bench|examples)\/.*\.(ts|mjs|cjs|js)$/.test(file))
  .filter((file) => file !== "scripts/check-style.mjs");

const found = {};
for (const file of files) {
  for (const finding of findingsOf(file)) ((found[finding.rule] ??= {})[file] ??= []).push(finding);
}

let failed = 0;
for (const [rule, byFile] of Object.entries(found)) {
  for (const [file, findings] of Object.entries(byFile)) {
    const allowed = exceptions[rule]?.[file] ?? 0;
    if (findings.length <= allowed) continue;
    failed += findings.length - allowed;
    console.log(`${file}: ${findings.length} of ${rule}, ${allowed} allowed`);
    for (const { line, what } of findings) console.log(`  ${file}:${line} ${what}`);
  }
}
if (update) writeFileSync(exceptionsFile, `${JSON.stringify(lowered(), null, 2)}\n`);
if (failed > 0) process.exitCode = 1;

function findingsOf(file) {
  const text = readFileSync(join(root, file), "utf8");
  const lines = text.split("\n");
  const findings = [];
  const add = (rule, line, what) => findings.push({ rule, line, what });
  lines.forEach((line, at) => {
    if (line.length > LINE) add("long lines", at + 1, `${line.length} columns`);
    const word = WORDS.exec(line);
    if (word) add("words", at + 1, word[0]);
  });
  if (lines.length - 1 > FILE && !/\/test\//.test(file)) add("long files", 1, `${lines.length - 1} lines`);
  if (file.endsWith(".ts") && !/\/test\//.test(file)) longFunctions(file, text, add);
  return findings;
}

function longFunctions(file, text, add) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body !== undefined) {
      const length = lineOf(node.end) - lineOf(node.getStart()) + 1;
      if (length > FUNCTION) add("long functions", lineOf(node.getStart()), `${length} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

function lowered() {
  const next = {};
  for (const [rule, byFile] of Object.entries(exceptions)) {
    for (const [file, allowed] of Object.entries(byFile)) {
      const count = Math.min(allowed, found[rule]?.[file]?.length ?? 0);
      if (count > 0) (next[rule] ??= {})[file] = count;
    }
  }
  return next;
}
