import { basename, join, relative } from "node:path";
import { migrationNames } from "@stingerloom/codegen";
import type { FileToWrite } from "../pull/write-files";
import type { ImportTool, OldMigration, SqlContent } from "./old-migration";
import { oldTools } from "./old-tools";

/** A migration of ours that does what one of the other tool did. */
export interface PlannedImport extends FileToWrite {
  readonly name: string;
  readonly key: string;
  /** The file that it is from. */
  readonly from: string;
  /** Has it a way back? */
  readonly reversible: boolean;
}

/** Before any migration that has a time in its name, and in the tool's order. */
const firstStamp = 1_000_000_000_000;

/** The files to write, in the order of the tool. */
export function planImport(tool: ImportTool, migrations: readonly OldMigration[], output: string): PlannedImport[] {
  let last = 0;
  return migrations.map((one, position) => {
    last = Math.max(last + 1, one.stamp ?? firstStamp + position);
    const { fileStem, className: name } = migrationNames(one.words, last);
    const { content, key, file: from } = one;
    const ending = content.kind === "sql" ? ".sql" : ".ts";
    const source = content.kind === "sql" ? sqlSource(tool, one, content) : moduleSource(tool, one, name, output);
    const reversible = content.kind === "module" || content.down !== undefined;
    return { name, key, from, reversible, path: join(output, `${fileStem}${ending}`), source };
  });
}

function sqlSource(tool: ImportTool, { file, key }: OldMigration, content: SqlContent): string {
  const { up, down, transaction } = content;
  const what = tool === "prisma" ? key : basename(file);
  return [
    `-- ${what} of ${oldTools[tool].title}.`,
    ...(transaction === false ? ["-- migrate:no-transaction"] : []),
    "-- migrate:up",
    up,
    "",
    ...(down === undefined ? ["-- migrate:no-down"] : ["-- migrate:down", down]),
    "",
  ].join("\n");
}

/** How a tool's own library comes into the wrapper, and which function wraps. */
const wrappers: Partial<Record<ImportTool, { readonly wrap: string; readonly library?: readonly [string, string] }>> = {
  typeorm: { wrap: "typeormMigration", library: ["* as typeorm", "typeorm"] },
  "mikro-orm": { wrap: "mikroOrmMigration" },
  knex: { wrap: "knexMigration", library: ["knex", "knex"] },
  sequelize: { wrap: "sequelizeMigration", library: ["* as sequelize", "sequelize"] },
};

function moduleSource(tool: ImportTool, { file, content }: OldMigration, name: string, output: string): string {
  const { wrap = "", library } = wrappers[tool] ?? {};
  const exported = content.kind === "module" ? content.exported : undefined;
  const original = exported === undefined ? "original" : `original.${exported}`;
  const libraryName = library?.[0].replace("* as ", "");
  const given = [JSON.stringify(name), original, ...(libraryName === undefined ? [] : [libraryName])];
  return [
    `import { ${wrap} } from "@stingerloom/orm";`,
    ...(library === undefined ? [] : [`import ${library[0]} from "${library[1]}";`]),
    `import * as original from "${importPath(output, file)}";`,
    "",
    `/** \`${basename(file)}\` of ${oldTools[tool].title}. */`,
    `export const migration = ${wrap}(${given.join(", ")});`,
    "",
  ].join("\n");
}

function importPath(folder: string, file: string): string {
  const path = relative(folder, file)
    .replaceAll("\\", "/")
    .replace(/\.[jt]s$/, "");
  return path.startsWith(".") ? path : `./${path}`;
}
