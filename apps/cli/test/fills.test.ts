import { rmSync } from "node:fs";
import { Project } from "./project";

const entity = (columns: string) => `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";

@Entity()
export class User {
  @PrimaryGeneratedColumn() id!: number;
  ${columns}
}
`;

const insert = `import { Migration, MigrationContext } from "@stingerloom/orm";

export class Rows9000000000000 extends Migration {
  async up({ query }: MigrationContext) {
    await query("INSERT INTO user (name) VALUES ('a'), (NULL)");
  }
  async down({ query }: MigrationContext) {
    await query("DELETE FROM user");
  }
}
`;

describe("columns that take no nulls while rows are in the way", () => {
  let project: Project;

  beforeEach(async () => {
    project = new Project();
    project.configure({ type: "sqlite", database: project.path("app.db") });
    project.write("entities/user.ts", entity("@Column({ nullable: true }) name?: string;"));
    await project.succeed("migrate:generate", "--name", "first");
    project.write("migrations/9000000000000_rows.ts", insert);
    await project.succeed("migrate:run");
    project.write("entities/user.ts", entity("@Column() name!: string; @Column() phone!: string;"));
  });

  afterEach(() => project.remove());

  it("end with code 3 without a terminal, name the flags, and write nothing", async () => {
    const { code, stderr } = await project.run(["migrate:generate", "--name", "second"]);
    expect(code).toBe(3);
    expect(stderr).toContain("FILL_UNDECIDED");
    expect(stderr).toContain('--fill "user.phone=<SQL expression>" --fill "user.name=<SQL expression>"');
    expect(stderr).toContain("user.name (null in 1)");
    expect(project.list()).toHaveLength(2);
  });

  it("are filled as the flags say, there and back", async () => {
    const fills = ["--fill", "user.phone='none'", "--fill", "user.name='nobody' || id"];
    const { code, stdout } = await project.run(["migrate:generate", "--name", "second", "--json", ...fills]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).hazards).toContainEqual(
      expect.objectContaining({ code: "DATA_LOSS", object: "user.name", facts: { rows: 1, keys: ["id = 2"] } }),
    );
    await project.succeed("migrate:run");
    expect(await project.succeed("migrate:generate")).toContain("Nothing to generate");
    await project.succeed("migrate:rollback");
    await project.succeed("migrate:run");
  });

  it.each([
    [["--fill", "user.fone='x'"], "FILL_UNKNOWN"],
    [["--fill", "user.id=1"], "FILL_UNKNOWN"],
    [["--fill", "user.phone"], "--fill user.phone is not of the form table.column=<SQL expression>"],
    [["--fill", "phone=1"], "--fill phone=1 is not of the form"],
    [["--fill", "user.phone=1", "--fill", "user.phone=2"], "--fill names user.phone twice"],
    [["--ask-timeout", "-1"], "--ask-timeout -1 is not a number of milliseconds"],
  ])("refuse %j", async (flags, message) => {
    const { code, stderr } = await project.run(["migrate:generate", ...flags]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(project.list()).toHaveLength(2);
  });

  it("are listed by migrate:check as to be generated, without a decision", async () => {
    const { code, stdout } = await project.run(["migrate:check"]);
    expect(code).toBe(3);
    expect(stdout).toContain("To be generated:");
  });

  it("need no decision in an empty table", async () => {
    await project.succeed("migrate:rollback");
    rmSync(project.path("migrations/9000000000000_rows.ts"));
    expect(await project.succeed("migrate:generate", "--dry-run")).toContain("// Added column: user.phone");
  });
});
