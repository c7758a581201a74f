// The story of the README, run with the real binary in a copy of this folder. Each command is printed with what it
// says.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "stingerloom-quickstart-"));
const bin = createRequire(import.meta.url)
  .resolve("@stingerloom/orm/package.json")
  .replace(/package\.json$/, "bin/stingerloom.js");

function tell() {
  copyExample();
  title("1. The database is empty. Generate its first migration from the entities.");
  stingerloom("migrate:generate", "--name", "create_shop");
  title("2. Run it.");
  stingerloom("migrate:run");
  title("3. The shop opens: rows come in.");
  insertRows();
  title("4. Change the entities: rename a column, widen another, add one, and a new table.");
  show(["entities/user.ts", "changes/user.ts"]);
  cpSync(join(folder, "changes"), join(folder, "entities"), { recursive: true });
  title("5. Generate the migration, and read it before you run it.");
  stingerloom("migrate:generate", "--name", "names_phones_and_reviews");
  showMigration("names_phones_and_reviews");
  title("6. Run it. The rows are still there.");
  stingerloom("migrate:run");
  printRows('SELECT id, "fullName", email, phone FROM user');
  stingerloom("migrate:status");
  title("7. Something is wrong? Roll back. The rows are still there.");
  stingerloom("migrate:rollback");
  printRows("SELECT id, name, email FROM user");
  stingerloom("migrate:status");
}

function copyExample() {
  cpSync(here, folder, { recursive: true, filter: (path) => !path.endsWith("node_modules") });
  symlinkSync(join(here, "node_modules"), join(folder, "node_modules"), "junction");
}

function stingerloom(...args) {
  console.log(`\n$ npx stingerloom ${args.join(" ")}`);
  const { status } = spawnSync(process.execPath, [bin, ...args], { cwd: folder, stdio: "inherit" });
  if (status !== 0) throw new Error(`stingerloom ${args.join(" ")} exited with ${status}`);
}

function withDatabase(work) {
  const require = createRequire(
    createRequire(join(here, "package.json")).resolve("@stingerloom/drivers-sqlite/package.json"),
  );
  const Database = require("better-sqlite3");
  const database = new Database(join(folder, "shop.db"));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

function insertRows() {
  const statements = [
    `INSERT INTO user (name, email) VALUES ('Ada', 'ada@example.com'), ('Grace', 'grace@example.com')`,
    `INSERT INTO product (title, price, stock) VALUES ('Loom', 129.5, 3), ('Yarn', 4.2, 200)`,
    `INSERT INTO "order" ("customerId") VALUES (1)`,
    `INSERT INTO order_product ("orderId", "productId") VALUES (1, 1), (1, 2)`,
  ];
  withDatabase((database) => statements.forEach((statement) => (console.log(statement), database.exec(statement))));
}

function printRows(query) {
  console.log(`\n> ${query}`);
  console.table(withDatabase((database) => database.prepare(query).all()));
}

function showMigration(name) {
  const file = readdirSync(join(folder, "migrations")).find((candidate) => candidate.includes(name));
  console.log(`\n$ cat migrations/${file}\n${readFileSync(join(folder, "migrations", file), "utf8")}`);
}

function show([before, after]) {
  const lines = (file) => readFileSync(join(folder, file), "utf8").split("\n");
  const [old, now] = [lines(before), lines(after)];
  for (const line of old.filter((text) => !now.includes(text))) console.log(`- ${line}`);
  for (const line of now.filter((text) => !old.includes(text))) console.log(`+ ${line}`);
}

function title(text) {
  console.log(`\n\n${text}\n${"-".repeat(text.length)}`);
}

try {
  tell();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
