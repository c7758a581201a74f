import { hostname } from "node:os";

import { dockerEngine } from "./docker";
import { isAlive } from "./process-alive";

/** `host:pid` of the run that a container belongs to. */
export const OWNER_LABEL = "com.stingerloom.test.owner";

/** The engine of a container that a developer started to stay. */
export const KEPT_LABEL = "com.stingerloom.test.kept";

/** The owner of another host sharing the engine cannot be asked whether it lives; no run takes this long. */
const FOREIGN_AFTER_S = 3 * 60 * 60;

export function thisOwner(): string {
  return `${hostname()}:${process.pid}`;
}

export function isAbandoned(owner: string, createdS: number, nowS = Date.now() / 1000): boolean {
  const [host, pid] = owner.split(":");
  return host === hostname() ? !isAlive(Number(pid)) : nowS - createdS > FOREIGN_AFTER_S;
}

/** Removes the containers of runs that were killed before they could do so. */
export async function removeLeftOverContainers(): Promise<void> {
  const docker = await dockerEngine();
  const all = await docker.container.dockerode.listContainers({ all: true, filters: { label: [OWNER_LABEL] } });
  await Promise.all(
    all
      .filter((container) => isAbandoned(container.Labels[OWNER_LABEL] ?? "", container.Created))
      .map((container) => remove(container.Id)),
  );
}

export async function removeKept(): Promise<string[]> {
  const docker = await dockerEngine();
  const all = await docker.container.dockerode.listContainers({ all: true, filters: { label: [KEPT_LABEL] } });
  await Promise.all(all.map((container) => remove(container.Id)));
  return all.map((container) => container.Image);
}

async function remove(id: string): Promise<void> {
  const docker = await dockerEngine();
  // Another run may be removing it in the same moment.
  await docker.container.dockerode
    .getContainer(id)
    .remove({ force: true, v: true })
    .catch(() => undefined);
}
