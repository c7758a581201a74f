import { resolve } from "node:path";
import ts from "typescript";

const file = resolve(__dirname, "types-case.ts");
const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  types: ["node"],
};

/** The compiler's errors in a file of this text: the text at which each stands. */
function errorsOf(text: string): string[] {
  const imports = [
    'import { defineConfig, MigrationCli } from "@stingerloom/cli";',
    'import type { MigrationContext } from "@stingerloom/core";',
  ];
  const source = [...imports, text].join("\n");
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ start = 0, length = 0 }) => source.slice(start, start + length));
}

const sqlite = '{ type: "sqlite", database: "x" }';

test.each([
  ["an object", `defineConfig({ connection: ${sqlite} });`],
  ["a function", `defineConfig(() => ({ connection: ${sqlite} }));`],
  ["a function that gives a promise", `defineConfig(async () => ({ connection: ${sqlite} }));`],
  ["a promise", `defineConfig(Promise.resolve({ connection: { type: "sqlite" as const, database: "x" } }));`],
  ["a URL without a type", 'defineConfig({ connection: { url: "postgres://h/d", schema: "app" } });'],
  ["a naming strategy", 'defineConfig({ connection: { type: "mysql", namingStrategy: { tableName: String } } });'],
  [
    "several connections",
    `defineConfig({ connections: { main: { ...${sqlite}, type: "sqlite", migrations: "main" } } });`,
  ],
  [
    "what execute() gives",
    `const cli = new MigrationCli([], ${sqlite});
     export const names: Promise<string[]> = cli.execute("migrate:status").then(({ pending }) => pending);
     export const done = async (): Promise<boolean[]> =>
       (await cli.execute("run")).map(({ success }) => success);`,
  ],
  [
    "a connection for a configuration and for MigrationCli",
    `import type { Connection } from "@stingerloom/cli";
     const connection: Connection = ${sqlite};
     export const config = defineConfig({ connection });
     export const cli = new MigrationCli([], connection);
     export const byUrl = new MigrationCli([], { url: "postgres://h/d" });`,
  ],
  [
    "the type of rows",
    `export const up = async ({ query }: MigrationContext): Promise<number[]> =>
       (await query<{ id: number }>("SELECT id FROM t WHERE x = ?", [1])).map(({ id }) => id);`,
  ],
])("%s compiles", (_, text) => {
  expect(errorsOf(text)).toEqual([]);
});

test.each([
  ["a misspelt key", `defineConfig({ connection: ${sqlite}, migratons: [] });`, "migratons"],
  ["a misspelt key of a connection", 'defineConfig({ connection: { type: "postgres", databse: "x" } });', "databse"],
  ["another engine's option", 'defineConfig({ connection: { type: "sqlite", database: "x", host: "h" } });', "host"],
  ["a wrong value", 'defineConfig({ connection: { type: "postgres", port: "x" } });', "port"],
  ["a mode that there is not", `defineConfig({ connection: ${sqlite}, transaction: "foo" });`, "transaction"],
])("%s is one error, at its place", (_, text, place) => {
  expect(errorsOf(text)).toEqual([place]);
});
