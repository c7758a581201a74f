import {
  describeEngine,
  driverOf,
  startDatabase,
  type Engine,
  type TestDatabase,
  type TestDriver,
} from "@stingerloom/testing";
import { Project } from "./project";

const user = (columns: string, check = ""): string => `
import { Check, Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";

@Entity()${check}
export class User {
  @PrimaryGeneratedColumn() id!: number;
  ${columns}
}
`;
const email = '@Column({ type: "varchar", length: 100 }) email!: string;';
const mail = '@Column({ type: "varchar", length: 100, renamedFrom: "email" }) mail!: string;';
const check = `\n@Check("email like '%@%'", "email_is_one")`;

describe.each<Engine>(["sqlite", "postgres", "mysql", "mariadb"])("migrate:generate", (engine) => {
  describeEngine(engine, () => {
    /** What adding a column does. */
    const observed = {
      sqlite: "no rewrite",
      postgres: "no rewrite, strongest lock ACCESS EXCLUSIVE on user",
      mysql: "ALGORITHM=INSTANT on user",
      mariadb: "ALGORITHM=INSTANT on user",
    }[engine];
    let database: TestDatabase;
    let driver: TestDriver;
    let project: Project;
    beforeEach(async () => {
      database = await startDatabase(engine, { label: "proof" });
      driver = driverOf(engine, database.options);
      await driver.connect();
      project = new Project();
      project.configure(database.options);
      project.write("entities/user.ts", user(email, check));
      await project.succeed("migrate:generate", "--name", "create_user");
      await project.succeed("migrate:run");
    });
    afterEach(async () => {
      project.remove();
      await driver.close();
      await database.drop();
    });

    it("says in the terminal, in the file and in JSON what it proved", async () => {
      project.write("entities/user.ts", user(`${email}\n  @Column({ nullable: true }) phone!: string;`, check));
      const preview = await project.run(["migrate:generate", "--name", "add_phone", "--dry-run", "--json"]);
      expect(JSON.parse(preview.stdout)).toMatchObject({
        proof: {
          status: "proved",
          tables: 1,
          rows: 5,
          statements: 2,
          withoutRows: [],
          notes: [],
          effects: { summary: observed, statements: [{ statement: expect.stringMatching(/ADD/) as string }] },
        },
      });
      const { code, stderr } = await project.run(["migrate:generate", "--name", "add_phone"]);
      const line = /^Proved on .*: up, down, up; 1 table, 5 rows; 2 statements; up: (.*)$/m.exec(stderr);
      expect([code, line?.[1]]).toEqual([0, observed]);
      expect(project.read(`migrations/${project.list().at(-1)}`).split("\n")[0]).toBe(`// ${line?.[0]}`);
    });

    it("writes nothing that fails: a check that names a renamed column", async () => {
      project.write("entities/user.ts", user(mail, check));
      const before = project.list();
      const refused = await project.run(["migrate:generate", "--name", "rename", "--json"]);
      // Some servers rewrite the check with the column, and then its text is the one that the entity has no more.
      expect(refused.code).toBe(1);
      expect(JSON.parse(refused.stdout)).toMatchObject({
        error: { code: expect.stringMatching(/^[A-Z_]+$/) as string },
      });
      expect(project.list()).toEqual(before);
    });

    it("goes on without a proof where that is asked for, and says so", async () => {
      project.write("entities/user.ts", user(`${email}\n  @Column({ nullable: true }) phone!: string;`, check));
      const { code, stderr } = await project.run(["migrate:generate", "--name", "add_phone", "--no-prove"]);
      expect([code, stderr]).toEqual([0, expect.stringContaining("Unproved: the proof is switched off")]);
      const required = [
        "migrate:generate",
        "--name",
        "x",
        "--no-prove",
        "--require-proof",
        "--allow-pending",
        "--json",
      ];
      const refused = await project.run(required);
      expect([refused.code, JSON.parse(refused.stdout)]).toMatchObject([1, { error: { code: "PROOF_REQUIRED" } }]);
    });

    it("leaves nothing behind, and the live database as it was", async () => {
      const fingerprint = await driver.fingerprint();
      project.write("entities/user.ts", user(mail));
      await project.succeed("migrate:generate", "--name", "rename");
      expect(await driver.fingerprint()).toBe(fingerprint);
      const server = await driver.scratchServer!();
      const left = (await server.unused("stingerloom_scratch_")).filter((name) => /_\d{2,}_[a-z0-9]{8}$/.test(name));
      await server.close();
      expect(left.filter((name) => !isOfRunning(name))).toEqual([]);
    });
  });
});

function isOfRunning(name: string): boolean {
  try {
    return process.kill(Number(/_(\d+)_[a-z0-9]+$/.exec(name)?.[1]), 0);
  } catch {
    return false;
  }
}
