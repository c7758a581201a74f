// What became of the mutants, for people and for programs.

export function summarise(results) {
  const count = (outcome) => results.filter((result) => result.outcome === outcome).length;
  const [caught, timeout, survived] = ["caught", "timeout", "survived"].map(count);
  const share = results.length === 0 ? 0 : (caught + timeout) / results.length;
  return { mutants: results.length, caught, timeout, survived, share: Math.round(share * 1000) / 1000 };
}

/** One line a mutant; what a survivor changes is shown below it. */
export function printMutant({ file, line, operator, original, replacement, outcome, caughtBy, seconds }, counter = "") {
  const head = [counter, outcome, `${file}:${line}`, operator].filter(Boolean).join("  ");
  console.log(outcome === undefined ? head : `${head}  (${seconds} s)${caughtBy ? `  ${shorten(caughtBy)}` : ""}`);
  if (outcome !== "survived" && outcome !== undefined) return;
  console.log(`    - ${shorten(original)}\n    + ${shorten(replacement)}`);
}

export function printSummary(results, { seed, files }) {
  const byPackage = groupBy(results, packageOf);
  console.log(`\npackage                    mutants  caught  timeout  survived`);
  for (const [name, rows] of [...byPackage].sort(([a], [b]) => a.localeCompare(b))) printLine(name, summarise(rows));
  const all = summarise(results);
  printLine("all", all);
  console.log(`\n${(all.share * 100).toFixed(1)} % caught; seed ${seed}, ${files.join(", ")}`);
}

function printLine(name, { mutants, caught, timeout, survived }) {
  const cells = [
    String(mutants).padStart(7),
    String(caught).padStart(6),
    String(timeout).padStart(7),
    String(survived).padStart(8),
  ];
  console.log(`${name.padEnd(25)}  ${cells.join("  ")}`);
}

function packageOf({ file }) {
  return file.split("/").slice(0, 2).join("/");
}

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function shorten(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
