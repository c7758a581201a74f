import {
  ENGINES,
  describeEngine,
  describeEngines,
  driverOf,
  startDatabase,
  type TestDatabase,
  type TestDriver,
} from "@stingerloom/testing";
import ts from "typescript";
import { Project } from "../project";

/** The examples of the product's page, with the connection of the test in place of its own. */

const createUsersTable = `import { Migration, MigrationContext } from "@stingerloom/orm";
export class CreateUsersTable extends Migration {
async up({ query, driver }: MigrationContext) {
await query(\`
CREATE TABLE \${driver.escapeIdentifier("users")} (
\${driver.escapeIdentifier("id")} SERIAL PRIMARY KEY,
\${driver.escapeIdentifier("name")} VARCHAR(255) NOT NULL,
\${driver.escapeIdentifier("email")} VARCHAR(255) NOT NULL UNIQUE,
\${driver.escapeIdentifier("created_at")} TIMESTAMP DEFAULT CURRENT_TIMESTAMP
)
\`);
}
async down({ query, driver }: MigrationContext) {
await query(\`DROP TABLE IF EXISTS \${driver.escapeIdentifier("users")}\`);
}
}
`;

const addPhoneToUsers = `import { Migration, MigrationContext } from "@stingerloom/orm";
export class AddPhoneToUsers extends Migration {
async up({ query, driver }: MigrationContext) {
await query(
\`ALTER TABLE \${driver.escapeIdentifier("users")} ADD COLUMN \${driver.escapeIdentifier("phone")} VARCHAR(255)\`
);
}
async down({ query, driver }: MigrationContext) {
await query(
\`ALTER TABLE \${driver.escapeIdentifier("users")} DROP COLUMN \${driver.escapeIdentifier("phone")}\`
);
}
}
`;

const user = (email: string, more = "") => `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";
@Entity()
export class User {
@PrimaryGeneratedColumn()
id!: number;
@Column()
name!: string;
${email}
${more}
}
`;
const email = "@Column()\nemail!: string;";
const phone = "@Column({ nullable: true }) // <-- new column\nphone!: string;";
const post = `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";
@Entity()
export class Post {
@PrimaryGeneratedColumn()
id!: number;
@Column({ nullable: true })
title!: string;
@Column({ type: "text", nullable: true })
content!: string;
@Column({ nullable: true })
createdAt!: Date;
}
`;

const config = (connection: object) => `// stingerloom.config.ts
import { CreateUsersTable } from "./migrations/CreateUsersTable";
import { AddPhoneToUsers } from "./migrations/AddPhoneToUsers";
import { User } from "./entities/User";
import { Post } from "./entities/Post";
export default {
connection: {
...${JSON.stringify(connection)},
entities: [User, Post], // Required for migrate:generate
},
migrations: [
new CreateUsersTable(),
new AddPhoneToUsers(),
],
};
`;

const program = (connection: string) => `import { MigrationCli } from "@stingerloom/orm";
import { CreateUsersTable } from "./migrations/CreateUsersTable";
async function main() {
const cli = new MigrationCli(
[new CreateUsersTable()],
{
${connection},
entities: [],
},
);
await cli.connect();
// Run pending migrations
const results = await cli.migrateRun();
console.log(results); // [{ name: "CreateUsersTable", direction: "up", success: true }]
// Check status
const status = await cli.migrateStatus();
console.log(status.executed); // ["CreateUsersTable"]
console.log(status.pending); // []
// Rollback
await cli.migrateRollback();
// Auto-generate from schema diff
cli.setGenerateOptions({ outputDir: "./migrations", name: "add_posts" });
const { filePath, sql } = await cli.migrateGenerate();
console.log(\`Generated: \${filePath}\`);
await cli.close();
}
main();
`;

const time = "\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\]";

describeEngines(ENGINES, (engine) => {
  let database: TestDatabase;
  let driver: TestDriver;
  let project: Project;
  beforeEach(async () => {
    database = await startDatabase(engine, { label: "page" });
    driver = driverOf(engine, database.options);
    await driver.connect();
    project = new Project();
    project.write("migrations/CreateUsersTable.ts", createUsersTable);
    project.write("migrations/AddPhoneToUsers.ts", addPhoneToUsers);
    project.write("entities/User.ts", user(email));
    project.write("entities/Post.ts", post);
    project.write("stingerloom.config.ts", config(database.options));
  });
  afterEach(async () => {
    project.remove();
    await driver.close();
    await database.drop();
  });

  it("runs the migrations of the configuration, shows them, and rolls one back at a time", async () => {
    expect(await project.succeed("migrate:run", "--config", "stingerloom.config.ts")).toBe(
      "✓ CreateUsersTable ran\n✓ AddPhoneToUsers ran\n2 migrations run.\n",
    );
    expect(await driver.hasColumn("users", "phone")).toBe(true);
    for (const name of ["CreatePostsTable", "AddCategoryToPosts"])
      project.write(`migrations/${name}.ts`, createUsersTable.replaceAll("CreateUsersTable", name));
    project.write(
      "stingerloom.config.ts",
      config(database.options)
        .replace("import { User }", 'import { CreatePostsTable } from "./migrations/CreatePostsTable";\n$&')
        .replace("import { User }", 'import { AddCategoryToPosts } from "./migrations/AddCategoryToPosts";\n$&')
        .replace("new AddPhoneToUsers(),", "$&\nnew CreatePostsTable(),\nnew AddCategoryToPosts(),"),
    );
    expect(await project.succeed("migrate:status")).toMatch(
      new RegExp(
        `^Migration Status\n================\nExecuted:\n${time} CreateUsersTable\n${time} AddPhoneToUsers\n` +
          "Pending:\nCreatePostsTable\nAddCategoryToPosts\nSummary: 2 executed, 2 pending\n$",
      ),
    );
    expect(await project.succeed("migrate:rollback")).toBe("✓ AddPhoneToUsers rolled back\n1 migration rolled back.\n");
    await project.succeed("migrate:rollback");
    expect(await driver.hasTable("users")).toBe(false);
  });

  it("generates where --output says, and with a name of its own", async () => {
    await project.succeed("migrate:run");
    await project.succeed("migrate:generate", "--output", "./more", "--name", "add_posts");
    await project.succeed("migrate:generate", "--output", "./more");
    expect(project.list("more").map((file) => file.replace(/^\d{13}/, "<ms>"))).toEqual([
      "<ms>_add_posts.ts",
      "<ms>_auto_migration.ts",
    ]);
    const source = project.read(`more/${project.list("more")[0]}`);
    expect(source).toMatch(/await query\(`DROP TABLE IF EXISTS \$\{driver\.escapeIdentifier\("post"\)\}`\);/);
  });

  it("renames a column that was renamed", async () => {
    await project.succeed("schema:sync");
    project.write("entities/User.ts", user("@Column()\nemailAddress!: string;"));
    const { sql } = JSON.parse(await project.succeed("migrate:generate", "--allow-pending", "--dry-run", "--json")) as {
      sql: { up: string[] };
    };
    const [table, from, to] = ["user", "email", "emailAddress"].map((name) => driver.escapeIdentifier(name));
    expect(sql.up).toEqual([`ALTER TABLE ${table} RENAME COLUMN ${from} TO ${to}`]);
  });

  it("takes the history that the page shows, created by another tool", async () => {
    const table = driver.escapeIdentifier("__migrations");
    const id = engine === "sqlite" ? "INTEGER PRIMARY KEY AUTOINCREMENT" : "SERIAL PRIMARY KEY";
    await driver.query(
      `CREATE TABLE ${table} (id ${id}, name VARCHAR(255) NOT NULL UNIQUE, ` +
        "executed_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)",
    );
    await driver.query(`INSERT INTO ${table} (name) VALUES ('CreateUsersTable')`);
    expect(await project.succeed("migrate:status")).toMatch(
      new RegExp(`Executed:\n${time} CreateUsersTable\nPending:\nAddPhoneToUsers\n`),
    );
  });

  it("gives a program what the comments of the page say", async () => {
    const { host, port, username, password, database: name, type } = database.options;
    const connection =
      engine === "sqlite"
        ? `type: "sqlite", database: process.env.DB_NAME ?? "mydb"`
        : `type: "${type}",
host: process.env.DB_HOST ?? "localhost",
port: Number(process.env.DB_PORT ?? 5432),
username: process.env.DB_USER ?? "postgres",
password: process.env.DB_PASS ?? "password",
database: process.env.DB_NAME ?? "mydb"`;
    const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    const compiled = (source: string) => ts.transpileModule(source, { compilerOptions }).outputText;
    project.write("migrations/CreateUsersTable.js", compiled(createUsersTable));
    project.write("program.js", compiled(program(connection)));
    const env = {
      DB_NAME: name,
      ...(host !== undefined && { DB_HOST: host }),
      ...(port !== undefined && { DB_PORT: String(port) }),
      ...(username !== undefined && { DB_USER: username }),
      ...(password !== undefined && { DB_PASS: password }),
    };
    expect(await project.node(["program.js"], { env })).toMatchObject({
      code: 0,
      stdout:
        "[ { name: 'CreateUsersTable', direction: 'up', success: true } ]\n" +
        "[ 'CreateUsersTable' ]\n[]\nGenerated: \n",
      stderr: "",
    });
  });
});

describeEngine("postgres", () => {
  it("writes the file of the traced example to the letter, with what it warns of", async () => {
    const database = await startDatabase("postgres", { label: "page" });
    const project = new Project();
    try {
      project.configure(database.options);
      project.write("entities/User.ts", user(email));
      await project.succeed("migrate:generate", "--name", "create_users");
      await project.succeed("migrate:run");
      project.write("entities/User.ts", user("@Column({ length: 500 })\nemail!: string;", phone));
      project.write("entities/Post.ts", post);
      await project.succeed("migrate:generate", "--name", "schema_update");
      const source = project.read(`migrations/${project.list().at(-1)}`);
      expect(
        source
          .replace(/\d{13}/g, "<ms>")
          .replace(/^\/\/ Proved on .*\n/, "")
          .replace(/^ *\/\/ [A-Z_]+: .*\n/gm, "")
          .replace(/^\s+/gm, ""),
      ).toBe(tracedExample);
    } finally {
      project.remove();
      await database.drop();
    }
  });
});

const tracedExample = `import { Migration, MigrationContext } from "@stingerloom/orm";
export class SchemaUpdate<ms> extends Migration {
async up({ query, driver }: MigrationContext) {
// New table: post
await query(\`
CREATE TABLE \${driver.escapeIdentifier("post")} (
\${driver.escapeIdentifier("id")} SERIAL PRIMARY KEY,
\${driver.escapeIdentifier("title")} VARCHAR(255),
\${driver.escapeIdentifier("content")} TEXT,
\${driver.escapeIdentifier("createdAt")} TIMESTAMP
)
\`);
// Added column: user.phone
await query(
\`ALTER TABLE \${driver.escapeIdentifier("user")} ADD COLUMN \${driver.escapeIdentifier("phone")} VARCHAR(255)\`
);
// Altered column: user.email VARCHAR(255) -> VARCHAR(500)
await query(
\`ALTER TABLE \${driver.escapeIdentifier("user")} ALTER COLUMN \${driver.escapeIdentifier("email")} TYPE VARCHAR(500)\`
);
}
async down({ query, driver }: MigrationContext) {
// Revert: user.email back to VARCHAR(255)
await query(
\`ALTER TABLE \${driver.escapeIdentifier("user")} ALTER COLUMN \${driver.escapeIdentifier("email")} TYPE VARCHAR(255)\`
);
// Revert: drop user.phone
await query(
\`ALTER TABLE \${driver.escapeIdentifier("user")} DROP COLUMN \${driver.escapeIdentifier("phone")}\`
);
// Revert: drop post table
await query(\`DROP TABLE IF EXISTS \${driver.escapeIdentifier("post")}\`);
}
}
`;
