import type { Engine } from "../engine";

/** What a table of the shop is made of: rows of the table of mutants change some of it. */
export interface Shop {
  /** Columns of `child`, as SQL. */
  readonly columns: readonly string[];
  /** Statements behind the tables. */
  readonly rest: readonly string[];
}

/** What belongs to `child`, and a migration of the columns must not touch. */
const triggers: Readonly<Record<Engine, readonly string[]>> = {
  sqlite: ["CREATE TRIGGER child_log AFTER DELETE ON child BEGIN SELECT 1; END"],
  postgres: [
    "CREATE FUNCTION log_child() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'",
    "CREATE TRIGGER child_log AFTER DELETE ON child FOR EACH ROW EXECUTE FUNCTION log_child()",
    "GRANT SELECT ON child TO PUBLIC",
  ],
  mysql: ["CREATE TRIGGER child_log AFTER DELETE ON child FOR EACH ROW SET @stingerloom_log = 1"],
  mariadb: ["CREATE TRIGGER child_log AFTER DELETE ON child FOR EACH ROW SET @stingerloom_log = 1"],
};

export const columns = {
  id: "id INTEGER NOT NULL PRIMARY KEY",
  parent: "parent_id INTEGER",
  name: "name VARCHAR(50)",
  note: "note VARCHAR(200)",
  size: "size INTEGER DEFAULT 7 NOT NULL",
  first: "first_mark VARCHAR(9) DEFAULT 'a'",
  second: "second_mark VARCHAR(9) DEFAULT 'b'",
} as const;

const index = "CREATE INDEX child_name ON child (name)";

/** Two tables with all that a change of one may lose. */
export function shop(engine: Engine, change: (whole: Shop) => Shop = (whole) => whole): readonly string[] {
  const whole = change({ columns: Object.values(columns), rest: [index] });
  const constraints = [
    "CONSTRAINT child_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE",
    "CONSTRAINT child_size CHECK (size >= 0)",
  ];
  return [
    "CREATE TABLE parent (id INTEGER NOT NULL PRIMARY KEY, code VARCHAR(20) NOT NULL)",
    "CREATE UNIQUE INDEX parent_code ON parent (code)",
    `CREATE TABLE child (${[...whole.columns, ...constraints].join(", ")})`,
    ...whole.rest,
    "CREATE VIEW marks AS SELECT id, size FROM child",
    ...triggers[engine],
  ];
}
