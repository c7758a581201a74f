import { Project } from "./project";

let project: Project;

beforeEach(() => {
  project = new Project();
  project.write("old/person.sql", "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT);\n");
  project.write("new/person.sql", "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);\n");
  project.write("new/a-view.sql", "-- of a table that comes later\nCREATE VIEW names AS SELECT name FROM person;\n");
});

afterEach(() => project.remove());

const scratch = ["--scratch-url", "sqlite:any.db"];

test("two folders of SQL are compared without a database", async () => {
  const { code, stdout } = await project.run(["schema:diff", "--from", "old", "--to", "new", ...scratch, "--json"]);
  expect([code, JSON.parse(stdout)]).toEqual([
    0,
    {
      up: [expect.stringContaining("ADD COLUMN age"), "CREATE VIEW names AS SELECT name FROM person"],
      down: ['DROP VIEW "names"', expect.stringContaining("DROP COLUMN")],
      hazards: [],
      unsupported: [],
    },
  ]);
  expect(project.list(".")).not.toContain("any.db");
});

test("a database is compared with the entities of the configuration", async () => {
  project.configure({ type: "sqlite", database: "app.db" });
  const entity = `import { Column, Entity, PrimaryColumn } from "@stingerloom/orm";
@Entity() export class Person {
  @PrimaryColumn("integer") id!: number;
  @Column("text", { nullable: true }) name!: string | null;
}
`;
  project.write("entities/person.ts", entity);
  expect(await project.succeed("schema:diff", "--from", "old", "--to", "entities")).toContain("No difference");
  // Entities say nothing of it.
  project.write(
    "old/trigger.sql",
    "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM person WHERE id < 0; END;",
  );
  expect(await project.succeed("schema:diff", "--from", "old", "--to", "entities")).toContain("No difference");
  expect(await project.succeed("schema:diff", "--from", "entities", "--to", "new/person.sql")).toContain("age");
});

test.each([
  [
    ["--from", "old", "--to", "new"],
    "SCRATCH_UNAVAILABLE: Files and entities are read by way of a throw-away database",
  ],
  [["--from", "old", "--to", "nowhere", ...scratch], "PATH_NOT_FOUND: There is no file or folder nowhere"],
  [["--from", "old", "--to", "bad.sql", ...scratch], "SOURCE_FAILED: bad.sql:2: no such table: main.missing"],
])("%j is refused", async (args, message) => {
  project.write("bad.sql", "CREATE TABLE t (a);\nCREATE INDEX i ON missing (a);\n");
  const { code, stderr } = await project.run(["schema:diff", ...args]);
  expect([code, stderr.split("\n")[0]]).toEqual([2, message]);
});
