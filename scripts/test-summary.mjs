const ENGINES = ["postgres", "mysql", "mariadb", "sqlite"];
const TITLES = { postgres: "PostgreSQL", mysql: "MySQL", mariadb: "MariaDB", sqlite: "SQLite" };

/** A test may be skipped only by a title that says why. */
const REASON = /\b(not run|not supported), because /i;

/** Passed and failed tests of Jest's JSON report, by package. A file that could not run is one failure. */
export function countResults(report, root) {
  const packages = new Map();
  const skipped = [];
  for (const file of report.testResults) {
    const path = file.name.slice(root.length + 1).replaceAll("\\", "/");
    const folder = path.split("/").slice(0, 2).join("/");
    const count = packages.get(folder) ?? { passed: 0, failed: 0, skipped: 0 };
    packages.set(folder, count);
    const failedBefore = count.failed;
    for (const test of file.assertionResults) {
      if (test.status === "passed") count.passed += 1;
      else if (test.status === "failed") count.failed += 1;
      else {
        count.skipped += 1;
        skipped.push({ path, name: test.fullName, explained: REASON.test(test.fullName) });
      }
    }
    if (file.status === "failed" && count.failed === failedBefore) count.failed += 1;
  }
  return { packages, skipped };
}

/**
 * One row for each engine and version that tests ran on, and one for each engine that none ran on. `serverRows` is what
 * could be had at the start, `testRows` what the test processes reported.
 */
export function summariseEngines(serverRows, testRows) {
  return ENGINES.flatMap((engine) => {
    const reported = testRows.filter((row) => row.engine === engine);
    const ran = reported.filter((row) => row.status === "ran");
    if (ran.length > 0) return dedupe(ran);
    const notRun = [...serverRows, ...reported].find((row) => row.engine === engine && row.status === "not-run");
    return [notRun ?? { engine, status: "not-run", version: "", source: "", reason: "no test used it", todo: "" }];
  });
}

function dedupe(rows) {
  return [...new Map(rows.map((row) => [`${row.version}\n${row.source}`, row])).values()];
}

export function printPackages(packages) {
  console.log("\nTests by package");
  const width = Math.max(...[...packages.keys()].map((name) => name.length));
  for (const [name, { passed, failed, skipped }] of [...packages].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const more = skipped > 0 ? `, ${skipped} skipped` : "";
    console.log(`  ${name.padEnd(width)}  ${passed} passed, ${failed} failed${more}`);
  }
}

export function printEngines(rows) {
  console.log("\nEngines");
  for (const row of rows) {
    const title = TITLES[row.engine].padEnd(10);
    if (row.status === "ran") {
      console.log(`  ${title}  ran on ${row.version} (${row.source})`);
      continue;
    }
    console.log(`  ${title}  NOT RUN, because ${row.reason}`);
    if (row.todo) console.log(`  ${"".padEnd(10)}  To run it: ${row.todo}`);
  }
}

/** The engines that STINGERLOOM_TEST_REQUIRE names and that no test ran on. */
export function missingEngines(required, rows) {
  return required.filter((engine) => !rows.some((row) => row.engine === engine && row.status === "ran"));
}

export function requiredEngines(text) {
  const names = (text ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  const unknown = names.find((name) => !ENGINES.includes(name));
  if (unknown !== undefined) {
    throw new Error(`STINGERLOOM_TEST_REQUIRE names "${unknown}"; it takes a list of ${ENGINES.join(", ")}.`);
  }
  return names;
}
