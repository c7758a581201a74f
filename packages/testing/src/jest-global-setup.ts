import { type Engine, parseEngines } from "./engine";
import { formatRow } from "./report";
import { startServers } from "./servers";
import { SINGLE_PACKAGE } from "./servers/source";
import { keepForTeardown } from "./jest-servers";

interface ProjectConfig {
  readonly globals?: { readonly stingerloomEngines?: readonly string[] };
}

/**
 * For a package's Jest configuration: servers are there before the first test. Under `npm test` they are there already;
 * in one package alone, only the engines that its `globals.stingerloomEngines` names are found or started.
 */
export default async function globalSetup(_global: unknown, project: ProjectConfig): Promise<void> {
  const names = project.globals?.stingerloomEngines;
  const engines: Engine[] | undefined = names && parseEngines(names.join(","), "globals.stingerloomEngines");
  const servers = await startServers({ ...(engines && { engines }), order: SINGLE_PACKAGE });
  keepForTeardown(servers);
  if (Object.keys(servers.env).length > 0) {
    Object.assign(process.env, servers.env);
    process.stderr.write(`\n${servers.rows.map(formatRow).join("\n")}\n`);
  }
}
