import { Project } from "./project";

const entity = (columns: string) => `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";

@Entity()
export class User {
  @PrimaryGeneratedColumn() id!: number;
  ${columns}
}
`;

describe("renames that nobody decided", () => {
  let project: Project;

  beforeEach(async () => {
    project = new Project();
    project.configure({ type: "sqlite", database: project.path("app.db") });
    project.write("entities/user.ts", entity("@Column() aaa!: string; @Column() bbb!: string;"));
    await project.run(["migrate:generate", "--name", "first"]);
    await project.run(["migrate:run"]);
    project.write("entities/user.ts", entity("@Column() xxx!: string; @Column() qqq!: string;"));
  });

  afterEach(() => project.remove());

  it("end with code 3 without a terminal, name both flags, and write nothing (complaints 27, 28)", async () => {
    const { code, stderr } = await project.run(["migrate:generate", "--name", "second"]);
    expect(code).toBe(3);
    expect(stderr).toContain("--rename user.aaa:");
    expect(stderr).toContain("--no-rename user.aaa");
    expect(project.list()).toHaveLength(1);
  });

  it("are as the flags say", async () => {
    const { code, stdout } = await project.run([
      "migrate:generate",
      "--dry-run",
      "--rename",
      "user.aaa:xxx",
      "--no-rename",
      "user.bbb",
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain("// Renamed column: user.aaa -> xxx");
    expect(stdout).toContain("// Dropped column: user.bbb");
  });

  it("take several flags of a kind", async () => {
    const { code, stdout } = await project.run([
      "migrate:generate",
      "--dry-run",
      "--no-rename",
      "user.aaa",
      "--no-rename",
      "user.bbb",
      "--no-color",
    ]);
    expect(code).toBe(0);
    expect(stdout).not.toContain("RENAME COLUMN");
  });

  it("are one finding of migrate:check among others, and are decided by its flags", async () => {
    project.write(
      "migrations/9_later.ts",
      project.read(`migrations/${project.list()[0]}`).replaceAll("First", "Later"),
    );
    const { code, stdout } = await project.run(["migrate:check"]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^Pending: Later\d+$/m);
    expect(stdout).toMatch(/^To be decided: .*user: removed: aaa, bbb/m);
    const decided = await project.run(["migrate:check", "--rename", "user.aaa:xxx", "--no-rename", "user.bbb"]);
    expect(decided.stdout).toMatch(/^To be generated: ALTER TABLE "user" RENAME COLUMN "aaa" TO "xxx"$/m);
  });

  it("are asked one after the other: no answer leaves the rest to be inferred", async () => {
    project.write(
      "ask.js",
      `const { MigrationCli, connectionFromUrl } = require("@stingerloom/orm");
const { Column, Entity, PrimaryGeneratedColumn } = require("@stingerloom/orm");
class User {}
PrimaryGeneratedColumn()(User.prototype, "id");
Column({ type: "varchar" })(User.prototype, "xxx");
Column({ type: "varchar" })(User.prototype, "qqq");
Entity()(User);
const cli = new MigrationCli([], { type: "sqlite", database: "app.db", entities: [User] });
const asked = [];
const resolver = { ask: async ({ from, candidates }) => (asked.push([from, candidates]), candidates[0]) };
cli.connect()
  .then(() => cli.setGenerateOptions({ dryRun: true, resolver }).migrateGenerate())
  .then(({ inferredRenames }) => console.log(JSON.stringify({ asked, inferredRenames })))
  .finally(() => cli.close());`,
    );
    const { stdout } = await project.node(["ask.js"]);
    const { asked, inferredRenames } = JSON.parse(stdout) as { asked: [string, string[]][]; inferredRenames: string[] };
    expect(asked.map(([from]) => from)).toEqual(["aaa", "bbb"]);
    expect(asked.map(([, candidates]) => candidates.length)).toEqual([2, 1]);
    expect(inferredRenames).toEqual([]);
  });
});
