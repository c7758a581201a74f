// `npm run matrix`: packs what would be published, installs it in new projects, and uses it there with every
// combination of module format, configuration file, package manager, Node and TypeScript. The result is a table.
// `--node 24 --manager pnpm` runs a part: every option takes a list, as `--typescript 6,7`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { checkCell } from "./matrix/check-cell.mjs";
import { dimensions } from "./matrix/dimensions.mjs";
import { installProject } from "./matrix/install-project.mjs";
import { installNodes } from "./matrix/nodes.mjs";
import { packPublished } from "./matrix/pack-published.mjs";
import { nameOf, printTable } from "./matrix/print-table.mjs";
import { afterSetup } from "./setup.mjs";

const strings = Object.fromEntries(Object.keys(dimensions).map((name) => [name, { type: "string" }]));

/** The values of each dimension that the command line asks for; all where it names none. */
function chosen() {
  const { values } = parseArgs({ options: strings });
  return Object.fromEntries(
    Object.entries(dimensions).map(([name, all]) => {
      const wanted = values[name]?.split(",") ?? all;
      const unknown = wanted.filter((value) => !all.includes(value));
      if (unknown.length > 0) throw new Error(`--${name} takes ${all.join(", ")}; ${unknown.join(", ")} is not one`);
      return [name, all.filter((value) => wanted.includes(value))];
    }),
  );
}

/** A line beside the output for each cell, as it is done. */
function reported(cell) {
  console.error(`${nameOf(cell)}: ${cell.failure === undefined ? "ok" : `FAILED: ${cell.failure.step}`}`);
  return cell;
}

await afterSetup(async () => {
  const started = Date.now();
  const { node, manager, typescript, module, config } = chosen();
  const folder = mkdtempSync(join(tmpdir(), "stingerloom-matrix-"));
  try {
    const tarballs = await packPublished(join(folder, "packed"));
    const groups = await installNodes(node, join(folder, "nodes"));
    const installs = groups.flatMap((nodes) =>
      manager.flatMap((name) => typescript.map((version) => ({ manager: name, typescript: version, nodes }))),
    );
    const results = [];
    const work = async () => {
      for (let next = installs.shift(); next !== undefined; next = installs.shift()) {
        const project = await installProject(next, tarballs, folder);
        for (const format of module)
          for (const file of config)
            for (const one of next.nodes)
              results.push(reported(await checkCell({ ...next, node: one, module: format, config: file }, project)));
      }
    };
    // Two at a time: each cell is a chain of processes.
    await Promise.all([work(), work()]);
    const red = printTable(results, Math.round((Date.now() - started) / 1_000));
    process.exitCode = red === 0 && results.length > 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
