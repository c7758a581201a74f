import type { Engine } from "../engine";
import { adds, leavesOut, reverses, rewrites, type Mutant } from "./mutant";

const servers: readonly Engine[] = ["postgres", "mysql", "mariadb"];
const mysqls: readonly Engine[] = ["mysql", "mariadb"];

const rebuilds: readonly Mutant[] = [
  {
    name: "a rebuild forgets an index",
    change: "widens a column",
    breakPlan: leavesOut("up", /CREATE INDEX/),
    object: /child/,
  },
  {
    name: "a rebuild forgets a trigger",
    change: "widens a column",
    breakPlan: leavesOut("up", /CREATE TRIGGER/),
    object: /child/,
  },
  {
    name: "a rebuild forgets a trigger on the way back",
    change: "widens a column",
    breakPlan: leavesOut("down", /CREATE TRIGGER/),
    object: /child/,
  },
  {
    name: "a rebuild copies no rows",
    change: "widens a column",
    breakPlan: rewrites("up", /(INSERT INTO "child"[\s\S]*)$/, "$1 WHERE 0"),
    object: /child/,
  },
  {
    name: "a rebuild copies one column into another",
    change: "widens a column",
    breakPlan: rewrites("up", /(SELECT [^;]*)"first_mark", "second_mark"/, '$1"second_mark", "first_mark"'),
    object: /child/,
  },
  {
    name: "a rebuild loses a check",
    change: "widens a column",
    breakPlan: rewrites("up", /,\s*CONSTRAINT "?child_size"? CHECK \([^)]*\)/, ""),
    object: /child/,
  },
  {
    name: "a rebuild loses a default",
    change: "widens a column",
    breakPlan: rewrites("up", / DEFAULT 7/, ""),
    object: /size/,
  },
  {
    name: "a rebuild loses what a foreign key does",
    change: "widens a column",
    breakPlan: rewrites("up", / ON DELETE CASCADE/, ""),
    object: /child/,
  },
  { name: "a rebuild in the opposite order", change: "widens a column", breakPlan: reverses("up"), object: /child/ },
].map((mutant): Mutant => ({ ...mutant, change: "widens a column", engines: ["sqlite"] }));

const ofServers: readonly Mutant[] = [
  {
    name: "down goes on when the table is gone",
    change: "adds a table" as const,
    breakPlan: adds("down", "ALTER TABLE extra DROP COLUMN mark"),
    object: /extra/,
  },
  {
    name: "a check is dropped",
    change: "adds a column" as const,
    breakPlan: adds("up", "ALTER TABLE child DROP CONSTRAINT child_size"),
    object: /child/,
  },
  {
    name: "a foreign key is dropped",
    change: "adds a column" as const,
    breakPlan: adds("up", "ALTER TABLE child DROP CONSTRAINT child_parent"),
    object: /child/,
  },
  {
    name: "a default is lost",
    change: "adds a column" as const,
    breakPlan: adds("up", "ALTER TABLE child ALTER COLUMN size DROP DEFAULT"),
    object: /size/,
  },
].map((mutant): Mutant => ({ ...mutant, engines: servers }));

const ofMysql: readonly Mutant[] = [
  {
    name: "MODIFY forgets NOT NULL and the default",
    change: "widens a column" as const,
    breakPlan: adds("up", "ALTER TABLE child MODIFY size INTEGER"),
    object: /size/,
  },
  {
    name: "MODIFY changes the character set",
    change: "widens a column" as const,
    breakPlan: adds("up", "ALTER TABLE child MODIFY note VARCHAR(200) CHARACTER SET latin1"),
    object: /note|child/,
  },
  {
    name: "a column comes back at another place",
    change: "drops a column" as const,
    breakPlan: adds("down", "ALTER TABLE child MODIFY note VARCHAR(200) FIRST"),
    object: /child/,
  },
].map((mutant): Mutant => ({ ...mutant, engines: mysqls }));

const ofPostgres: readonly Mutant[] = [
  {
    name: "a cast changes values",
    change: "widens a column" as const,
    breakPlan: adds("up", "ALTER TABLE child ALTER COLUMN name TYPE VARCHAR(80) USING upper(name)"),
    object: /child/,
  },
  {
    name: "a comment comes in",
    change: "widens a column" as const,
    breakPlan: adds("up", "COMMENT ON COLUMN child.name IS 'new'"),
    object: /name/,
  },
  {
    name: "a privilege is taken",
    change: "widens a column" as const,
    breakPlan: adds("up", "REVOKE SELECT ON child FROM PUBLIC"),
    object: /child/,
  },
  {
    name: "a view gets another name on the way back",
    change: "widens a column" as const,
    breakPlan: adds("down", "ALTER VIEW marks RENAME TO mark"),
    object: /mark/,
  },
].map((mutant): Mutant => ({ ...mutant, engines: ["postgres"] }));

/** Ways of breaking a plan that not every engine has. */
export const ofSomeEngines: readonly Mutant[] = [...rebuilds, ...ofServers, ...ofMysql, ...ofPostgres];
