import { join } from "node:path";
import { Project } from "./project";

let project: Project;
beforeEach(() => (project = new Project()));
afterEach(() => project.remove());

const connection = `{ type: "sqlite", database: "app.db", entities: ["./entities/*"] }`;
const migration = `const { Migration } = require("@stingerloom/orm");
exports.First = class First extends Migration {
  async up({ query }) { await query("CREATE TABLE note (id INTEGER)"); }
  async down({ query }) { await query("DROP TABLE note"); }
};
`;

/** The modules that a command loaded, as paths. */
async function loadedBy(...args: readonly string[]): Promise<readonly string[]> {
  project.write(
    "list.cjs",
    `process.on("exit", () => process.stderr.write("LOADED " + JSON.stringify(Object.keys(require.cache)) + "\\n"));`,
  );
  const { code, stderr } = await project.run(args, { env: { NODE_OPTIONS: `--require ${project.path("list.cjs")}` } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("LOADED ") as string });
  return JSON.parse(/^LOADED (.*)$/m.exec(stderr)?.[1] ?? "[]") as string[];
}

describe("with a configuration in JavaScript", () => {
  beforeEach(() => {
    project.write("stingerloom.config.js", `module.exports = { connection: ${connection}, migrations: "migrations" };`);
    project.write("migrations/1_first.js", migration);
  });

  it.each([["migrate:run"], ["migrate:status"]])(
    "%s loads no compiler, and little of what compares",
    async (command) => {
      await project.succeed("migrate:run");
      const loaded = await loadedBy(command);
      expect(loaded.filter((path) => /[\\/](?:jiti|get-tsconfig)[\\/]/.test(path))).toEqual([]);
      const comparing =
        /packages[\\/](?:schema-diff[\\/]dist[\\/](?:diff|plan)|proof[\\/]dist[\\/]prove|codegen[\\/]dist[\\/]print)/;
      expect(loaded.filter((path) => comparing.test(path))).toEqual([]);
    },
  );
});

const note = `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";
@Entity() export class Note { @PrimaryGeneratedColumn() id!: number; @Column() text!: string; }
`;
const plainNote = `class Note {}
PrimaryGeneratedColumn({ type: "int" })(Note.prototype, "id");
Entity()(Note);
`;
const names = "Entity, PrimaryGeneratedColumn";

it.each<[string, Record<string, string>]>([
  [
    "imports TypeScript",
    {
      "stingerloom.config.js":
        'import { Note } from "./models/note.ts";\n' +
        "export default { connection: { type: 'sqlite', database: 'app.db', entities: [Note] } };",
      "models/note.ts": note,
    },
  ],
  [
    "has decorators",
    {
      "stingerloom.config.js": `export default { connection: ${connection} };`,
      "entities/note.js": note.replace(/!: \w+/g, "").replace("@Column()", '@Column({ type: "text" })'),
    },
  ],
  [
    "is written in the format that its package does not have",
    {
      "stingerloom.config.js": `module.exports = { connection: ${connection} };`,
      "entities/note.js": `const { ${names} } = require("@stingerloom/orm");\n${plainNote}module.exports = { Note };`,
    },
  ],
  [
    "imports by an alias of tsconfig.json",
    {
      "tsconfig.json": `{ "compilerOptions": { "paths": { "@models/*": ["./models/*"] } } }`,
      "stingerloom.config.js": `export default { connection: ${connection} };`,
      "entities/all.js": `export { Note } from "@models/note";`,
      "models/note.ts": note,
    },
  ],
  [
    "is referred to by TypeScript",
    {
      "stingerloom.config.js": `export default { connection: ${connection} };`,
      "entities/a_note.mjs": `import { ${names} } from "@stingerloom/orm";\n${plainNote}export { Note };`,
      "entities/b_page.ts": `import { Entity, ManyToOne, PrimaryGeneratedColumn } from "@stingerloom/orm";
import { Note } from "./a_note.mjs";
@Entity() export class Page { @PrimaryGeneratedColumn() id!: number; @ManyToOne(() => Note) note!: object; }
`,
    },
  ],
])("JavaScript that %s is loaded", async (_, files) => {
  project.write("package.json", '{ "private": true, "type": "module" }\n');
  for (const [file, text] of Object.entries(files)) project.write(file, text);
  expect(await project.succeed("migrate:generate", "--dry-run", "--no-prove")).toContain("New table: note");
});

it("does not load JavaScript twice that throws", async () => {
  project.write("stingerloom.config.js", `console.error("once"); throw new Error("out of order");`);
  const { code, stderr } = await project.run(["migrate:status"]);
  expect({ code, times: stderr.split("once").length - 1 }).toEqual({ code: 2, times: 1 });
  expect(stderr).toContain("out of order");
});

describe("what was compiled is kept", () => {
  const cache = join("node_modules", ".cache", "stingerloom");
  const configure = (database: string) =>
    project.write(
      "stingerloom.config.ts",
      `export default { connection: { type: "sqlite", database: "${database}" }, migrations: [] };`,
    );
  const database = async () =>
    /There is no database (\S+)/.exec((await project.run(["migrate:status"])).stderr)?.[1] ?? "none";

  it("and read again while the source is the same", async () => {
    configure("one.db");
    expect(await database()).toBe("one.db");
    const [entry = ""] = project.list(cache);
    const kept = project.read(join(cache, entry));
    project.write(join(cache, entry), kept.replace("one.db", "kept.db"));
    expect(await database()).toBe("kept.db");
    configure("two.db");
    expect(await database()).toBe("two.db");
    expect(project.list(cache)).toEqual([entry]);
    project.write(join(cache, entry), "cut off");
    expect(await database()).toBe("two.db");
  });

  it("unless it cannot be written", async () => {
    configure("one.db");
    project.write(join("node_modules", ".cache"), "a file where the folder would be");
    expect(await database()).toBe("one.db");
  });
});
