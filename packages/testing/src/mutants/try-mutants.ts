import type { Engine } from "../engine";
import { openCase, type ProvedCase } from "../prove-case";
import { changes, type ChangeName } from "./changes";
import type { Mutant } from "./mutant";
import { mutantsOf } from "./mutants";
import { shop } from "./shop";

/**
 * Proves each plan of the shop as it is, and broken in each way.
 * @returns how many mutants there are, and what was not as it should be: empty where the proof has caught all
 */
export async function tryMutants(engine: Engine): Promise<{ readonly mutants: number; readonly missed: string[] }> {
  const missed: string[] = [];
  const mutants = mutantsOf(engine);
  for (const change of Object.keys(changes) as ChangeName[]) {
    const { after, renames } = changes[change];
    const row = { name: change, before: { sql: shop(engine) }, after: { sql: after(engine) }, renames };
    const opened = await openCase(engine, row);
    try {
      const whole = await opened.prove();
      if (whole.status !== "proved") missed.push(`${change}, unbroken: ${JSON.stringify(whole)}`);
      for (const mutant of mutants.filter((one) => one.change === change)) {
        const problem = await problemOf(mutant, opened, engine);
        if (problem !== undefined) missed.push(`${change}, ${mutant.name}: ${problem}`);
      }
    } finally {
      await opened.close();
    }
  }
  return { mutants: mutants.length, missed };
}

/** Why the mutant is not caught as it should be. */
async function problemOf(
  { breakPlan, object }: Mutant,
  opened: ProvedCase,
  engine: Engine,
): Promise<string | undefined> {
  const broken = breakPlan(opened.statements, engine);
  if (JSON.stringify(broken) === JSON.stringify(opened.statements)) return "it broke nothing";
  const proof = await opened.prove(broken);
  if (proof.status !== "failed") return JSON.stringify(proof);
  const { failure } = proof;
  const words = `${failure.object} ${failure.difference} ${failure.statement ?? ""}`;
  return object.test(words) ? undefined : `the report does not name ${object.source}: ${JSON.stringify(failure)}`;
}
