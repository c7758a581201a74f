// Makes docs/complaints.md from a test run: which tests answer each complaint, on which engine and version.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

import { complaints } from "./complaints.mjs";

const noEngine = "no engine";
const titles = { postgres: "PostgreSQL", mysql: "MySQL", mariadb: "MariaDB", sqlite: "SQLite" };

/**
 * Columns of versions that this run did not try are kept: two runs on different servers make one table.
 * @param report Jest's JSON report @param engines rows of `summariseEngines`
 */
export function writeComplaintsTable(path, report, engines) {
  const counts = countAnswers(report);
  const cellsOf = (title) => complaints.map((_, i) => cell(counts.get(`${i + 1} ${title}`)));
  const columns = readColumns(path);
  for (const { engine, version } of engines.filter((row) => row.status === "ran"))
    columns.set(`${titles[engine]} ${version}`, cellsOf(titles[engine]));
  columns.set(noEngine, cellsOf(""));
  const ordered = [...columns].sort(([a], [b]) => place(a) - place(b) || b.localeCompare(a, "en", { numeric: true }));
  const lines = [
    "# What people complain about, and what our tests say",
    "",
    "Made by the test run (`STINGERLOOM_TEST_TABLE=docs/complaints.md npm test`, once for each set " +
      "of servers, or `.ci/run` in place of `npm test`); do not edit. A number is how",
    "many tests passed on that engine; `failed` says that one did not; " +
      "`-` means that the complaint does not arise there, or that the tests need no engine.",
    "",
    `| # | complaint | ${ordered.map(([title]) => title).join(" | ")} |`,
    `|---|---|${ordered.map(() => "---|").join("")}`,
    ...complaints.map((text, i) => `| ${i + 1} | ${text} | ${ordered.map(([, cells]) => cells[i]).join(" | ")} |`),
  ];
  writeFileSync(path, `${lines.join("\n")}\n`);
}

/** The columns of the table as it is, by their titles. */
function readColumns(path) {
  const rows = existsSync(path)
    ? readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => line.startsWith("| "))
    : [];
  const [head = [], ...body] = rows.map((line) =>
    line
      .split("|")
      .slice(3, -1)
      .map((text) => text.trim()),
  );
  return new Map(
    body.length === complaints.length ? head.map((title, i) => [title, body.map((cells) => cells[i])]) : [],
  );
}

function place(title) {
  const at = Object.values(titles).findIndex((engine) => title.startsWith(engine));
  return at < 0 ? Object.keys(titles).length : at;
}

function countAnswers(report) {
  const counts = new Map();
  for (const test of report.testResults.flatMap((file) => file.assertionResults)) {
    const named = /\(complaints? ([\d, ]+)\)/.exec([...test.ancestorTitles, test.title].join(" "));
    if (named === null) continue;
    const engine =
      test.ancestorTitles.map((title) => Object.values(titles).find((t) => title.startsWith(t))).find(Boolean) ?? "";
    for (const number of named[1].split(",").map(Number)) {
      const key = `${number} ${engine}`;
      const count = counts.get(key) ?? { passed: 0, failed: 0 };
      if (test.status === "passed") count.passed++;
      else if (test.status === "failed") count.failed++;
      counts.set(key, count);
    }
  }
  return counts;
}

function cell(count) {
  if (count === undefined) return "-";
  return count.failed > 0 ? "failed" : String(count.passed);
}
