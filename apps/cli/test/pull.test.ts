import { driverOf } from "@stingerloom/testing";
import { Project } from "./project";

let project: Project;

beforeEach(async () => {
  project = new Project();
  project.configure({ type: "sqlite", database: "app.db" });
  await execute(
    "CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL)",
    "CREATE TABLE book (id INTEGER PRIMARY KEY, author_id INTEGER NOT NULL REFERENCES author (id), title TEXT)",
    "CREATE VIEW titles AS SELECT title FROM book",
  );
});

afterEach(() => project.remove());

async function execute(...statements: readonly string[]): Promise<void> {
  const driver = driverOf("sqlite", { type: "sqlite", database: project.path("app.db") });
  await driver.connect();
  for (const statement of statements) await driver.query(statement);
  await driver.close();
}

test("entities and SQL are written, and then there is nothing to generate", async () => {
  const { code, stdout, stderr } = await project.run(["schema:pull"]);
  expect([code, stdout.split("\n"), stderr]).toEqual([
    0,
    [
      "Written: entities/author.ts",
      "Written: entities/book.ts",
      "Written: schema/view.titles.sql",
      "Pulled 2 tables.",
      "",
    ],
    'Name the classes in the configuration: entities: ["./entities/*.ts"].\n' +
      "What entities cannot say is in schema: 1 file of SQL.\n",
  ]);
  expect(project.read("entities/book.ts"))
    .toBe(`import { Column, Entity, ManyToOne, PrimaryColumn, type Relation } from "@stingerloom/orm";
import { Author } from "./author";

@Entity()
export class Book {
  @PrimaryColumn("integer")
  id!: number;

  @Column("integer", { name: "author_id" })
  authorId!: number;

  @Column("text", { nullable: true })
  title!: string | null;

  @ManyToOne(() => Author, (author) => author.books)
  author!: Relation<Author>;
}
`);
  expect(project.read("schema/view.titles.sql")).toBe("CREATE VIEW titles AS SELECT title FROM book;\n");
  expect(await project.succeed("migrate:generate")).toContain("Nothing to generate");
  expect(await project.succeed("schema:pull")).toBe("Unchanged: 3 files\nPulled 2 tables.\n");
});

test("files of a person are replaced with --force alone, and nothing is written beside them", async () => {
  project.write("entities/book.ts", "// mine\n");
  const { code, stderr } = await project.run(["schema:pull"]);
  expect([code, stderr]).toEqual([
    1,
    `FILE_EXISTS: ${project.path("entities", "book.ts")} is there already, with another text\n` +
      "  Nothing was written. Pass another folder by --output, or --force to replace what is there.\n",
  ]);
  expect([project.list("entities"), project.list("schema")]).toEqual([["book.ts"], []]);
  expect(project.read("entities/book.ts")).toBe("// mine\n");
  await project.succeed("schema:pull", "--force");
  expect(project.read("entities/book.ts")).toContain("export class Book");
});

test("a dry run prints and writes nothing; one file, TypeScript enums, names as they are", async () => {
  await execute("CREATE TABLE state (a TEXT NOT NULL CHECK (a IN ('on', 'off')))");
  const args = ["schema:pull", "--dry-run", "--single-file", "--enums", "enum", "--case", "keep"];
  const stdout = await project.succeed(...args);
  expect(project.list("entities")).toEqual([]);
  expect(stdout).toContain("// entities/entities.ts\n");
  expect(stdout).toContain('export enum StateA {\n  On = "on",\n  Off = "off",\n}');
  expect(stdout).toContain("author_id!: number;");
});

test("of some tables, a foreign key to another one is named and the exit code is 3", async () => {
  const { code, stdout, stderr } = await project.run(["schema:pull", "--tables", "bo*", "--output", "src/models"]);
  expect([code, stdout.split("\n")[0]]).toEqual([3, "Written: src/models/book.ts"]);
  expect(stderr).toContain(
    "Warning: not covered: book: foreign key of author_id: it refers to author, " +
      "which is not among the tables that are pulled\n",
  );
});

test.each([
  [["--tables", "nothing"], "NOTHING_TO_PULL: No table is called nothing\n  There are: author, book.\n"],
  [["--case", "snake"], "USAGE: "],
])("%j is refused", async (args, message) => {
  const { code, stderr } = await project.run(["schema:pull", ...args]);
  expect([code, stderr.startsWith(message)]).toEqual([2, true]);
});

test("an empty database is no pull", async () => {
  await execute("DROP VIEW titles", "DROP TABLE book", "DROP TABLE author");
  const { code, stderr } = await project.run(["schema:pull"]);
  expect([code, stderr.split("\n")[0]]).toEqual([
    2,
    "NOTHING_TO_PULL: The database has no tables and no other objects",
  ]);
});

test("ES modules import each other by their endings", async () => {
  project.write("package.json", '{ "private": true, "type": "module" }');
  await project.succeed("schema:pull");
  expect(project.read("entities/book.ts")).toContain('from "./author.js"');
  expect(await project.succeed("migrate:generate")).toContain("Nothing to generate");
});
