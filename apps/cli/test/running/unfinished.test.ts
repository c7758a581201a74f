import { Project, type Outcome } from "../project";

/** What people write, and what the process says. */
interface Row {
  readonly name: string;
  /** The body of `up()`, after its first statement. */
  readonly up?: string;
  /** More of the configuration. */
  readonly config?: string;
  /** In place of the configuration. */
  readonly file?: string;
  /** Before the migration's class. */
  readonly before?: string;
  readonly args?: readonly string[];
  readonly code: number;
  readonly says: readonly RegExp[];
}

const never = "await new Promise(() => undefined);";
const unfinished = /MIGRATION_NOT_FINISHED: /;

const rows: readonly Row[] = [
  {
    name: "an up() that never ends",
    up: never,
    code: 1,
    says: [unfinished, /up\(\) of "CreateA1".*after statement 1 \(CREATE TABLE a/],
  },
  {
    name: "an up() that ends the process",
    up: "process.exit(0);",
    code: 1,
    says: [unfinished, /up\(\) of "CreateA1"/],
  },
  { name: "an up() that ends the process with 3", up: "process.exit(3);", code: 1, says: [unfinished] },
  {
    name: "a dry run of an up() that never ends",
    up: never,
    args: ["migrate:run", "--dry-run"],
    code: 1,
    says: [unfinished],
  },
  {
    name: "a hook that never ends",
    config: "hooks: { beforeAll: () => new Promise(() => undefined) }",
    code: 1,
    says: [unfinished, /the hook beforeAll/],
  },
  {
    name: "a hook that ends the process",
    config: "hooks: { afterAll: () => process.exit(0) }",
    code: 1,
    says: [unfinished, /the hook afterAll/],
  },
  {
    name: "a password function that never ends",
    config: 'connection: { type: "mysql", database: "x", password: () => new Promise(() => undefined) }',
    code: 1,
    says: [unfinished, /connection\.password/],
  },
  {
    name: "a configuration that never comes",
    file: "export default new Promise(() => undefined);",
    code: 1,
    says: [unfinished, /configuration was being loaded/],
  },
  {
    name: "a configuration function that never ends",
    file: "export default () => new Promise(() => undefined);",
    code: 1,
    says: [unfinished, /configuration was being loaded/],
  },
  { name: "a migration file that waits for ever", before: never, code: 1, says: [unfinished] },
  { name: "a migration file that ends the process", before: "process.exit(0);", code: 1, says: [unfinished] },
  {
    name: "an exception in a timer",
    up: `setTimeout(() => { throw new Error("boom"); }, 1); ${never}`,
    code: 1,
    says: [/^MIGRATION_FAILED: "CreateA1" failed: .*boom/m, /Nothing of up\(\) was kept/],
  },
  {
    name: "a promise that nobody awaits, and that fails",
    up: 'Promise.reject(new Error("boom")); await new Promise((done) => setTimeout(done, 60_000));',
    code: 1,
    says: [/^MIGRATION_FAILED: "CreateA1" failed: .*boom/m, /was ended with this left open: 1 × timer/],
  },
  {
    name: "an exception after the end",
    up: 'setTimeout(() => { throw new Error("boom"); }, 500);',
    code: 1,
    says: [/^MIGRATION_FAILED: "CreateA1": .*boom/m],
  },
  {
    name: "an exception while the configuration is loaded",
    file: `setTimeout(() => { throw new Error("boom"); }, 1);
export default new Promise((done) => setTimeout(done, 60_000));`,
    code: 1,
    says: [/^UNCAUGHT_EXCEPTION: .*boom/m],
  },
  {
    name: "nothing thrown as an error",
    up: "throw undefined;",
    code: 1,
    says: [/^MIGRATION_FAILED: "CreateA1" failed: undefined was thrown/m],
  },
  {
    name: "an object thrown that cannot be made a text",
    up: "throw Object.create(null);",
    code: 1,
    says: [/^MIGRATION_FAILED: "CreateA1" failed: an object was thrown/m],
  },
  {
    name: "a timer left open",
    up: "setInterval(() => undefined, 1_000);",
    code: 0,
    says: [/was ended with this left open: 1 × timer/],
  },
  {
    name: "control characters in an error",
    up: 'throw new Error("a\\u001b[31m\\u0007\\r\\u202eb\\nOK: done");',
    code: 1,
    says: [/a\\x1b\[31m\\x07\\r\\u202eb\n {2}OK: done/],
  },
  {
    name: "a URL with a password in an error",
    up: 'throw new Error("no postgres://app:pa/ss@host/db?sslpassword=x");',
    code: 1,
    says: [/no postgres:\/\/app:\*\*\*@host\/db\?sslpassword=\*\*\*/],
  },
];

function projectOf({ up = "", config, file, before = "" }: Row): Project {
  const project = new Project();
  project.write(
    "stingerloom.config.ts",
    file ??
      `export default { connection: { type: "sqlite", database: ` +
        `"app.db" }, migrations: ["m/*.mts"], ${config ?? ""} };`,
  );
  project.write(
    "m/1_create_a.mts",
    `import { Migration } from "@stingerloom/orm";
${before}
export class CreateA1 extends Migration {
  async up({ query }) { await query("CREATE TABLE a (id INTEGER PRIMARY KEY)"); ${up} }
  async down({ query }) { await query("DROP TABLE a"); }
}
`,
  );
  return project;
}

async function outcomeOf(row: Row, ...more: readonly string[]): Promise<Outcome> {
  const project = projectOf(row);
  try {
    return await project.run([...(row.args ?? ["migrate:run"]), ...more]);
  } finally {
    project.remove();
  }
}

describe("a process never ends without a word", () => {
  test.each(rows)("$name", async (row) => {
    const { code, stderr } = await outcomeOf(row);
    for (const pattern of row.says) expect(stderr).toMatch(pattern);
    expect(code).toBe(row.code);
  });
});

describe("with --json standard output is one value", () => {
  const up = 'console.log("noise"); process.stdout.write("more");';
  const noisy = [...rows, { name: "console.log", up, code: 0 }];
  test.each(noisy.filter(({ name }) => !/left open/.test(name)))("$name", async (row) => {
    const { code, stdout } = await outcomeOf({ says: [], ...row }, "--json");
    expect(typeof JSON.parse(stdout)).toBe("object");
    expect(code).toBe(row.code);
  });
});

test("a stray argument with a password is not repeated", async () => {
  const { code, output } = await outcomeOf({ name: "", code: 2, says: [] }, "postgres://u:s3cret@host/db");
  expect(output).toContain("postgres://u:***@host/db");
  expect(output).not.toContain("s3cret");
  expect(code).toBe(2);
});

const hidden = "the list of processes does not show a URL of the arguments";
if (process.platform === "linux") {
  test(hidden, async () => {
    // The migration reads what others see of its own process.
    const up = 'throw new Error(`seen: ${readFileSync("/proc/self/cmdline", "utf8")}`);';
    const row = { name: "", before: 'import { readFileSync } from "node:fs";', up, code: 1, says: [] };
    const { output } = await outcomeOf(row, "--connection-url", "sqlite:app.db?password=s3cret");
    expect(output).toContain("seen: stingerloom migrate:run");
    expect(output).not.toContain("s3cret");
  });
} else {
  test.skip(`${hidden}: not supported, because there is no /proc`, () => undefined);
}
