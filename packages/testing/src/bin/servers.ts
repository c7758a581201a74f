#!/usr/bin/env node
import { ENGINES, type Engine, type ServerEngine, parseEngines } from "../engine";
import { urlOf } from "../servers/address";
import { keptSource, startKept } from "../servers/container";
import { urlVariable } from "../servers/environment";
import { removeKept } from "../servers/left-over-containers";

/**
 * `servers up [engines]` starts containers that stay, for quick runs of single packages; `servers down` removes them.
 */
async function main([command, engines]: string[]): Promise<void> {
  switch (command) {
    case "up": {
      const wanted: readonly Engine[] = engines ? parseEngines(engines, "servers up") : ENGINES;
      const servers = wanted.filter((engine): engine is ServerEngine => engine !== "sqlite");
      const kept = keptSource(process.env);
      const started = await Promise.all(servers.map((engine) => kept(engine).catch(() => startKept(engine))));
      for (const { address } of started) {
        console.log(`export ${urlVariable(address.engine)}=${urlOf(address)}`);
      }
      return;
    }
    case "down":
      for (const image of await removeKept()) {
        console.log(`removed ${image}`);
      }
      return;
    default:
      console.error("usage: servers up [postgres,mysql,mariadb] | servers down");
      process.exitCode = 2;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
