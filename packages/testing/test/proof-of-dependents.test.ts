import { describeProof } from "@stingerloom/proof";
import { describeEngine, proofOf, type Engine } from "../src";

/**
 * What hangs on a table and is no change of the plan: after `up()` the engine may write it in other words, and that is
 * no fault of the migration.
 */
const dependents: Readonly<Record<Engine, readonly string[]>> = {
  postgres: [
    "CREATE TYPE mood AS ENUM ('low', 'high')",
    "CREATE TABLE person (id int PRIMARY KEY, name varchar(40) NOT NULL, mood mood DEFAULT 'low' NOT NULL, age int)",
    "CREATE VIEW named AS SELECT id, name FROM person WHERE name = 'x' AND age > 3",
    "CREATE MATERIALIZED VIEW low AS SELECT id, lower(name) AS name FROM person WHERE mood = 'low'",
    "CREATE UNIQUE INDEX low_id ON low (id)",
    "ALTER TABLE person ENABLE ROW LEVEL SECURITY",
    "CREATE POLICY own ON person USING (name = current_user AND age > 1)",
    "CREATE RULE no_delete AS ON DELETE TO person WHERE old.name = 'root' DO INSTEAD NOTHING",
    "CREATE FUNCTION trimmed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TRIGGER trim BEFORE UPDATE OF name ON person FOR EACH ROW WHEN (old.name <> new.name) " +
      "EXECUTE FUNCTION trimmed()",
    "CREATE STATISTICS person_stat ON name, age FROM person",
    "CREATE INDEX person_lower ON person (lower(name)) WHERE age > 1",
  ],
  mysql: serverDependents(),
  mariadb: serverDependents(),
  sqlite: [
    "CREATE TABLE person (id integer PRIMARY KEY, name varchar(40) NOT NULL, age integer)",
    "CREATE VIEW named AS SELECT id, name FROM person WHERE name = 'x' AND age > 3",
    "CREATE TRIGGER trim AFTER UPDATE OF name ON person WHEN old.name <> new.name " +
      "BEGIN UPDATE person SET age = age + 1 WHERE id = new.id; END",
    "CREATE INDEX person_lower ON person (lower(name)) WHERE age > 1",
  ],
};

function serverDependents(): string[] {
  return [
    "CREATE TABLE person (id int PRIMARY KEY, name varchar(40) NOT NULL, age int)",
    "CREATE VIEW named AS SELECT id, name FROM person WHERE name = 'x' AND age > 3",
    "CREATE TRIGGER trim BEFORE UPDATE ON person FOR EACH ROW SET NEW.name = trim(NEW.name)",
  ];
}

interface Edit {
  readonly title: string;
  readonly table: (sql: string) => string;
  readonly renamed?: readonly { readonly from: string; readonly to: string }[];
}

const edits: readonly Edit[] = [
  {
    title: "a column is renamed",
    table: (sql) => sql.replaceAll(/\bname\b/g, "title"),
    renamed: [{ from: "person.name", to: "title" }],
  },
  {
    title: "the table is renamed",
    table: (sql) => sql.replaceAll(/\bperson\b/g, "human"),
    renamed: [{ from: "person", to: "human" }],
  },
  {
    title: "the table and a column of it are renamed",
    table: (sql) => sql.replaceAll(/\bperson\b/g, "human").replaceAll(/\bage\b/g, "years"),
    renamed: [
      { from: "person", to: "human" },
      { from: "person.age", to: "years" },
    ],
  },
  { title: "a text column becomes another", table: (sql) => sql.replace("varchar(40)", "varchar(80)") },
  { title: "a text column has no limit any more", table: (sql) => sql.replace("varchar(40)", "text") },
  { title: "a number becomes wider", table: (sql) => sql.replace(/age (int|integer)/, "age bigint") },
  { title: "a column is added", table: (sql) => sql.replace(", age ", ", note varchar(9), age ") },
];

describeEngine("postgres", () => describeEdits("postgres"));
describeEngine("mysql", () => describeEdits("mysql"));
describeEngine("mariadb", () => describeEdits("mariadb"));
describeEngine("sqlite", () => describeEdits("sqlite"));

function describeEdits(engine: Engine): void {
  const before = dependents[engine];
  const isTable = (sql: string) => /^CREATE T(ABLE|YPE)\b/.test(sql);
  it.each(edits)("lets through: $title", async ({ table, renamed = [] }) => {
    const proof = await proofOf(engine, {
      name: "dependents",
      before: { sql: before },
      after: { sql: [...before.filter(isTable).map(table), ...before.filter(isIndex).map(table)] },
      renames: { inference: "never", renamed },
    });
    expect(proof && describeProof(proof)).toMatch(/^Proved on /);
  });
}

/** Indexes are stated by entities; the other dependents are not. */
function isIndex(sql: string): boolean {
  return /^CREATE INDEX\b/.test(sql);
}
