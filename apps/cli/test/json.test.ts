import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import { ENGINES, describeEngines, driverOf, startDatabase, type TestDatabase } from "@stingerloom/testing";
import { Project } from "./project";

const page = readFileSync(resolve(__dirname, "../../../docs/json.md"), "utf8");
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });

/** The schema below a heading that names the command. */
function schemaOf(command: string): ValidateFunction {
  const chapter = page.split(/^## /m).find((part) => part.split("\n")[0]!.split(", ").includes(command));
  const block = /^```json\n(.*?)^```$/ms.exec(chapter ?? "")?.[1];
  if (block === undefined) throw new Error(`docs/json.md has no schema for ${command}`);
  return ajv.compile(JSON.parse(block) as object);
}

const entity = (columns: string) => `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";
@Entity() export class Item { @PrimaryGeneratedColumn() id!: number; ${columns} }
`;

describeEngines(ENGINES, (engine) => {
  const seen = new Set<string>();
  let database: TestDatabase;
  let project: Project;
  beforeAll(async () => {
    database = await startDatabase(engine, { label: "json" });
    project = new Project();
  });
  afterAll(async () => {
    project.remove();
    await database.drop();
  });

  /** Runs it, and compares what it prints with its schema; or with that of errors. */
  const check = async (...args: readonly string[]): Promise<void> => {
    const { stdout } = await project.run([...args, "--json"]);
    const value: unknown = JSON.parse(stdout);
    const isError = typeof value === "object" && value !== null && Object.keys(value).join() === "error";
    const valid = schemaOf(isError ? "Errors" : args[0]!);
    valid(value);
    expect({ args, errors: valid.errors, value: valid.errors === null ? undefined : value }).toEqual({
      args,
      errors: null,
    });
    seen.add(isError ? "Errors" : args[0]!);
  };

  /** What another tool has in the folder and in the database. */
  const takeOver = async (): Promise<void> => {
    project.write("db/migration/V1__tag.sql", "CREATE TABLE tag (id INTEGER);");
    const driver = driverOf(engine, database.options);
    await driver.connect();
    await driver.query(
      "CREATE TABLE flyway_schema_history (installed_rank INTEGER, version VARCHAR(9), type VARCHAR(9), " +
        "script VARCHAR(9), success BOOLEAN)",
    );
    await driver.close();
  };

  it("every command prints what docs/json.md says", async () => {
    await check("init", "--type", engine);
    await check("init");
    project.configure(database.options);
    await check("migrate:generate", "--name", "first");
    await check("migrate:status");
    await check("migrate:check");
    await check("migrate:verify");
    await check("migrate:verify", "--all");
    await check("migrate:run", "--dry-run");
    await check("migrate:run");
    await check("migrate:run");
    await check("migrate:status");
    await check("migrate:redo");
    await check("migrate:rollback");
    await check("migrate:fresh");
    await check("migrate:fresh", "--yes");
    await check("migrate:reset", "--yes");
    await check("migrate:create", "--name", "more");
    await check("migrate:baseline");
    await check("migrate:baseline", "--generate");
    await takeOver();
    await check("migrate:import", "--from", "flyway", "--dry-run");
    project.write("entities/item.ts", entity("@Column({ length: 9 }) title!: string;"));
    await check("migrate:generate", "--dry-run");
    await check("schema:sync", "--dry-run");
    await check("schema:sync");
    await check("schema:pull", "--output", "pulled");
    await check("schema:pull", "--dry-run", "--tables", "item");
    await check("schema:diff", "--from", database.url, "--to", database.url);
    project.write(
      "migrations/9_bad.ts",
      "export class Bad { get name() { return 'Bad'; } async up() { throw 1; } async down() {} };",
    );
    await check("migrate:run");
    await check("migrate:nothing");
    const documented = [...page.matchAll(/^## (.*)$/gm)].flatMap(([, title = ""]) => title.split(", "));
    expect([...seen].sort()).toEqual(documented.sort());
  }, 90_000);
});
