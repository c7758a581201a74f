import {
  ENGINES,
  describeEngines,
  driverOf,
  startDatabase,
  type TestDatabase,
  type TestDriver,
} from "@stingerloom/testing";
import { Project } from "../project";
import { catalogWords } from "./catalog-words";

const user = (more = "") => `
import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";

@Entity()
export class User {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  name!: string;

  @Column()
  email!: string;
${more}}
`;

const phone = `
  @Column({ nullable: true })
  phone!: string;
`;

const post = `
import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";

@Entity()
export class Post {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  title!: string;

  @Column({ type: "text", nullable: true })
  content!: string;

  @Column({ type: "timestamp", nullable: true })
  createdAt!: Date;
}
`;

describeEngines(ENGINES, (engine) => {
  let database: TestDatabase;
  let driver: TestDriver;
  let project: Project;
  beforeEach(async () => {
    database = await startDatabase(engine);
    driver = driverOf(engine, database.options);
    await driver.connect();
    project = new Project();
    project.configure(database.options);
  });
  afterEach(async () => {
    project.remove();
    await driver.close();
    await database.drop();
  });

  const query = (sql: string) => driver.query(sql) as Promise<Record<string, unknown>[]>;
  const quoted = (name: string) => driver.escapeIdentifier(name);

  it("tells the story of the product page to the letter (complaints 21)", async () => {
    project.write("entities/user.ts", user());
    await project.succeed("migrate:generate", "--name", "create_users");
    await project.succeed("migrate:run");
    await query(`INSERT INTO ${quoted("user")} (name, email) VALUES ('Ada', 'ada@example.org')`);
    const before = await catalogWords(driver);

    project.write("entities/user.ts", user(phone));
    const generated = await project.succeed("migrate:generate", "--name", "add_phone_to_users");
    const file = project.list().at(-1)!;
    expect(file).toMatch(/^\d{13}_add_phone_to_users\.ts$/);
    expect(generated).toContain(`migrations/${file}`);
    const source = project.read(`migrations/${file}`);
    const [up, down] = source.split("async down(");
    expect(source).toContain('import { Migration, MigrationContext } from "@stingerloom/orm";');
    expect(source).toContain(`export class AddPhoneToUsers${file.split("_")[0]} extends Migration {`);
    expect(up).toMatch(
      /ALTER TABLE \$\{driver\.escapeIdentifier\("user"\)\} ADD COLUMN \$\{driver\.escapeIdentifier\("phone"\)\} VARCHAR\(255\)/i,
    );
    expect(down).toMatch(
      /ALTER TABLE \$\{driver\.escapeIdentifier\("user"\)\} DROP COLUMN \$\{driver\.escapeIdentifier\("phone"\)\}/i,
    );

    await project.succeed("migrate:run");
    expect(await query(`SELECT * FROM ${quoted("user")}`)).toEqual([
      { id: 1, name: "Ada", email: "ada@example.org", phone: null },
    ]);
    const status = await project.succeed("migrate:status");
    const time = "\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\]";
    const migration = `AddPhoneToUsers${file.split("_")[0]}`;
    expect(status).toMatch(
      new RegExp(
        `^Migration Status\n================\nExecuted:\n${time} CreateUsers\\d{13}\n${time} ` +
          `${migration}\nPending:\nSummary: 2 executed, 0 pending\n$`,
      ),
    );
    expect(await project.succeed("migrate:generate", "--name", "nothing")).toMatch(/nothing to generate/i);
    expect(project.list()).toHaveLength(2);
    expect(await project.succeed("migrate:run")).toMatch(/nothing to run/i);

    expect(await project.succeed("migrate:rollback")).toContain(migration);
    expect(await catalogWords(driver)).toEqual(before);
    expect(await query(`SELECT name FROM ${quoted("__migrations")}`)).toEqual([
      { name: expect.stringMatching(/^CreateUsers\d{13}$/) },
    ]);
    expect(await query(`SELECT * FROM ${quoted("user")}`)).toEqual([{ id: 1, name: "Ada", email: "ada@example.org" }]);
    expect(await project.succeed("migrate:status")).toMatch(
      /Pending:\nAddPhoneToUsers\d{13}\nSummary: 1 executed, 1 pending\n$/,
    );
  });

  it("traces the example: three changes up, and down in reverse order", async () => {
    project.write("entities/user.ts", user());
    await project.succeed("migrate:generate", "--name", "create_users");
    await project.succeed("migrate:run");
    await query(`INSERT INTO ${quoted("user")} (name, email) VALUES ('Ada', 'ada@example.org')`);
    const before = await catalogWords(driver);

    project.write("entities/post.ts", post);
    project.write("entities/user.ts", user(phone).replace("@Column()\n  email", "@Column({ length: 500 })\n  email"));
    await project.succeed("migrate:generate", "--name", "schema_update");
    const file = project.list().at(-1)!;
    const [up, down] = project.read(`migrations/${file}`).split("async down(") as [string, string];
    const comments = (text: string) =>
      [...text.matchAll(/^ *\/\/ ((?:New|Added|Altered|Revert)\b.*)$/gm)].map((found) => found[1]!);
    expect(comments(up)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^New table: post/i),
        "Added column: user.phone",
        "Altered column: user.email VARCHAR(255) -> VARCHAR(500)",
      ]),
    );
    const names = (text: string) =>
      [...text.matchAll(/(?:user\.phone|user\.email|\bpost\b)/gi)].map((found) => found[0].toLowerCase());
    const order = (text: string) => [...new Set(names(comments(text).join("\n")))];
    expect(order(down)).toEqual(order(up).reverse());
    expect(order(up)).toHaveLength(3);

    await project.succeed("migrate:run");
    expect(await project.succeed("migrate:generate")).toMatch(/nothing to generate/i);
    await project.succeed("migrate:rollback");
    expect(await catalogWords(driver)).toEqual(before);
    expect(await query(`SELECT * FROM ${quoted("user")}`)).toEqual([{ id: 1, name: "Ada", email: "ada@example.org" }]);
  });
});
