import { describeEngines, driverOf, ENGINES, startDatabase, type TestDatabase } from "@stingerloom/testing";
import { Project } from "./project";

const entities = `import { Column, Entity, PrimaryColumn } from "@stingerloom/orm";

@Entity({ name: "note" }) export class Note { @PrimaryColumn({ type: "int" }) id!: number; @Column({ type: "int" }) size!: number; }
@Entity({ name: "note_size" }) export class NoteSize { @PrimaryColumn({ type: "int" }) size!: number; }
@Entity({ name: "audit_log" }) export class AuditLog { @PrimaryColumn({ type: "int" }) id!: number; @Column({ type: "int" }) extra!: number; }
`;

describeEngines(ENGINES, (engine) => {
  describe("what is not ours to change", () => {
    let project: Project;
    let database: TestDatabase;
    const configure = (ignore: readonly string[]) => project.configure({ ...database.options, ignore });

    beforeEach(async () => {
      project = new Project();
      database = await startDatabase(engine, { label: "untouched" });
      const driver = driverOf(engine, database.options);
      await driver.connect();
      await driver.query("CREATE TABLE note (id integer NOT NULL PRIMARY KEY, size integer NOT NULL)");
      await driver.query("CREATE VIEW note_size AS SELECT size FROM note");
      await driver.query("CREATE TABLE audit_log (id integer NOT NULL PRIMARY KEY)");
      await driver.query("CREATE TABLE audit_more (id integer NOT NULL PRIMARY KEY)");
      await driver.close();
      project.write("entities/all.ts", entities);
    });

    afterEach(async () => {
      project.remove();
      await database.drop();
    });

    it("an entity whose name a view has is refused, with the way out", async () => {
      configure([]);
      const { code, stderr } = await project.run(["migrate:generate"]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/NOT_A_TABLE[^]*note_size is a view[^]*connection\.ignore/);
      expect(project.list()).toEqual([]);
    });

    it("what a glob names is neither made, changed nor dropped", async () => {
      configure(["note_*", "audit_?*"]);
      const { code, stdout } = await project.run(["migrate:generate", "--detect-dropped-tables"]);
      expect(code).toBe(0);
      expect(stdout).toMatch(/no changes|nothing/i);
      expect(project.list()).toEqual([]);
    });
  });
});
