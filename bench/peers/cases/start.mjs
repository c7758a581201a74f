import { runRounds } from "../rounds.mjs";
import { createProject } from "../project.mjs";

/** A process that says its version or its help, beside one that does nothing. */
export const start = {
  name: "start",
  sizes: [0],
  engines: [""],
  async rows({ tools, rounds }) {
    const folder = createProject("start", {});
    const rows = [];
    for (const kind of ["version", "help"]) {
      const able = tools.filter((tool) => tool.start !== undefined);
      const contestants = able.map((tool) => ({ name: tool.name, folder, command: tool.start[kind] }));
      const empty = { name: "node -e 0", folder, command: { args: ["-e", "0"] } };
      rows.push({ case: `--${kind}`, engine: "", size: 0, results: await runRounds([...contestants, empty], rounds) });
    }
    return rows;
  },
};
