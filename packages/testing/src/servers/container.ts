import type { StartedTestContainer } from "testcontainers";

import type { ServerEngine } from "../engine";
import { type ServerAddress, STANDARD_PORTS, TEST_ACCOUNT } from "./address";
import { dockerEngine, haveImage } from "./docker";
import { KEPT_LABEL, OWNER_LABEL, thisOwner } from "./left-over-containers";
import { messageOf, probe } from "./probe";
import type { RunningServer, Source } from "./source";
import { SERVER_OPTIONS } from "./tuning";

const PUBLIC_IMAGES: Readonly<Record<ServerEngine, string>> = {
  postgres: "postgres:18",
  mysql: "mysql:9",
  mariadb: "mariadb:11.8",
};

const DATA: Readonly<Record<ServerEngine, string>> = {
  postgres: "/var/lib/postgresql",
  mysql: "/var/lib/mysql",
  mariadb: "/var/lib/mysql",
};

function imageVariable(engine: ServerEngine): string {
  return `STINGERLOOM_TEST_${engine.toUpperCase()}_IMAGE`;
}

export function imageOf(engine: ServerEngine, env: NodeJS.ProcessEnv = process.env): string {
  return env[imageVariable(engine)] || PUBLIC_IMAGES[engine];
}

/** Creating databases takes the superuser on MySQL and MariaDB; PostgreSQL's image makes the named user one. */
function superuser(engine: ServerEngine): string {
  return engine === "postgres" ? TEST_ACCOUNT : "root";
}

export function containerSource(env: NodeJS.ProcessEnv): Source {
  return async (engine) => {
    const image = imageOf(engine, env);
    await dockerEngine();
    await haveImage(image);
    let container: StartedTestContainer;
    try {
      container = await startContainer(engine, image, { [OWNER_LABEL]: thisOwner() });
    } catch (error) {
      throw new Error(`the container of ${image} does not come up (${messageOf(error)})`);
    }
    const stop = async (): Promise<void> => {
      await container.stop({ timeout: 0 });
    };
    try {
      const port = container.getMappedPort(STANDARD_PORTS[engine]);
      return await serverOf(engine, container.getHost(), port, `container ${image}`, stop);
    } catch (error) {
      await stop();
      throw error;
    }
  };
}

/** A container that a developer started to stay. One of another image than the one asked for is not it. */
export function keptSource(env: NodeJS.ProcessEnv): Source {
  return async (engine) => {
    const docker = await dockerEngine();
    const asked = env[imageVariable(engine)];
    for (const container of await docker.container.list()) {
      const port = container.Ports.find((candidate) => candidate.PrivatePort === STANDARD_PORTS[engine])?.PublicPort;
      if (container.Labels[KEPT_LABEL] !== engine || port === undefined || (asked && container.Image !== asked)) {
        continue;
      }
      const source = `kept container ${container.Image}`;
      return serverOf(engine, docker.info.containerRuntime.host, port, source, async () => undefined);
    }
    throw new Error("no kept container runs");
  };
}

/** Starts a container that outlives this process; `servers up` uses it. */
export async function startKept(engine: ServerEngine, env: NodeJS.ProcessEnv = process.env): Promise<RunningServer> {
  // The reaper would remove the container as soon as this process ends.
  process.env["TESTCONTAINERS_RYUK_DISABLED"] = "true";
  const image = imageOf(engine, env);
  await haveImage(image);
  const container = await startContainer(engine, image, { [KEPT_LABEL]: engine });
  const port = container.getMappedPort(STANDARD_PORTS[engine]);
  return serverOf(engine, container.getHost(), port, `kept container ${image}`, async () => undefined);
}

async function startContainer(
  engine: ServerEngine,
  image: string,
  labels: Record<string, string>,
): Promise<StartedTestContainer> {
  const container = await configured(engine, image);
  return container
    .withCommand([...SERVER_OPTIONS[engine]])
    .withTmpFs({ [DATA[engine]]: "rw" })
    .withLabels(labels)
    .start();
}

async function configured(engine: ServerEngine, image: string) {
  switch (engine) {
    case "postgres": {
      const [{ PostgreSqlContainer }, { Wait }] = await Promise.all([
        import("@testcontainers/postgresql"),
        import("testcontainers"),
      ]);
      return (
        new PostgreSqlContainer(image)
          // Its own check of health starts a process in the container four times a second, for as long as the tests
          // run: half a core.
          .withHealthCheck({ test: ["CMD", "true"], interval: 3_600_000 })
          .withWaitStrategy(Wait.forListeningPorts())
          .withDatabase(TEST_ACCOUNT)
          .withUsername(TEST_ACCOUNT)
          .withPassword(TEST_ACCOUNT)
      );
    }
    case "mysql": {
      const { MySqlContainer } = await import("@testcontainers/mysql");
      return new MySqlContainer(image)
        .withDatabase(TEST_ACCOUNT)
        .withUsername(TEST_ACCOUNT)
        .withUserPassword(TEST_ACCOUNT)
        .withRootPassword(TEST_ACCOUNT);
    }
    case "mariadb": {
      const { MariaDbContainer } = await import("@testcontainers/mariadb");
      return new MariaDbContainer(image)
        .withDatabase(TEST_ACCOUNT)
        .withUsername(TEST_ACCOUNT)
        .withUserPassword(TEST_ACCOUNT)
        .withRootPassword(TEST_ACCOUNT);
    }
  }
}

async function serverOf(
  engine: ServerEngine,
  host: string,
  port: number,
  source: string,
  stop: () => Promise<void>,
): Promise<RunningServer> {
  const address: ServerAddress = {
    engine,
    // The engine may publish on IPv4 only, while "localhost" may mean ::1 first.
    host: host === "localhost" ? "127.0.0.1" : host,
    port,
    username: superuser(engine),
    password: TEST_ACCOUNT,
    database: TEST_ACCOUNT,
  };
  return { address, version: await probeUntilUp(address), source, stop };
}

/** The port is open a moment before the server takes accounts. */
async function probeUntilUp(address: ServerAddress): Promise<string> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await probe(address, 5_000);
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
