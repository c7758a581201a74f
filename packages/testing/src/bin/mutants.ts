import { ENGINES, parseEngines, type Engine } from "../engine";
import { tryMutants } from "../mutants/try-mutants";
import { startServers } from "../servers";

/**
 * `mutants --engine all|postgres,sqlite`: breaks plans on purpose. The proof has to prove each plan as it is, and to
 * refuse each that is broken, naming statement and object; exit code 1 where it does not.
 */
async function main(): Promise<void> {
  const at = process.argv.indexOf("--engine");
  const named = (at === -1 ? undefined : process.argv[at + 1]) ?? "all";
  const engines = named === "all" ? [...ENGINES] : parseEngines(named, "--engine");
  const servers = await startServers({ engines });
  Object.assign(process.env, servers.env);
  let missed = 0;
  try {
    for (const engine of engines) missed += await report(engine);
  } finally {
    await servers.stop();
  }
  process.exitCode = missed === 0 ? 0 : 1;
}

async function report(engine: Engine): Promise<number> {
  const { mutants, missed } = await tryMutants(engine);
  console.log(`${engine}: ${mutants} mutants, ${missed.length} not caught`);
  for (const line of missed) console.log(`  ${line}`);
  return missed.length;
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
