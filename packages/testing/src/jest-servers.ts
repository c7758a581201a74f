import type { StartedServers } from "./servers";

/** Jest loads setup and teardown apart from each other; the global object is what they share. */
const KEY = Symbol.for("stingerloom.testing.servers");

type Holder = { [KEY]?: StartedServers | undefined };

export function keepForTeardown(servers: StartedServers): void {
  (globalThis as Holder)[KEY] = servers;
}

export function takeForTeardown(): StartedServers | undefined {
  const holder = globalThis as Holder;
  const servers = holder[KEY];
  holder[KEY] = undefined;
  return servers;
}
