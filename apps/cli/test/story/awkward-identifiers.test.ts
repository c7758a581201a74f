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

/** What must come through the database and the generated TypeScript as it is. */
const text = 'it\'s "quoted" `ticked` C:\\new\\table ${process.exit(7)} {{x}} %s\nsecond line\t*/ // --; ü 表';

const awkward = [
  "order",
  "camelCase",
  "with space",
  'dou"ble',
  "sin'gle",
  "back`tick",
  "per%cent %s",
  "größe 表",
  "${name}",
  "back\\slash",
  "x".repeat(63),
  "*/ // --",
];

const enumName = 'Mood "of" it\'s';
const labels = ["it's", 'say "hi"', "a,b", "Capital", "${x}", "back`tick", "back\\slash", "größe"];

interface Version {
  readonly length: number;
  readonly initial: string;
  readonly labels: readonly string[];
  readonly names: readonly string[];
}

/** The same table with all that can have a name, by plain calls, so that any name is possible. */
function entities(comments: boolean, table: string, { length, initial, labels: values, names }: Version): string {
  const comment = comments ? { comment: initial } : {};
  const columns = names.map(
    (name) =>
      `Column(${JSON.stringify({ type: "varchar", length, name, default: initial, ...comment })})(Hurt.prototype, ` +
      `${JSON.stringify(name)});`,
  );
  return `
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, Unique } from "@stingerloom/orm";
export class Hurt { id!: number; [name: string]: unknown; }
export class Other { id!: number; hurt!: Hurt; }
PrimaryGeneratedColumn()(Hurt.prototype, "id");
PrimaryGeneratedColumn()(Other.prototype, "id");
${columns.join("\n")}
Column(${JSON.stringify({ type: "enum", enum: values, enumName, name: 'mood "x"', default: values[0] })})(Hurt.prototype, "mood");
Index(${JSON.stringify([names[0]])}, ${JSON.stringify(`idx "of" it's \`${names[0]}\` %`)})(Hurt);
Unique(${JSON.stringify([names[1], names[2]])}, ${JSON.stringify("uq ${of} all's")})(Hurt);
ManyToOne(() => Hurt, ${JSON.stringify({ joinColumn: "hurt %'s", name: 'fk "of" other\'s' })})(Other.prototype, "hurt");
Entity(${JSON.stringify({ name: table, ...comment })})(Hurt);
Entity(${JSON.stringify({ name: `other ${table}`.slice(0, 60) })})(Other);
`;
}

const first: Version = { length: 200, initial: text, labels: labels.slice(0, 6), names: awkward };
const second: Version = { length: 220, initial: `${text}!`, labels, names: [...awkward, "added 'col\"umn`"] };

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

  it.each(["group", `q"u'o\`te % \${x} größe`])(
    "creates, alters, converges and rolls back a table called %j",
    async (table) => {
      const comments = engine !== "sqlite";
      const empty = await catalogWords(driver);
      project.write("entities/hurt.ts", entities(comments, table, first));
      await project.succeed("migrate:generate", "--name", "create");
      await project.succeed("migrate:run");
      expect(await project.succeed("migrate:generate")).toMatch(/nothing to generate/i);
      const quoted = driver.escapeIdentifier(table);
      await driver.query(`INSERT INTO ${quoted} (id) VALUES (1)`);
      const select =
        `SELECT ${driver.escapeIdentifier(awkward[0]!)} AS initial, ` +
        `${driver.escapeIdentifier('mood "x"')} AS mood FROM ${quoted} ORDER BY id`;
      expect(await driver.query(select)).toEqual([{ initial: text, mood: labels[0] }]);
      const before = await catalogWords(driver);

      project.write("entities/hurt.ts", entities(comments, table, second));
      await project.succeed("migrate:generate", "--name", "change");
      await project.succeed("migrate:run");
      expect(await project.succeed("migrate:generate")).toMatch(/nothing to generate/i);
      expect(await driver.query(select)).toEqual([{ initial: text, mood: labels[0] }]);

      await project.succeed("migrate:rollback");
      expect(await catalogWords(driver)).toEqual(before);
      expect(await driver.query(select)).toEqual([{ initial: text, mood: labels[0] }]);
      await project.succeed("migrate:rollback");
      // SQLite keeps its own table of counters, once it was needed.
      expect((await catalogWords(driver)).filter((words) => !words.includes("sqlite_sequence"))).toEqual(empty);
    },
  );
});
