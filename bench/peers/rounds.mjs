// The runs of one row: every tool once in each round, one after the other; then once more for memory and statements.
import { countQueries } from "./count-queries.mjs";
import { environmentOf } from "./databases.mjs";
import { measure } from "./measure.mjs";

/**
 * @param contestants each `{ name, folder, command, env?, open?, after? }`: `open` gives the database of one run, and
 * `after` puts things back
 * @returns for each name `{ milliseconds: number[], mebibytes, queries }`
 */
export async function runRounds(contestants, rounds) {
  const results = Object.fromEntries(contestants.map(({ name }) => [name, { milliseconds: [] }]));
  // The first round reads the files from disk, and is not counted.
  for (let round = -1; round < rounds; round++) {
    for (const contestant of contestants) {
      const { milliseconds } = await once(contestant, {});
      if (round >= 0) results[contestant.name].milliseconds.push(milliseconds);
    }
  }
  for (const contestant of contestants) {
    results[contestant.name].mebibytes = (await once(contestant, { memory: true })).mebibytes;
    results[contestant.name].queries = await queriesOf(contestant);
  }
  return results;
}

async function once({ folder, command, env, open, after }, { memory, through = async (database) => database.url }) {
  const database = await open?.();
  try {
    const variables = database && environmentOf({ ...database, url: await through(database) }, env);
    return await measure(command, { cwd: folder, env: variables, memory });
  } finally {
    await after?.(database);
  }
}

async function queriesOf(contestant) {
  let counter;
  const through = async ({ engine, url }) => {
    if (engine === "sqlite") return url;
    counter = await countQueries(engine, url);
    return counter.url;
  };
  await once(contestant, { through });
  return counter?.end();
}
