import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ts from "typescript";
import type { PulledSchema, PullOptions } from "@stingerloom/cli";
import { describeEngines } from "../src/describe-engine";
import { ENGINES, type Engine } from "../src/engine";
import { fixturesOf } from "../src/fixture";
import { compiled, pullFrom } from "./pull-law";

const packages = resolve(__dirname, "..", "..");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stingerloom-pulled-"));
  mkdirSync(join(folder, "node_modules", "@stingerloom"), { recursive: true });
  symlinkSync(join(packages, "entities"), join(folder, "node_modules", "@stingerloom", "orm"), "dir");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describeEngines(ENGINES, (engine) => {
  test("pulled files compile under strict", async () => {
    const files = [
      ...(await pullAll(engine, "usual", {})),
      ...(await pullAll(engine, "other", { singleFile: "entities.ts", enums: "enum", case: "keep" })),
    ];
    const program = ts.createProgram(files, {
      strict: true,
      noEmit: true,
      noUnusedLocals: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: false,
      isolatedModules: true,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
      customConditions: ["@stingerloom/source"],
    });
    const own = ts.getPreEmitDiagnostics(program).filter(({ file }) => file?.fileName.startsWith(folder) ?? true);
    expect(ts.formatDiagnostics(own, formatHost)).toBe("");
  }, 120_000);
});

describeEngines(["sqlite"], (engine) => {
  const [fixture] = fixturesOf(engine).filter(({ name }) => name === "film-rental");

  test("files that import each other in a circle load as ES modules, whichever is first", async () => {
    const pulled = await pullFrom(engine, fixture!.first, { importEnding: ".js" });
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const names = pulled.entities.map(({ name }) => name.replace(/\.ts$/, ".js"));
    for (const [i, { source }] of pulled.entities.entries())
      writeFileSync(join(folder, names[i]!), compiled(source, ts.ModuleKind.ESNext));
    for (const name of names) {
      const { status, stderr } = spawnSync(process.execPath, [name], { cwd: folder, encoding: "utf8" });
      expect([name, status, stderr]).toEqual([name, 0, ""]);
    }
  }, 60_000);
});

async function pullAll(engine: Engine, style: string, options: PullOptions): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const { name, first, second } of fixturesOf(engine)) {
    const pulled = await pullFrom(engine, [...first, ...second], options);
    paths.push(...write(join(folder, style, name), pulled));
  }
  return paths;
}

function write(into: string, { entities }: PulledSchema): readonly string[] {
  mkdirSync(into, { recursive: true });
  return entities.map(({ name, source }) => {
    writeFileSync(join(into, name), source);
    return join(into, name);
  });
}

const formatHost: ts.FormatDiagnosticsHost = {
  getCurrentDirectory: () => folder,
  getCanonicalFileName: (name) => name,
  getNewLine: () => "\n",
};
