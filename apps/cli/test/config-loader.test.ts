import { Project, type Outcome } from "./project";

const connection = `{ type: "sqlite", database: "app.db", entities: ["./entities/*.ts"] }`;
const migration = `async up({ query }) { await query("CREATE TABLE made (id INTEGER)"); }
  async down({ query }) { await query("DROP TABLE made"); }`;
const [none, two] = ["Summary: 0 executed, 0 pending", "Summary: 0 executed, 2 pending"];

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly code?: number;
  /** What standard output, or where the command fails standard error, has in it. */
  readonly says: string;
}

async function runCase({ files, args = ["migrate:status"] }: Case): Promise<Outcome> {
  const project = new Project();
  try {
    for (const [file, text] of Object.entries(files)) project.write(file, text);
    return await project.run(args);
  } finally {
    project.remove();
  }
}

const esm = { "package.json": '{ "private": true, "type": "module" }' };
const exported = `export default { connection: ${connection} };\n`;
const required = `module.exports = { connection: ${connection} };\n`;

const forms: Case[] = [
  ...["ts", "mts", "cts"].flatMap((ending): Case[] => [
    { name: `.${ending} in a CommonJS project`, files: { [`stingerloom.config.${ending}`]: exported }, says: none },
    {
      name: `.${ending} in an ES-module project`,
      files: { ...esm, [`stingerloom.config.${ending}`]: exported },
      says: none,
    },
  ]),
  { name: ".js in a CommonJS project", files: { "stingerloom.config.js": required }, says: none },
  { name: ".js in an ES-module project", files: { ...esm, "stingerloom.config.js": exported }, says: none },
  { name: ".cjs in an ES-module project", files: { ...esm, "stingerloom.config.cjs": required }, says: none },
  { name: ".mjs in a CommonJS project", files: { "stingerloom.config.mjs": exported }, says: none },
  {
    name: "what a compiler made of export default",
    files: {
      "stingerloom.config.js":
        `Object.defineProperty(exports, "__esModule", { value: true });\nexports.default = { connection: ` +
        `${connection} };\n`,
    },
    says: none,
  },
  {
    name: "entities that CommonJS exports as one object made by a function",
    files: {
      "stingerloom.config.js": required.replace("*.ts", "*.js"),
      "entities/all.js":
        'const { Entity, PrimaryGeneratedColumn } = require("@stingerloom/orm");\n' +
        "const make = () => { class Note {} PrimaryGeneratedColumn({ type: 'int' })(Note.prototype, 'id'); " +
        "Entity()(Note); return { Note }; };\nmodule.exports = make();\n",
    },
    args: ["migrate:generate"],
    says: "Generated: migrations",
  },
  {
    name: "a function",
    files: { "stingerloom.config.ts": `export default () => ({ connection: ${connection} });\n` },
    says: none,
  },
  {
    name: "a function that gives a promise",
    files: { "stingerloom.config.ts": `export default async () => ({ connection: ${connection} });\n` },
    says: none,
  },
  {
    name: "a promise",
    files: { "stingerloom.config.ts": `export default Promise.resolve({ connection: ${connection} });\n` },
    says: none,
  },
];

const broken: Case[] = [
  { name: "no configuration", files: {}, code: 2, says: "CONFIG_NOT_FOUND" },
  {
    name: "a configuration that --config names and that is not there",
    files: {},
    args: ["migrate:status", "--config", "absent.ts"],
    code: 2,
    says: "There is no file absent.ts",
  },
  {
    name: "a file that throws",
    files: { "stingerloom.config.ts": `throw new Error("out of order");\n` },
    code: 2,
    says: "out of order",
  },
  {
    name: "a function that throws",
    files: { "stingerloom.config.ts": `export default () => { throw new Error("out of order"); };\n` },
    code: 2,
    says: "CONFIG_FAILED",
  },
  { name: "no export", files: { "stingerloom.config.ts": "export {};\n" }, code: 2, says: "CONFIG_INVALID" },
  { name: "no TypeScript", files: { "stingerloom.config.ts": "export default {;\n" }, code: 2, says: "MODULE_FAILED" },
];

const one =
  `import { Migration, type MigrationContext } from "@stingerloom/orm";\nexport class One extends ` +
  `Migration {\n  ${migration.replaceAll("{ query })", "{ query }: MigrationContext)")}\n}\n`;
const another = one.replace("class One", "class Two");
const files = { "migrations/1_one.ts": one, "migrations/2_two.ts": another };

function listing(list: string): string {
  return `import { One } from "./migrations/1_one";
import { Two } from "./migrations/2_two";
export const unused = [One, Two];
export default { connection: ${connection}, migrations: ${list} };
`;
}

const lists: Case[] = [
  '["./migrations/*.ts"]',
  '"./migrations/*.ts"',
  '["./migrations"]',
  "[One, Two]",
  "[new One(), new Two()]",
  '[One, "./migrations/2_two.ts"]',
].map((list) => ({
  name: `migrations: ${list}`,
  files: { ...files, "stingerloom.config.ts": listing(list) },
  says: `Pending:\nOne\nTwo\n${two}`,
}));

const entity = `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";
@Entity()
export class Thing {
  @PrimaryGeneratedColumn()
  id!: number;
  @Column()
  title!: string;
  @Column()
  made!: Date;
}
`;

const entities: Case[] = ['["./entities/*.ts"]', '["./entities"]', "[Thing]"].flatMap((list) =>
  [{}, esm].map((kind) => ({
    name: `entities: ${list} in ${kind === esm ? "an ES-module" : "a CommonJS"} project, types from the properties`,
    files: {
      ...kind,
      "entities/thing.ts": entity,
      "stingerloom.config.ts":
        `import { Thing } from "./entities/thing";\nexport const unused = Thing;\nexport default { ` +
        `connection: { type: "sqlite", database: "app.db", entities: ${list} } };\n`,
    },
    args: ["migrate:generate", "--dry-run"],
    says:
      '${driver.escapeIdentifier("title")} VARCHAR(255) NOT NULL,\n        ' +
      '${driver.escapeIdentifier("made")} DATETIME NOT NULL',
  })),
);

const order = [
  "stingerloom.config.ts",
  "stingerloom.config.js",
  "ormconfig.ts",
  "ormconfig.js",
  "stingerloom.config.mts",
];
const found: Case[] = order.slice(1).map((file, index) => ({
  name: `${order[index]} before ${file}`,
  files: {
    [order[index] ?? ""]: order[index]?.endsWith(".js") === true ? required : exported,
    [file]: `throw new Error("not this one");\n`,
  },
  says: none,
}));

describe.each([
  { title: "a configuration may be (complaints 26)", cases: forms },
  { title: "a configuration that cannot be used:", cases: broken },
  { title: "migrations are found by", cases: lists },
  { title: "entities are found by", cases: entities },
  { title: "a configuration is looked for in order:", cases: found },
])("$title", ({ cases }) => {
  test.each(cases)("$name", async (row) => {
    const { code, stdout, stderr } = await runCase(row);
    expect({ code, text: code === 0 ? stdout : stderr }).toEqual({
      code: row.code ?? 0,
      text: expect.stringContaining(row.says) as string,
    });
  });
});
