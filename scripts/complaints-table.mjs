// Makes docs/complaints.md from a test run: which tests answer each complaint, on which engine and version.
import { writeFileSync } from "node:fs";

import { complaints } from "./complaints.mjs";

const titles = { postgres: "PostgreSQL", mysql: "MySQL", mariadb: "MariaDB", sqlite: "SQLite" };

/** @param report Jest's JSON report @param engines rows of `summariseEngines` */
export function writeComplaintsTable(path, report, engines) {
  const columns = engines.filter((row) => row.status === "ran").map((row) => ({ title: titles[row.engine], version: row.version }));
  const counts = countAnswers(report);
  const lines = [
    "# What people complain about, and what our tests say",
    "",
    "Made by the test run (`STINGERLOOM_TEST_TABLE=docs/complaints.md npm test`); do not edit. A number is how many tests passed on",
    "that engine; `failed` says that one did not; `-` means that the complaint does not arise there, or that the tests need no engine.",
    "",
    `| # | complaint | ${columns.map((c) => `${c.title} ${c.version}`).join(" | ")} | no engine |`,
    `|---|---|${columns.map(() => "---|").join("")}---|`,
    ...complaints.map((text, i) => {
      const cells = [...columns.map((c) => c.title), ""].map((title) => cell(counts.get(`${i + 1} ${title}`)));
      return `| ${i + 1} | ${text} | ${cells.join(" | ")} |`;
    }),
  ];
  writeFileSync(path, `${lines.join("\n")}\n`);
}

function countAnswers(report) {
  const counts = new Map();
  for (const test of report.testResults.flatMap((file) => file.assertionResults)) {
    const named = /\(complaints? ([\d, ]+)\)/.exec([...test.ancestorTitles, test.title].join(" "));
    if (named === null) continue;
    const engine = test.ancestorTitles.map((title) => Object.values(titles).find((t) => title.startsWith(t))).find(Boolean) ?? "";
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
