import type { Proof, ProofFacts, ProofFailure } from "./proof";

const engines: Readonly<Record<string, string>> = {
  postgres: "PostgreSQL",
  mysql: "MySQL",
  mariadb: "MariaDB",
  sqlite: "SQLite",
};

/**
 * One line, for the terminal and the head of the file:
 * `Proved on PostgreSQL 15.20: up, down, up; 1 table, 5 rows; 2 statements; up: no rewrite, strongest lock SHARE on t`.
 */
export function describeProof(proof: Proof): string {
  switch (proof.status) {
    case "proved":
      return [`Proved on ${engineOf(proof)}: up, down, up; ${countsOf(proof)}`, ...exceptionsOf(proof)].join("; ");
    case "unproved":
      return `Unproved: ${proof.reason}`;
    case "failed":
      return describeFailure(proof.failure);
  }
}

/** The failure as one sentence, with the statement that is at fault. */
export function describeFailure({ way, check, statement, object, difference }: ProofFailure): string {
  const method = way === "down" ? "down()" : way === "up" ? "up()" : "up(), the second time,";
  const text = statement?.replaceAll(/\s+/g, " ").trim();
  const at = text === undefined ? "" : ` (${text})`;
  const named = object === "" ? "" : `${object}: `;
  switch (check) {
    case "runs":
      return `${method} fails${text === undefined ? "" : ` at ${text}`}: ${difference}`;
    case "catalog":
      return `After ${method} the catalog is not as it should be: ${named}${difference}${at}`;
    case "rows":
      return `After ${method} rows are not what they were: ${named}${difference}${at}`;
    case "entities":
      return `After ${method} the database does not match the entities: ${named}${difference}${at}`;
  }
}

function engineOf({ engine }: ProofFacts): string {
  const [type = "", version = ""] = engine.split(" ");
  // What a distribution adds to the version says nothing about the engine.
  return `${engines[type] ?? type} ${version.replace(/[-+].*$/, "")}`;
}

function countsOf({ tables, rows, statements, effects }: ProofFacts): string {
  const observed = effects === undefined || effects.summary === "" ? [] : [`up: ${effects.summary}`];
  const sizes = `${counted(tables, "table")}, ${counted(rows, "row")}`;
  return [sizes, counted(statements, "statement"), ...observed].join("; ");
}

function exceptionsOf({ withoutRows, notes }: ProofFacts): string[] {
  return [...withoutRows.map(({ table, reason }) => `no rows in ${table}: ${oneLine(reason)}`), ...notes.map(oneLine)];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
