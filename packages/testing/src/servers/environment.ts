import { addressOf } from "./address";
import { messageOf, probe } from "./probe";
import { NamedServerError, type Source } from "./source";

import type { ServerEngine } from "../engine";

export function urlVariable(engine: ServerEngine): string {
  return `STINGERLOOM_TEST_${engine.toUpperCase()}_URL`;
}

export function environmentSource(env: NodeJS.ProcessEnv): Source {
  return async (engine) => {
    const variable = urlVariable(engine);
    const url = env[variable];
    if (!url) {
      throw new Error(`${variable} is not set`);
    }
    try {
      const address = addressOf(engine, url);
      const version = await probe(address, 10_000);
      return { address, version, source: variable, stop: async () => undefined };
    } catch (error) {
      throw new NamedServerError(`${variable} does not serve: ${messageOf(error)}`);
    }
  };
}
