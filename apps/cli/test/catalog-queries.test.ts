import { describeEngines, driverOf, startDatabase, type TestDatabase, type TestDriver } from "@stingerloom/testing";
import { Project } from "./project";
import { startQueryLog, type QueryLog } from "./query-log";

jest.setTimeout(240_000);

/** So many at most, whatever the number of tables. */
const most = 8;

describeEngines(["postgres", "mysql", "mariadb"], (engine) => {
  let database: TestDatabase;
  let admin: TestDriver;
  let project: Project;
  let proxy: QueryLog | undefined;
  beforeEach(async () => {
    proxy = undefined;
    database = await startDatabase(engine);
    admin = driverOf(engine, database.options);
    await admin.connect();
    project = new Project();
    project.configure(database.options);
  });
  afterEach(async () => {
    project.remove();
    await proxy?.close();
    await admin.close();
    await database.drop();
  });

  const entities = (count: number) =>
    `import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from "@stingerloom/orm";
${Array.from(
  { length: count },
  (_, i) => `@Entity() export class Table${i} {
  @PrimaryGeneratedColumn() id!: number;
  @Index() @Column({ default: "it's" }) name!: string;
  @Column({ type: "timestamp", default: "(CURRENT_TIMESTAMP)" }) at!: Date;
  ${i % 10 === 1 ? `@ManyToOne(() => Table${i - 1}) before!: unknown;` : ""}
}`,
).join("\n")}
`;

  it.each([10, 1000])("asks the catalog of %i tables at most eight times when nothing changed", async (tables) => {
    project.write("entities/tables.ts", entities(tables));
    await project.succeed("migrate:generate", "--name", "all", "--no-prove");
    await project.succeed("migrate:run");
    // A PostgreSQL that was started without pg_stat_statements keeps no count; those of the test runs are started with
    // it.
    if (!(await startLog())) return;
    const output = await project.succeed("migrate:generate", "--name", "nothing");
    const asked = await readLog();
    expect(output).toMatch(/nothing to generate/i);
    const catalog = asked.filter(
      (sql) => /\bpg_[a-z]+\b|information_schema|mysql\.[a-z]+|^\s*show\b/i.test(sql) && !others.test(sql),
    );
    expect(catalog.length).toBeGreaterThan(0);
    expect(catalog.length > most ? catalog : []).toEqual([]);
  });

  /** Of the log itself and of the migration lock; and what sets the session and asks for nothing. */
  const others = /^\s*SET\b|pg_stat_statements|pg_(try_)?advisory|pg_locks|GET_LOCK|RELEASE_LOCK|IS_USED_LOCK/i;

  async function startLog(): Promise<boolean> {
    if (engine === "postgres") {
      const [loaded]: { libraries: string }[] = await admin.query(
        "SELECT current_setting('shared_preload_libraries') AS libraries",
      );
      if (!loaded!.libraries.includes("pg_stat_statements")) return false;
      await admin.execute("CREATE EXTENSION pg_stat_statements");
      await admin.query(
        "SELECT pg_stat_statements_reset(0, (SELECT oid FROM pg_database WHERE datname = current_database()), 0)",
      );
    } else {
      proxy = await startQueryLog(database.options.host!, database.options.port!);
      project.configure({ ...database.options, host: "127.0.0.1", port: proxy.port });
    }
    return true;
  }

  /** Every statement that the server saw for this database since; one that ran twice is there twice. */
  async function readLog(): Promise<string[]> {
    if (engine === "postgres") {
      const rows: { query: string; calls: string }[] = await admin.query(
        "SELECT query, calls FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE " +
          "datname = current_database())",
      );
      return rows.flatMap(({ query, calls }) => Array.from({ length: Number(calls) }, () => query));
    }
    return [...proxy!.statements];
  }
});
