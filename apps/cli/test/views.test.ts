import { describeEngines, driverOf, ENGINES, startDatabase, type TestDatabase } from "@stingerloom/testing";
import { Project } from "./project";

const person = `@Entity() export class Person {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ length: 50 }) name!: string;
  @Column({ type: "int" }) age!: number;
}`;

const file = (...classes: readonly string[]) =>
  [`import { Column, Entity, Index, PrimaryGeneratedColumn, View } from "@stingerloom/orm";`, ...classes, ""].join(
    "\n",
  );

const view = (name: string, query: string, more = "", body = "") =>
  `@View({ query: ${JSON.stringify(query)}${more} }) export class ${name} { ${body} }`;

describeEngines(ENGINES, (engine) => {
  describe("views of entities", () => {
    let project: Project;
    let database: TestDatabase;

    beforeEach(async () => {
      project = new Project();
      database = await startDatabase(engine, { label: "views" });
      project.configure(database.options);
    });

    afterEach(async () => {
      project.remove();
      await database.drop();
    });

    const inDatabase = async (...statements: readonly string[]) => {
      const driver = driverOf(engine, database.options);
      await driver.connect();
      let rows: unknown;
      for (const statement of statements) rows = await driver.query(statement);
      await driver.close();
      return rows;
    };
    const migrate = async (...flags: readonly string[]) => {
      const generated = await project.run(["migrate:generate", ...flags]);
      expect([generated.code, generated.stderr]).toEqual([0, expect.anything()]);
      if (/nothing to generate/i.test(generated.stdout)) return generated.stdout;
      const run = await project.run(["migrate:run"]);
      expect([run.code, run.stderr]).toEqual([0, ""]);
      return generated.stdout;
    };
    const settled = async () => expect(await migrate()).toMatch(/nothing to generate/i);

    it("are created, changed, renamed and dropped, and found again each time", async () => {
      const columns = "@Column() name!: string;";
      project.write(
        "entities/all.ts",
        file(person, view("Adult", "SELECT id, name FROM person WHERE age > 17", "", columns)),
      );
      await migrate();
      await settled();
      await inDatabase(
        "INSERT INTO person (name, age) VALUES ('Ada', 36), ('Tim', 9)",
        "CREATE VIEW by_hand AS SELECT id FROM person",
      );

      const changed = person.replace(
        "@Column({ length: 50 }) name",
        '@Column({ length: 60, renamedFrom: "name" }) nick',
      );
      project.write("entities/all.ts", file(changed, view("Adult", "SELECT id, nick FROM person WHERE age > 17")));
      await migrate();
      await settled();
      expect(await inDatabase("SELECT nick FROM adult")).toEqual([{ nick: "Ada" }]);

      const renamed = view("Grown", "SELECT id, nick FROM person WHERE age > 17", ', renamedFrom: "adult"');
      project.write("entities/all.ts", file(changed, renamed));
      await migrate();
      await settled();
      expect(await inDatabase("SELECT nick FROM grown")).toEqual([{ nick: "Ada" }]);

      project.write("entities/all.ts", file(changed));
      await settled();
      expect((await project.run(["migrate:rollback"])).code).toBe(0);
      expect(await inDatabase("SELECT nick FROM adult")).toEqual([{ nick: "Ada" }]);
      expect(await inDatabase("SELECT count(*) AS n FROM by_hand")).toHaveLength(1);
    });

    it("are dropped where asked to", async () => {
      project.write("entities/all.ts", file(person, view("Adult", "SELECT id, name FROM person WHERE age > 17")));
      await migrate();
      project.write("entities/all.ts", file(person));
      const { stdout } = await project.run(["migrate:generate", "--detect-dropped-views", "--dry-run"]);
      expect(stdout).toMatch(/DROP VIEW/);
    });

    it("stay out of the proof of a migration that does not touch what they read", async () => {
      const car = (length: number) =>
        `@Entity() export class Car {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ length: ${length} }) plate!: string;
}`;
      const adult = view("Adult", "SELECT id, name FROM person WHERE age > 17");
      project.write("entities/all.ts", file(person, car(10), adult));
      await migrate();
      project.write("entities/all.ts", file(person, car(20), adult));
      const { code, stderr } = await project.run(["migrate:generate"]);
      expect(stderr).toMatch(/^Proved on /m);
      expect(code).toBe(0);
    });

    it("are refused where a view of nobody's reads one that gets another name", async () => {
      project.write("entities/all.ts", file(person, view("Adult", "SELECT id, name FROM person")));
      await migrate();
      await inDatabase("CREATE VIEW by_hand AS SELECT id FROM adult");
      project.write(
        "entities/all.ts",
        file(person, view("Grown", "SELECT id, name FROM person", ', renamedFrom: "adult"')),
      );
      const { code, stderr } = await project.run(["migrate:generate"]);
      expect(stderr).toMatch(/VIEW_IN_USE[^]*by_hand/);
      expect(code).toBe(2);
    });

    it("are refused with the engine's own words where it does not take the query", async () => {
      project.write("entities/all.ts", file(person, view("Adult", "SELECT id, nme FROM person")));
      const { code, stderr } = await project.run(["migrate:generate"]);
      expect(stderr).toMatch(/VIEW_REFUSED[^]*adult[^]*nme/);
      expect(code).toBe(1);
      expect(project.list()).toEqual([]);
    });

    it("are refused where a table has the name", async () => {
      await inDatabase("CREATE TABLE adult (id integer PRIMARY KEY)");
      project.write("entities/all.ts", file(person, view("Adult", "SELECT id FROM person")));
      const { code, stderr } = await project.run(["migrate:generate"]);
      expect(stderr).toMatch(/NOT_A_VIEW[^]*adult is a table/);
      expect(code).toBe(2);
    });

    it("are refused where the query is more than one statement, or the class has what only a table has", async () => {
      project.write("entities/all.ts", file(person, view("Adult", "SELECT 1 AS a; DROP TABLE person")));
      expect((await project.run(["migrate:generate"])).stderr).toMatch(/INVALID_VIEW[^]*adult/);
      project.write("entities/all.ts", file(person, view("Adult", "SELECT 1 AS a", "", "@Index() a!: number;")));
      expect((await project.run(["migrate:generate"])).stderr).toMatch(/INVALID_VIEW[^]*Adult[^]*@Index/);
    });

    it("may be materialized on PostgreSQL alone", async () => {
      project.write("entities/all.ts", file(person, view("Adult", "SELECT id FROM person", ", materialized: true")));
      const { code, stderr } = await project.run(["migrate:generate"]);
      if (engine === "postgres") expect(code).toBe(0);
      else expect(stderr).toMatch(/UNSUPPORTED_MATERIALIZED_VIEW[^]*adult/);
    });
  });
});
