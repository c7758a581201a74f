import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "..", "..", "..");

/** Starts the servers of a run as a machine would that has neither Docker nor a database server. */
function serversOfBareMachine(): { engine: string; status: string; reason: string; todo: string; source: string }[] {
  const folder = mkdtempSync(join(tmpdir(), "stingerloom-bare-"));
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("STINGERLOOM_TEST_")));
  const script = `require(${JSON.stringify(join(root, "packages", "testing", "dist", "servers.js"))}).startServers().then(async ({ rows, stop }) => {
    await stop();
    console.log("ROWS " + JSON.stringify(rows));
    process.exit(0);
  });`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], {
    cwd: root,
    encoding: "utf8",
    timeout: 100_000,
    env: {
      ...env,
      DOCKER_HOST: `unix://${join(folder, "none.sock")}`,
      STINGERLOOM_TEST_SERVERS: "env,container,embedded",
    },
  });
  rmSync(folder, { recursive: true, force: true });
  const line = stdout.split("\n").find((text) => text.startsWith("ROWS "));
  if (line === undefined) throw new Error(`No servers were looked for:\n${stdout}${stderr}`);
  return JSON.parse(line.slice(5)) as ReturnType<typeof serversOfBareMachine>;
}

it("runs SQLite and a real PostgreSQL on a bare machine, and says why not MySQL and MariaDB and what to do", () => {
  const rows = Object.fromEntries(serversOfBareMachine().map((row) => [row.engine, row]));
  expect(rows).toMatchObject({
    sqlite: { status: "ran" },
    postgres: { status: "ran", source: expect.stringContaining("embedded") },
    mysql: {
      status: "not-run",
      reason: expect.stringMatching(/Docker/i),
      todo: expect.stringMatching(/docker|STINGERLOOM_TEST_MYSQL_URL/i),
    },
    mariadb: {
      status: "not-run",
      reason: expect.stringMatching(/Docker/i),
      todo: expect.stringMatching(/docker|STINGERLOOM_TEST_MARIADB_URL/i),
    },
  });
});
