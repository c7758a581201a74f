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

  it("end with exit code 3 where nobody can be asked, name both flags, and write nothing (complaints 27, 28)", async () => {
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
});
