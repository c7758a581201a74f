import { id, printSql, sql, type SqlText } from "@stingerloom/schema-diff";
import { assert, asyncProperty, array, constantFrom, oneof, record, string } from "fast-check";
import { printEmptyMigration, printMigration, type PrintedStep } from "../src";
import { loadPrinted, runPrinted } from "./run-printed";

const timestamp = 1711234567892;
const step = (comment: string, statement: SqlText, rest: Partial<PrintedStep> = {}): PrintedStep => ({
  description: comment,
  hazards: [],
  statements: [statement],
  ...rest,
});
const alter = (rest: SqlText) => sql`ALTER TABLE ${id("user")} ${rest}`;

const expected = `import { Migration, MigrationContext } from "@stingerloom/orm";

export class SchemaUpdate1711234567892 extends Migration {
  async up({ query, driver }: MigrationContext) {
    // New table: post
    await query(\`
      CREATE TABLE \${driver.escapeIdentifier("post")} (
        \${driver.escapeIdentifier("id")} SERIAL PRIMARY KEY,
        \${driver.escapeIdentifier("title")} VARCHAR(255)
      )
    \`);

    // Added column: user.phone
    await query(
      \`ALTER TABLE \${driver.escapeIdentifier("user")} ADD COLUMN \${driver.escapeIdentifier("phone")} VARCHAR(255)\`
    );
  }

  async down({ query, driver }: MigrationContext) {
    // Revert: drop user.phone
    // DATA_LOSS: The values are gone. Keep a copy.
    await query(
      \`ALTER TABLE \${driver.escapeIdentifier("user")} DROP COLUMN \${driver.escapeIdentifier("phone")}\`
    );

    // Revert: drop post table
    await query(\`DROP TABLE IF EXISTS \${driver.escapeIdentifier("post")}\`);
  }
}
`;

test("the traced example of the user documentation", () => {
  const createPost = sql`CREATE TABLE ${id("post")} (\n  ${id("id")} SERIAL PRIMARY KEY,\n  ${id("title")} VARCHAR(255)\n)`;
  const printed = printMigration({
    name: "schema_update",
    timestamp,
    up: [
      step("New table: post", createPost, { freeLayout: true }),
      step("Added column: user.phone", alter(sql`ADD COLUMN ${id("phone")} VARCHAR(255)`)),
    ],
    down: [
      step("Revert: drop user.phone", alter(sql`DROP COLUMN ${id("phone")}`), {
        hazards: [
          {
            code: "DATA_LOSS",
            severity: "danger",
            object: "user.phone",
            message: "The values are gone.",
            recipe: "Keep a copy.",
          },
        ],
      }),
      step("Revert: drop post table", sql`DROP TABLE IF EXISTS ${id("post")}`),
    ],
  });
  expect(printed).toEqual({
    fileName: "1711234567892_schema_update.ts",
    className: "SchemaUpdate1711234567892",
    source: expected,
  });
});

describe("what is printed is what runs", () => {
  const nasty = constantFrom(
    ..."\\`${}'\"\n\r\t\0/*-",
    "${",
    "\\u0041",
    "\r\n",
    "\u2028",
    "\u2029",
    "\u202e",
    "\ud800",
    "\udc00",
    "🙂",
    "</script>",
  );
  const text = oneof(
    string({ unit: oneof(nasty, string({ unit: "grapheme", maxLength: 3 })), maxLength: 12 }),
    string({ unit: "binary" }),
  );
  const token = record({ identifier: text });
  const statements = array(array(oneof(text, token), { maxLength: 6 }), { maxLength: 4 });
  const quote = (name: string) => `<${name}>`;

  test.each(["ts", "js-cjs", "js-esm"] as const)(
    "to the letter, for any text, identifier and comment (%s)",
    async (language) => {
      await assert(
        asyncProperty(statements, array(text), array(text), async (given, comments, header) => {
          const printed = printMigration({
            name: "any",
            timestamp,
            language,
            header,
            up: [{ description: comments.join("\n"), hazards: [], statements: given }],
            down: [],
          });
          expect(await runPrinted(printed, "up", quote)).toEqual(given.map((s) => printSql(s, quote)));
          expect(await runPrinted(printed, "down", quote)).toEqual([]);
          expect(Buffer.from(printed.source, "utf8").toString("utf8")).toBe(printed.source);
          expect(printed.source).not.toMatch(/[\r\u2028\u2029\u202a-\u202e\0]/);
        }),
        { numRuns: language === "ts" ? 150 : 50 },
      );
    },
  );

  test("but for white space at the start of lines, where the layout is free", async () => {
    await assert(
      asyncProperty(statements, async (given) => {
        const printed = printMigration({
          name: "any",
          timestamp,
          up: [{ description: "", hazards: [], statements: given, freeLayout: true }],
          down: [],
        });
        const ran = await runPrinted(printed, "up", quote);
        given.forEach((s, i) => {
          const exact = printSql(s, quote);
          if (ran[i] !== exact) expect(ran[i]!.replace(/\n {4,6}/g, "\n").trim()).toBe(exact.trim());
        });
      }),
      { numRuns: 150 },
    );
  });

  const kept: readonly [why: string, statement: SqlText][] = [
    ["a line break in a literal", sql`CREATE TABLE ${id("a")} (\n  x TEXT DEFAULT 'one\n  two'\n)`],
    ["an escaped quote of MySQL", sql`CREATE TABLE ${id("a")} (\n  x TEXT DEFAULT '\\'\n  two'\n)`],
    ["dollar quotes", sql`CREATE FUNCTION f()\n  AS $$\n  x\n$$`],
    ["a line break in a quoted name that is text", ['CREATE TABLE a (\n  "b\n  c" INTEGER\n)']],
  ];
  test.each(kept)("free layout leaves alone what might be %s", async (_, statement) => {
    const printed = printMigration({
      name: "any",
      timestamp,
      up: [{ description: "", hazards: [], statements: [statement], freeLayout: true }],
      down: [],
    });
    expect(await runPrinted(printed, "up", quote)).toEqual([printSql(statement, quote)]);
  });
});

test("a comment never leaves its line", () => {
  const comments = ["a\nawait query('DROP');", "b\r\nthrow 1", "c\u2028throw 1", "d\u2029throw 1"];
  const { source } = printMigration({
    name: "any",
    timestamp,
    header: comments,
    up: [{ description: comments.join("\n"), hazards: [], statements: [] }],
    down: [],
  });
  const lines = source.split(/[\n\r\u2028\u2029]/);
  expect(lines.filter((line) => /throw|DROP/.test(line))).toHaveLength(8);
  expect(lines.filter((line) => /throw|DROP/.test(line) && !line.trim().startsWith("//"))).toEqual([]);
});

test("a migration that must not run in a transaction says so", () => {
  const printed = printMigration({ name: "any", timestamp, transaction: false, up: [], down: [] });
  const migration = new (loadPrinted(printed.source)[printed.className]!)();
  expect(migration).toHaveProperty("transaction", false);
});

test.each([
  ["ts", ".ts", 'import { Migration, MigrationContext } from "@stingerloom/orm";'],
  ["js-cjs", ".js", 'const { Migration } = require("@stingerloom/orm");'],
  ["js-esm", ".js", 'import { Migration } from "@stingerloom/orm";'],
] as const)("an empty migration in %s", async (language, extension, firstLine) => {
  const printed = printEmptyMigration({ name: "by hand", timestamp, language });
  expect(printed.fileName).toBe(`${timestamp}_by_hand${extension}`);
  expect(printed.source.split("\n")[0]).toBe(firstLine);
  expect(await runPrinted(printed, "up", String)).toEqual([]);
  expect(await runPrinted(printed, "down", String)).toEqual([]);
});
