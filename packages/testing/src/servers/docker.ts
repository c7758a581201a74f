import type { ContainerRuntimeClient } from "testcontainers";

import { within } from "./deadline";
import { messageOf } from "./probe";

const ANSWER_MS = 3_000;
const PULL_MS = 180_000;

let engine: Promise<ContainerRuntimeClient> | undefined;

/** The Docker engine's client; rejects within seconds where no engine answers. */
export function dockerEngine(): Promise<ContainerRuntimeClient> {
  engine ??= findEngine();
  return engine;
}

/** Has the image here, pulling it where it is not; rejects when that cannot be done in bounded time. */
export async function haveImage(name: string): Promise<void> {
  const docker = await dockerEngine();
  const { ImageName } = await import("testcontainers");
  const image = ImageName.fromString(name);
  if (await docker.image.exists(image)) {
    return;
  }
  try {
    await within(PULL_MS, docker.image.pull(image), `took more than ${PULL_MS / 1000} s`);
    // A pull that breaks off in the middle ends without an error.
    await docker.image.inspect(image);
  } catch (error) {
    throw new Error(`Docker has no image ${name} and cannot pull it (${pullError(error)})`);
  }
}

/** Without the client's own preface, `(HTTP code 500) server error - …`. */
function pullError(error: unknown): string {
  return messageOf(error)
    .replace(/^\(HTTP code \d+\) [^-]* - /, "")
    .trim();
}

async function findEngine(): Promise<ContainerRuntimeClient> {
  // The reaper is one more image to pull, which a closed network cannot do. Left-overs are found by their label.
  process.env["TESTCONTAINERS_RYUK_DISABLED"] ??= "true";
  const { getContainerRuntimeClient } = await import("testcontainers");
  try {
    return await within(ANSWER_MS, getContainerRuntimeClient(), "no answer in time");
  } catch {
    throw new Error("no Docker engine answers");
  }
}
