import type { ConnectionOptions } from "@stingerloom/core";
import { provePlan, type Proof } from "@stingerloom/proof";
import { planMigration, statementsOf } from "@stingerloom/schema-diff";
import {
  describeEngine,
  driverOf,
  startDatabase,
  type Engine,
  type TestConnectionOptions,
  type TestDatabase,
  type TestDriver,
} from "../src";

type ServerEngine = Exclude<Engine, "sqlite">;

const password = "stingerloom_reader";

/** A role that reads the database, and may neither write nor create databases. */
const grants: Readonly<Record<ServerEngine, (role: string, database: string) => readonly string[]>> = {
  postgres: (role) => [
    `CREATE ROLE ${role} LOGIN PASSWORD '${password}' NOCREATEDB`,
    `ALTER ROLE ${role} SET default_transaction_read_only = on`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role}`,
  ],
  mysql: (role, database) => [
    `CREATE USER ${role} IDENTIFIED BY '${password}'`,
    `GRANT SELECT, SHOW VIEW, TRIGGER ON ${database}.* TO ${role}`,
  ],
  mariadb: (role, database) => [
    `CREATE USER ${role} IDENTIFIED BY '${password}'`,
    `GRANT SELECT, SHOW VIEW, TRIGGER ON ${database}.* TO ${role}`,
  ],
};

describe.each<ServerEngine>(["postgres", "mysql", "mariadb"])("a role that may only read", (engine) => {
  describeEngine(engine, () => {
    const role = `stingerloom_r${process.pid}`;
    let database: TestDatabase;
    let admin: TestDriver;
    let reader: TestDriver;
    beforeAll(async () => {
      database = await startDatabase(engine, { label: "rights" });
      admin = driverOf(engine, database.options);
      await admin.connect();
      await admin.query("CREATE TABLE item (id INTEGER NOT NULL PRIMARY KEY, title VARCHAR(50))");
      for (const statement of grants[engine](role, database.options.database)) await admin.query(statement);
      reader = driverOf(engine, { ...database.options, username: role, password });
      await reader.connect();
    });
    afterAll(async () => {
      await reader.close();
      if (engine === "postgres") await admin.query(`DROP OWNED BY ${role}`);
      await admin.query(engine === "postgres" ? `DROP ROLE ${role}` : `DROP USER ${role}`);
      await admin.close();
      await database.drop();
    });

    async function prove(server?: TestConnectionOptions): Promise<Proof> {
      const schema = await reader.introspect({ complete: false });
      const tables = schema.tables.map((table) => ({
        ...table,
        columns: [...table.columns, { name: "x", type: { kind: "integer", bits: 32 } as const, nullable: true }],
      }));
      const wanted = { ...schema, tables };
      const plan = planMigration(reader.dialect, schema, wanted);
      const [up, down] = [plan.up, plan.down].map((way) => statementsOf(way, (name) => reader.escapeIdentifier(name)));
      const migration = {
        name: "AddX1700000000000",
        up: async ({ query }: { query(sql: string): Promise<unknown> }) => void (await query(up!.join(";"))),
        down: async ({ query }: { query(sql: string): Promise<unknown> }) => void (await query(down!.join(";"))),
      };
      const openDriver = (options: ConnectionOptions): TestDriver => driverOf(engine, options);
      return provePlan({ live: reader, openDriver, schema, wanted, plan, migration, server });
    }

    it("gets no throw-away database, and a reason", async () =>
      expect(await prove()).toEqual({
        status: "unproved",
        reason: expect.stringMatching(/^There is no throw-away database: .*(denied|read-only)/i) as string,
      }));

    it("proves on another server, though the live database takes no write from it", async () => {
      expect(await prove(database.options)).toMatchObject({ status: "proved", tables: 1, rows: 5 });
      expect((await admin.introspect()).tables.map(({ columns }) => columns.length)).toEqual([2]);
    });
  });
});
