import type { Migration, MigrationContext } from "@stingerloom/core";

type Step = (context: MigrationContext, quote: (name: string) => string) => Promise<void>;

const USERS = 40;

/**
 * Migrations of all kinds of statements. Each adds a row to `proof`, which has no key: one that ran twice would show.
 * Counting up `visits` shows a statement that ran twice.
 */
export function crashMigrations(): readonly Migration[] {
  return [
    migration("CreateProof", createProof, ({ driver }) => driver.dropTable("proof")),
    migration("CreateUsers", createUsers, async (context) => {
      await context.driver.dropTable("users");
      await unprove(context, "CreateUsers");
    }),
    migration("CountVisits", countVisits, async (context, q) => {
      await unprove(context, "CountVisits");
      await context.query(`UPDATE ${q("users")} SET ${q("visits")} = ${q("visits")} - 1`);
      await context.driver.dropColumn("users", "age");
    }),
    migration("CreateOrders", createOrders, async (context, q) => {
      await unprove(context, "CreateOrders");
      await context.query(`DELETE FROM ${q("orders")}`);
      await context.driver.dropTable("orders");
    }),
    Object.assign(
      migration("IndexUsers", indexUsers, async (context) => {
        await unprove(context, "IndexUsers");
        await context.driver.dropIndex("users", "users_by_visits");
        await context.driver.dropIndex("users", "users_by_name");
      }),
      { transaction: false },
    ),
    migration("AskFirst", askFirst, async (context, q) => {
      await context.query(`UPDATE ${q("users")} SET ${q("visits")} = ${q("visits")} - 10`);
      await context.driver.dropColumn("users", "fax");
      await context.driver.dropColumn("users", "phone");
      await unprove(context, "AskFirst");
    }),
    migration("RenameOrders", renameOrders, async (context) => {
      await unprove(context, "RenameOrders");
      await context.driver.renameColumn("purchases", "total", "sum");
      await context.driver.renameTable("purchases", "orders");
    }),
  ];
}

/** As many migrations as are asked for, each of one table and one row that proves it ran. */
export function provingMigrations(count: number): readonly Migration[] {
  const first = migration("CreateProof", createProof, ({ driver }) => driver.dropTable("proof"));
  const rest = Array.from({ length: count - 1 }, (_, index) => {
    const name = `CreateTable${index + 2}`;
    const up: Step = async (context) => {
      await context.driver.createTable(`t${index + 2}`, [{ name: "id", type: "INTEGER", primary: true }]);
      await prove(context, name);
    };
    return migration(name, up, ({ driver }) => driver.dropTable(`t${index + 2}`));
  });
  return [first, ...rest];
}

function migration(name: string, up: Step, down: Step): Migration {
  const run = (step: Step) => (context: MigrationContext) =>
    step(context, (part) => context.driver.escapeIdentifier(part));
  return { name, up: run(up), down: run(down) };
}

async function prove({ query, driver }: MigrationContext, name: string): Promise<void> {
  await query(`INSERT INTO ${driver.escapeIdentifier("proof")} VALUES (${driver.escapeLiteral(name)})`);
}

async function unprove({ query, driver }: MigrationContext, name: string): Promise<void> {
  const [table, column] = [driver.escapeIdentifier("proof"), driver.escapeIdentifier("name")];
  await query(`DELETE FROM ${table} WHERE ${column} = ${driver.escapeLiteral(name)}`);
}

async function createProof(context: MigrationContext): Promise<void> {
  await context.driver.createTable("proof", [{ name: "name", type: "VARCHAR(100)" }]);
  await prove(context, "CreateProof");
}

async function createUsers(context: MigrationContext, q: (name: string) => string): Promise<void> {
  await prove(context, "CreateUsers");
  await context.driver.createTable("users", [
    { name: "id", type: "INTEGER", primary: true },
    { name: "name", type: "VARCHAR(100)" },
    { name: "visits", type: "INTEGER", default: "0" },
  ]);
  for (let id = 1; id <= USERS; id++) {
    await context.query(
      `INSERT INTO ${q("users")} (${q("id")}, ${q("name")}) VALUES (${id}, ` +
        `${context.driver.escapeLiteral(`user ${id}`)})`,
    );
  }
}

async function countVisits(context: MigrationContext, q: (name: string) => string): Promise<void> {
  await context.driver.addColumn("users", { name: "age", type: "INTEGER", nullable: true });
  await context.query(`UPDATE ${q("users")} SET ${q("visits")} = ${q("visits")} + 1`);
  await prove(context, "CountVisits");
}

async function createOrders(context: MigrationContext, q: (name: string) => string): Promise<void> {
  await context.driver.createTable("orders", [
    { name: "id", type: "INTEGER", primary: true },
    { name: "sum", type: "INTEGER" },
  ]);
  await context.query(`INSERT INTO ${q("orders")} SELECT ${q("id")}, ${q("visits")} FROM ${q("users")}`);
  await prove(context, "CreateOrders");
}

async function indexUsers(context: MigrationContext, q: (name: string) => string): Promise<void> {
  const concurrently = context.driver.type === "postgres" ? "CONCURRENTLY " : "";
  await context.query(`CREATE INDEX ${concurrently}${q("users_by_name")} ON ${q("users")} (${q("name")})`);
  await context.query(`CREATE INDEX ${concurrently}${q("users_by_visits")} ON ${q("users")} (${q("visits")})`);
  await prove(context, "IndexUsers");
}

async function askFirst(context: MigrationContext, q: (name: string) => string): Promise<void> {
  await prove(context, "AskFirst");
  if (!(await context.driver.hasColumn("users", "phone"))) {
    await context.driver.addColumn("users", { name: "phone", type: "VARCHAR(20)", nullable: true });
  }
  await context.driver.addColumn("users", { name: "fax", type: "VARCHAR(20)", nullable: true });
  await context.query(`UPDATE ${q("users")} SET ${q("visits")} = ${q("visits")} + 10`);
}

async function renameOrders(context: MigrationContext): Promise<void> {
  await context.driver.renameTable("orders", "purchases");
  await context.driver.renameColumn("purchases", "sum", "total");
  await prove(context, "RenameOrders");
}
