import {
  describeEngines,
  driverOf,
  startDatabase,
  type TestConnectionOptions,
  type TestDatabase,
  type TestDriver,
} from "@stingerloom/testing";
import { Project, type Outcome } from "../project";
import { refuseWithoutEncryptionAsMysql, refuseWithoutEncryptionAsPostgres, startFakeServer } from "./fake-server";

/** One that shows in a log in each of its forms: as it is, in a URL, in JSON. */
const password = 's3cr"et/p%ss w0rd';

describeEngines(["postgres", "mysql", "mariadb"], (engine) => {
  const postgres = engine === "postgres";
  let database: TestDatabase;
  let admin: TestDriver;
  let project: Project;
  let user: string;
  beforeEach(async () => {
    database = await startDatabase(engine);
    admin = driverOf(engine, database.options);
    await admin.connect();
    project = new Project();
    user = `sl_${database.options.database.slice(-12)}`;
    const literal = `'${password}'`;
    if (postgres) {
      await admin.execute(`CREATE ROLE ${user} LOGIN PASSWORD ${literal}`);
      await admin.execute(`GRANT ALL ON SCHEMA public TO ${user}`);
    } else {
      await admin.execute(`CREATE USER '${user}'@'%' IDENTIFIED BY ${literal}`);
      await admin.execute(`GRANT ALL ON \`${database.options.database}\`.* TO '${user}'@'%'`);
    }
  });
  afterEach(async () => {
    project.remove();
    if (postgres) {
      await admin.execute(`DROP OWNED BY ${user}`);
      await admin.execute(`DROP ROLE ${user}`);
    } else await admin.execute(`DROP USER '${user}'@'%'`);
    await admin.close();
    await database.drop();
  });

  const options = (change: object = {}) => ({ ...database.options, username: user, password, ...change });
  const slow = postgres ? "SELECT pg_sleep(30)" : "SELECT SLEEP(30)";
  const writeMigration = (sql: string) =>
    project.write(
      "migrations/1_first.ts",
      `import { Migration } from "@stingerloom/orm";
export class First extends Migration {
  async up({ query }) { await query(${JSON.stringify(sql)}); }
  async down() {}
}
`,
    );

  /** Both ways to say where, with all there is to tell. */
  async function outcomes(connection: Partial<TestConnectionOptions> & { ssl?: boolean }): Promise<Outcome[]> {
    project.configure(connection);
    const { host, port, username = "", password: secret = "", database: name, ssl } = connection;
    const url = `${engine}://${encodeURIComponent(username)}:${encodeURIComponent(secret)}@${host}:${port}/${name}${ssl ? "?ssl=true" : ""}`;
    return [
      await project.run(["migrate:run", "--verbose"]),
      await project.run(["migrate:status", "--verbose", "--connection-url", url]),
    ];
  }

  function judge(outcome: Outcome, code: string, names: RegExp, hint: RegExp): void {
    expect(outcome.output).toContain(code);
    expect(outcome.stderr).toMatch(names);
    expect(outcome.stderr).toMatch(hint);
    for (const form of [password, encodeURIComponent(password), JSON.stringify(password).slice(1, -1), "wr0ng"])
      expect(outcome.output).not.toContain(form);
    expect(outcome.code).toBe(1);
    expect(outcome.lingered).toBeLessThan(1000);
  }

  const cases: readonly {
    readonly title: string;
    readonly change: object;
    readonly code: string;
    readonly names: RegExp;
    readonly hint: RegExp;
  }[] = [
    {
      title: "nobody listens",
      change: { host: "127.0.0.1", port: 1 },
      code: "CONNECTION_REFUSED",
      names: /127\.0\.0\.1:1\b/,
      hint: /port/,
    },
    {
      title: "the host is unknown",
      change: { host: "no-such-host.invalid" },
      code: "CONNECTION_UNKNOWN_HOST",
      names: /no-such-host\.invalid/,
      hint: /host/,
    },
    {
      title: "the server and we do not agree on TLS",
      change: { ssl: true },
      code: "CONNECTION_TLS",
      names: /:\d+/,
      hint: /connection\.ssl/,
    },
  ];

  it.each(cases)("says $code when $title", async ({ change, code, names, hint }) => {
    for (const outcome of await outcomes(options(change))) judge(outcome, code, names, hint);
  });

  it("says CONNECTION_AUTH when the password is wrong", async () => {
    const trusting = driverOf(engine, { ...options(), password: "wr0ng" });
    const trusts = await trusting.connect().then(
      () => true,
      () => false,
    );
    await trusting.close();
    // A server that trusts its neighbours knows no wrong password; an unknown user it does know.
    const wrong = trusts ? { username: "nobody_here", password } : { password: "wr0ng" };
    for (const outcome of await outcomes(options(wrong)))
      judge(outcome, "CONNECTION_AUTH", trusts ? /nobody_here/ : new RegExp(user), /password|username/);
  });

  it("says CONNECTION_UNKNOWN_DATABASE when there is no such database", async () => {
    const { username, password: own } = database.options;
    const [first] = await outcomes({ ...options({ database: "no_such_database" }), username, password: own });
    expect(first!.output).toContain("CONNECTION_UNKNOWN_DATABASE");
    expect(first!.stderr).toMatch(/no_such_database[^]*CREATE DATABASE/);
    expect(first!.code).toBe(1);
  });

  it("says CONNECTION_PRIVILEGE when the user may not use the database", async () => {
    if (postgres) await admin.execute(`REVOKE CONNECT ON DATABASE "${database.options.database}" FROM PUBLIC`);
    else await admin.execute(`REVOKE ALL ON \`${database.options.database}\`.* FROM '${user}'@'%'`);
    for (const outcome of await outcomes(options()))
      judge(outcome, "CONNECTION_PRIVILEGE", new RegExp(database.options.database), /GRANT/);
  });

  it("says PRIVILEGE when the user may connect and make nothing", async () => {
    if (postgres) {
      await admin.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
      await admin.execute(`REVOKE CREATE ON SCHEMA public FROM ${user}`);
    } else {
      await admin.execute(`REVOKE ALL ON \`${database.options.database}\`.* FROM '${user}'@'%'`);
      await admin.execute(`GRANT SELECT ON \`${database.options.database}\`.* TO '${user}'@'%'`);
    }
    writeMigration("SELECT 1");
    const [first] = await outcomes(options());
    judge(first!, "PRIVILEGE", /denied/i, /privileges/);
    expect(first!.output).not.toContain("CONNECTION_");
  });

  it("says CONNECTION_URL when the URL is none, without the password", async () => {
    project.configure(options());
    const url = `${engine}://${user}:${encodeURIComponent(password)}@localhost:port/x`;
    const outcome = await project.run(["migrate:status", "--verbose", "--connection-url", url]);
    expect(outcome.output).toContain("CONNECTION_URL");
    expect(outcome.output).not.toContain(encodeURIComponent(password));
    expect(outcome.code).toBe(2);
  });

  it("says CONNECTION_TLS when the server requires encryption", async () => {
    const server = await startFakeServer(postgres ? refuseWithoutEncryptionAsPostgres : refuseWithoutEncryptionAsMysql);
    try {
      for (const outcome of await outcomes(options({ host: "127.0.0.1", port: server.port })))
        judge(outcome, "CONNECTION_TLS", /encrypt|insecure/, /connection\.ssl/);
    } finally {
      await server.close();
    }
  });

  it("says CONNECTION_TIMEOUT when the server does not answer", async () => {
    const server = await startFakeServer();
    try {
      project.configure(options({ host: "127.0.0.1", port: server.port, connectTimeout: 400 }));
      judge(
        await project.run(["migrate:run", "--verbose"]),
        "CONNECTION_TIMEOUT",
        new RegExp(`127\\.0\\.0\\.1:${server.port}.*400 ms`),
        /connectTimeout/,
      );
    } finally {
      await server.close();
    }
  });

  it("says QUERY_TIMEOUT when a statement takes too long", async () => {
    writeMigration(slow);
    project.configure(options({ queryTimeout: 400 }));
    judge(await project.run(["migrate:run", "--verbose"]), "QUERY_TIMEOUT", /First/, /queryTimeout/);
  });

  it("says CONNECTION_LOST when the server ends the session in mid-run, and the next run finishes", async () => {
    writeMigration(slow);
    project.configure(options());
    let ended = false;
    const running = project.run(["migrate:run", "--verbose"]).finally(() => (ended = true));
    while (!ended && !(await killed())) await new Promise((done) => setTimeout(done, 50));
    judge(await running, "CONNECTION_LOST", /First/, /server/);
    writeMigration("SELECT 1");
    expect(await project.succeed("migrate:run")).toContain("First");
  });

  /** Ends the session that sleeps, if there is one. */
  async function killed(): Promise<boolean> {
    if (postgres) {
      const rows: unknown[] = await admin.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND " +
          "pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%pg_sleep%'",
      );
      return rows.length > 0;
    }
    const rows: { id: number }[] = await admin.query(
      "SELECT id AS id FROM information_schema.processlist WHERE db = DATABASE() AND id <> " +
        "CONNECTION_ID() AND info LIKE '%SLEEP(30)%'",
    );
    for (const { id } of rows) await admin.execute(`KILL ${id}`);
    return rows.length > 0;
  }
});
