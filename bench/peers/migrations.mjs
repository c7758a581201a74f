// The migrations that every tool runs: a table each, and a row in it.
export function statementsOf(number) {
  return [
    `CREATE TABLE t${number} (id INTEGER PRIMARY KEY, name VARCHAR(100) NOT NULL)`,
    `INSERT INTO t${number} VALUES (1, 'one')`,
  ];
}

/** Their names sort as they are counted. */
export function nameOf(number) {
  return `${20240101000000 + number}_step`;
}

/** A file for each of `count` migrations: `files(0, …)`, `files(1, …)`. */
export function migrationFiles(count, pathOf, textOf) {
  return Object.fromEntries(
    Array.from({ length: count }, (_, number) => [pathOf(number), textOf(number, statementsOf(number))]),
  );
}
