// The short table of the README: a row for each piece of work and database, a column for each tool.
import { readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";

const first = "<!-- The table of bench/peers belongs between these two lines. -->";
const last = "<!-- The end of the table of bench/peers. -->";

/** What the README shows; everything else is in the whole table that the command prints. */
export const readmeCases = ["status", "pending", "generate, nothing", "generate, one column"];
export const readmeSize = "100";

const words = {
  status: "100 migrations have run: show the status",
  pending: "100 migrations are pending: run them",
  "generate, nothing": "100 tables, nothing changed: generate",
  "generate, one column": "100 tables, a column is new: generate",
};
const names = { sqlite: "SQLite", postgres: "PostgreSQL", mysql: "MySQL", mariadb: "MariaDB" };

/** The table in Markdown, and the sentences below it. @param report what `--json` writes */
export function readmeTable({ machine, tools, engines, rounds, figures }) {
  const columns = ["stingerloom", "hand-made", "knex", "drizzle", "typeorm", "mikro-orm"];
  const rows = new Map(figures.map((figure) => [`${figure.case}\n${figure.engine}`, figure]));
  const lines = [...rows.values()].map(({ case: work, engine }) => [
    words[work],
    names[engine],
    ...columns.map((tool) =>
      cellOf(figures.find((it) => it.case === work && it.engine === engine && it.tool === tool)),
    ),
  ]);
  const head = ["milliseconds", "database", ...columns];
  const table = [head, head.map((_, at) => (at < 2 ? "---" : "--:")), ...lines];
  const databases = Object.entries(engines).map(([engine, version]) => `${names[engine]} ${version}`);
  return [
    ...table.map((cells) => `| ${cells.join(" | ")} |`),
    "",
    `Whole processes, medians of ${rounds} rounds in which each tool ran once;`,
    "in brackets, our time as a share of that tool's.",
    `Made by \`npm run bench -- --readme\` on ${machine},`,
    `with ${databases.join(", ")}; ${tools}.`,
    "With a new column, our command also proves the migration before it writes the file:",
    "up, down and up again, with rows.",
  ].join("\n");
}

export async function writeIntoReadme(file, table) {
  const text = readFileSync(file, "utf8");
  const from = text.indexOf(first);
  const to = text.indexOf(last);
  if (from < 0 || to < from) throw new Error(`${file} has no place for the table: it needs the line ${first}`);
  const written = `${text.slice(0, from)}${first}\n\n${table}\n\n${text.slice(to)}`;
  writeFileSync(file, await format(written, { ...(await resolveConfig(file)), filepath: file }));
}

function cellOf(figure) {
  if (figure === undefined) return "–";
  const share = figure.ratio === undefined ? "" : ` (${figure.ratio.toFixed(2)})`;
  return `${Math.round(figure.median)}${share}`;
}
