import { dimensions } from "./dimensions.mjs";

const columns = dimensions.module.flatMap((module) => dimensions.config.map((config) => ({ module, config })));

/**
 * Prints a row for each package manager, TypeScript and Node, a column for each module format and configuration.
 * @returns how many cells failed
 */
export function printTable(results, seconds) {
  const head = ["", "TypeScript", "Node", ...columns.map(({ module, config }) => `${module} .${config}`)];
  const rows = [...new Set(results.map(rowOf))].sort().map((row) => [
    ...row.split(" "),
    ...columns.map(({ module, config }) => {
      const cell = results.find((one) => rowOf(one) === row && one.module === module && one.config === config);
      return cell === undefined ? "" : cell.failure === undefined ? "ok" : `FAILED: ${cell.failure.step}`;
    }),
  ]);
  printAligned([head, ...rows]);
  const failed = results.filter(({ failure }) => failure !== undefined);
  for (const cell of failed)
    console.log(`\n${nameOf(cell)}: ${cell.failure.step} ended with ${cell.failure.code}\n${cell.failure.output}`);
  console.log(`\n${results.length - failed.length} passed, ${failed.length} failed, in ${seconds} s`);
  return failed.length;
}

const rowOf = ({ manager, typescript, node }) => `${manager} ${typescript} v${node.version}`;

export const nameOf = (cell) => `${rowOf(cell)} ${cell.module} .${cell.config}`;

function printAligned(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  for (const row of rows)
    console.log(
      row
        .map((text, i) => text.padEnd(widths[i]))
        .join("  ")
        .trimEnd(),
    );
}
