import type { Engine } from "../engine";
import { ofSomeEngines } from "./engine-mutants";
import { adds, leavesOut, replacesAll, rewrites, type Mutant } from "./mutant";

const mysqls: readonly Engine[] = ["mysql", "mariadb"];

function dropIndex(name: string, table: string): Mutant["breakPlan"] {
  return (plan, engine) => ({
    ...plan,
    up: [...plan.up, `DROP INDEX ${name}${mysqls.includes(engine) ? ` ON ${table}` : ""}`],
  });
}

/** Ways of breaking a plan that every engine has. */
const everywhere: readonly Mutant[] = [
  { name: "up does nothing", change: "adds a column", breakPlan: replacesAll("up"), object: /phone/ },
  { name: "down does nothing", change: "adds a column", breakPlan: replacesAll("down"), object: /phone/ },
  {
    name: "the new column has no default",
    change: "adds a column",
    breakPlan: rewrites("up", /DEFAULT 'none'/i, "DEFAULT ''"),
    object: /phone/,
  },
  {
    name: "the new column takes NULL",
    change: "adds a column",
    breakPlan: rewrites("up", /(VARCHAR\(20\)[^,;]*?) NOT NULL/i, "$1"),
    object: /phone/,
  },
  {
    name: "the new column is too short",
    change: "adds a column",
    breakPlan: rewrites("up", /VARCHAR\(20\)/i, "VARCHAR(9)"),
    object: /phone/,
  },
  {
    name: "the new index is forgotten",
    change: "adds a column",
    breakPlan: leavesOut("up", /CREATE INDEX|ADD INDEX/i),
    object: /child/,
  },
  {
    name: "another index is dropped",
    change: "adds a column",
    breakPlan: dropIndex("child_name", "child"),
    object: /child/,
  },
  {
    name: "the unique index of another table is dropped",
    change: "adds a table",
    breakPlan: (plan, engine) => dropIndex("child_name", "child")(plan, engine),
    object: /child/,
  },
  { name: "a view is dropped", change: "adds a column", breakPlan: adds("up", "DROP VIEW marks"), object: /marks/ },
  {
    name: "a trigger is dropped",
    change: "adds a column",
    breakPlan: (plan, engine) =>
      adds("up", `DROP TRIGGER child_log${engine === "postgres" ? " ON child" : ""}`)(plan, engine),
    object: /child/,
  },
  {
    name: "rows are deleted on the way up",
    change: "adds a column",
    breakPlan: adds("up", "DELETE FROM child WHERE id = 1"),
    object: /child/,
  },
  {
    name: "rows are deleted on the way down",
    change: "adds a column",
    breakPlan: adds("down", "DELETE FROM child WHERE id = 1"),
    object: /child/,
  },
  {
    name: "values are swapped",
    change: "adds a column",
    breakPlan: (plan, engine) =>
      adds(
        "up",
        mysqls.includes(engine)
          ? "UPDATE child SET name = note, note = NULL"
          : "UPDATE child SET first_mark = second_mark, second_mark = first_mark",
      )(plan, engine),
    object: /child/,
  },
  {
    name: "a value is lost",
    change: "adds a column",
    breakPlan: adds("up", "UPDATE child SET note = NULL"),
    object: /child/,
  },
  {
    name: "values are cut on the way down",
    change: "widens a column",
    breakPlan: adds("down", "UPDATE child SET note = SUBSTR(note, 1, 1)"),
    object: /child/,
  },
  {
    name: "a row comes in twice",
    change: "adds a column",
    breakPlan: adds("up", "INSERT INTO child (id, size) VALUES (4711, 1)"),
    object: /child/,
  },
  {
    name: "a rename is a drop and an add",
    change: "renames a column",
    breakPlan: replacesAll(
      "up",
      "ALTER TABLE child DROP COLUMN note",
      "ALTER TABLE child ADD COLUMN remark VARCHAR(200)",
    ),
    object: /child/,
  },
  {
    name: "a rename goes back as a drop and an add",
    change: "renames a column",
    breakPlan: replacesAll(
      "down",
      "ALTER TABLE child DROP COLUMN remark",
      "ALTER TABLE child ADD COLUMN note VARCHAR(200)",
    ),
    object: /child/,
  },
  {
    name: "a rename gives another name",
    change: "renames a column",
    breakPlan: rewrites("up", /(["`])remark\1/, "$1remarc$1"),
    object: /remar[ck]/,
  },
  { name: "a rename is not undone", change: "renames a column", breakPlan: replacesAll("down"), object: /note|remark/ },
  {
    name: "another column is dropped as well",
    change: "drops a column",
    breakPlan: adds("up", "ALTER TABLE child DROP COLUMN first_mark"),
    object: /first_mark/,
  },
  {
    name: "the dropped column comes back without its default",
    change: "drops a column",
    breakPlan: rewrites("down", /DEFAULT 'b'/i, ""),
    object: /second_mark/,
  },
  {
    name: "the dropped column comes back with another type",
    change: "drops a column",
    breakPlan: rewrites("down", /VARCHAR\(9\)( DEFAULT 'b')/i, "VARCHAR(8)$1"),
    object: /second_mark/,
  },
  {
    name: "the dropped column does not come back",
    change: "drops a column",
    breakPlan: replacesAll("down"),
    object: /second_mark/,
  },
  {
    name: "the dropped index does not come back",
    change: "drops an index",
    breakPlan: replacesAll("down"),
    object: /child/,
  },
  {
    name: "the dropped index comes back on another column",
    change: "drops an index",
    breakPlan: rewrites("down", /\((["`]?)name\1/i, "($1note$1"),
    object: /child_name/,
  },
  {
    name: "the dropped index comes back under another name",
    change: "drops an index",
    breakPlan: rewrites("down", /child_name/i, "child_names"),
    object: /child_name/,
  },
  { name: "the new table is not dropped", change: "adds a table", breakPlan: replacesAll("down"), object: /extra/ },
  {
    name: "the new foreign key deletes nothing",
    change: "adds a table",
    breakPlan: rewrites("up", / ON DELETE CASCADE/i, ""),
    object: /extra/,
  },
  {
    name: "the new table has no default",
    change: "adds a table",
    breakPlan: rewrites("up", / DEFAULT 'm'/i, ""),
    object: /extra/,
  },
  {
    name: "a statement is misspelt",
    change: "adds a table",
    breakPlan: rewrites("up", /CREATE TABLE/, "CRAETE TABLE"),
    object: /extra/,
  },
  {
    name: "down drops another table",
    change: "adds a table",
    breakPlan: adds("down", "DROP VIEW marks"),
    object: /marks/,
  },
];

/** The mutants of one engine. */
export function mutantsOf(engine: Engine): readonly Mutant[] {
  return [...everywhere, ...ofSomeEngines].filter(({ engines }) => engines === undefined || engines.includes(engine));
}
