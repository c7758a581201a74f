// Makes docs/complaints.md from a test run: which tests answer each complaint, on which engine and version.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

import { complaints } from "./complaints.mjs";
import { reports } from "./reports.mjs";

const noEngine = "no engine";

/** The rows: tests name complaints by their numbers, reports name tests by their titles. */
const rows = [
  ...complaints.map((text, i) => ({ id: String(i + 1), text })),
  ...reports.map(([id, text, titles]) => ({ id, text, titles })),
];
const titles = { postgres: "PostgreSQL", mysql: "MySQL", mariadb: "MariaDB", sqlite: "SQLite" };

/**
 * Columns of versions that this run did not try are kept: two runs on different servers make one table.
 * @returns rows without any test
 * @param report Jest's JSON report @param engines rows of `summariseEngines`
 */
export function writeComplaintsTable(path, report, engines) {
  const counts = countAnswers(report);
  const cellsOf = (title) => rows.map(({ id }) => cell(counts.get(`${id} ${title}`)));
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
    ...rows.map(({ id, text }, i) => `| ${id} | ${text} | ${ordered.map(([, cells]) => cells[i]).join(" | ")} |`),
  ];
  writeFileSync(path, `${lines.join("\n")}\n`);
  return rows.filter((_, i) => ordered.every(([, cells]) => cells[i] === "-")).map(({ id }) => id);
}

/** The columns of the table as it is, by their titles. */
function readColumns(path) {
  const lines = existsSync(path)
    ? readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => line.startsWith("| "))
    : [];
  const [head = [], ...body] = lines.map((line) =>
    line
      .split("|")
      .slice(3, -1)
      .map((text) => text.trim()),
  );
  return new Map(body.length === rows.length ? head.map((title, i) => [title, body.map((cells) => cells[i])]) : []);
}

function place(title) {
  const at = Object.values(titles).findIndex((engine) => title.startsWith(engine));
  return at < 0 ? Object.keys(titles).length : at;
}

function countAnswers(report) {
  const counts = new Map();
  for (const test of report.testResults.flatMap((file) => file.assertionResults)) {
    const engine =
      test.ancestorTitles.map((title) => Object.values(titles).find((t) => title.startsWith(t))).find(Boolean) ?? "";
    for (const id of idsOf([...test.ancestorTitles, test.title].join(" "))) {
      const key = `${id} ${engine}`;
      const count = counts.get(key) ?? { passed: 0, failed: 0 };
      if (test.status === "passed") count.passed++;
      else if (test.status === "failed") count.failed++;
      counts.set(key, count);
    }
  }
  return counts;
}

function idsOf(title) {
  const named = /\(complaints? ([\d, ]+)\)/.exec(title);
  return [
    ...(named === null ? [] : named[1].split(",").map((number) => String(Number(number)))),
    ...rows.filter((row) => row.titles?.some((part) => title.includes(part))).map(({ id }) => id),
  ];
}

function cell(count) {
  if (count === undefined) return "-";
  // A test that is skipped, as its title says why, is none.
  if (count.passed + count.failed === 0) return "-";
  return count.failed > 0 ? "failed" : String(count.passed);
}
