import { readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseEngines, type Engine } from "../engine";
import { evolveHistory, evolveScripts, type EvolvedStep } from "../evolve/evolve-history";
import { readHistory } from "../evolve/read-history";
import { startServers } from "../servers";

const usage = `evolve --engine ENGINE OLD.sql NEW.sql
evolve --engine ENGINE [--from N] [--to N] [--verbose] FOLDER…

Plans the way from one state of a schema to another on scratch databases with rows in them, runs it, compares, runs
the way back, compares. A folder holds the migrations of a project: each state is taken to the next. Exit code 1 on a
failure.`;

interface Options {
  readonly engine: Engine;
  readonly from: number;
  readonly to: number;
  readonly verbose: boolean;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      engine: { type: "string" },
      from: { type: "string", default: "1" },
      to: { type: "string", default: "1000000" },
      verbose: { type: "boolean", default: false },
    },
  });
  const [engine] = parseEngines(values.engine ?? "", "--engine");
  if (engine === undefined || positionals.length === 0) throw new Error(usage);
  const options = { engine, from: Number(values.from), to: Number(values.to), verbose: values.verbose };
  const servers = await startServers({ engines: [engine] });
  Object.assign(process.env, servers.env);
  try {
    const failures = positionals.every((path) => statSync(path).isDirectory())
      ? await folders(positionals, options)
      : await scripts(positionals, options);
    process.exitCode = failures === 0 ? 0 : 1;
  } finally {
    await servers.stop();
  }
}

async function scripts([before, after, ...rest]: readonly string[], options: Options): Promise<number> {
  if (before === undefined || after === undefined || rest.length > 0) throw new Error(usage);
  const step = await evolveScripts(options.engine, readFileSync(before, "utf8"), readFileSync(after, "utf8"));
  print(step, { ...options, verbose: true });
  return step.outcome.kind === "failed" ? 1 : 0;
}

async function folders(paths: readonly string[], options: Options): Promise<number> {
  let failures = 0;
  for (const path of paths) failures += await folder(path, options);
  return failures;
}

async function folder(path: string, options: Options): Promise<number> {
  const { engine, from, to } = options;
  const history = readHistory(path, engine).slice(0, to);
  if (history.length === 0) throw new Error(`No SQL migrations for ${engine} in ${path}.`);
  // What is before the first step wanted is one step of its own, which is not judged by itself.
  const start = history.slice(0, from - 1);
  const first = start.length === 0 ? [] : [{ name: "start", sql: start.map(({ sql }) => sql).join(";\n") }];
  const counts = new Map<string, number>();
  const started = Date.now();
  for await (const step of evolveHistory(engine, [...first, ...history.slice(from - 1)])) {
    const kind = step.notLoaded !== undefined ? `${step.outcome.kind}, not all loaded` : step.outcome.kind;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    print(step, options);
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`${path} on ${engine}: ${[...counts].map(([kind, n]) => `${n} ${kind}`).join("; ")} (${seconds} s)`);
  return [...counts].reduce((sum, [kind, n]) => sum + (kind.startsWith("failed") ? n : 0), 0);
}

function print({ name, outcome, notLoaded }: EvolvedStep, { verbose }: Options): void {
  if (notLoaded !== undefined) console.log(`${name}: NOT LOADED: ${notLoaded}`);
  if (outcome.kind === "failed") console.log(`${name}: FAILED: ${outcome.reason}`);
  else if (outcome.kind === "rows do not fit")
    console.log(`${name}: rows do not fit, as a hazard says: ${outcome.reason}`);
  else if (outcome.kind === "right" && outcome.named.length > 0)
    console.log(`${name}: right, but for what is named: ${outcome.named.join("; ")}`);
  else if (verbose) console.log(`${name}: ${outcome.kind}`);
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
