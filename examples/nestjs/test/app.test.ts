import "reflect-metadata";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Logger } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { MigrationCli, type MigrationResult } from "@stingerloom/orm";
import { CreateUsers } from "../src/create-users";
import { MIGRATIONS, MigrationsModule } from "../src/migrations.module";

const folder = mkdtempSync(join(tmpdir(), "stingerloom-nestjs-"));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => Logger.overrideLogger(false));

const connection = { type: "sqlite", database: join(folder, "app.db") } as const;
const start = (migrations = [CreateUsers]) =>
  NestFactory.createApplicationContext(MigrationsModule.forRoot({ connection, migrations }), {
    logger: false,
    abortOnError: false,
  });

test("the application starts on a database that is up to date", async () => {
  const first = await start();
  expect(first.get<MigrationResult[]>(MIGRATIONS)).toEqual([{ name: "CreateUsers", direction: "up", success: true }]);
  await first.close();
  const second = await start();
  expect(second.get(MIGRATIONS)).toEqual([]);
  await second.close();
  const cli = new MigrationCli([CreateUsers], connection);
  await cli.connect();
  expect(await cli.migrateStatus()).toEqual({ executed: ["CreateUsers"], pending: [] });
  await cli.close();
});

test("the application does not start when a migration fails", async () => {
  class Broken extends CreateUsers {
    override async up({ query }: Parameters<CreateUsers["up"]>[0]): Promise<void> {
      await query("SELECT * FROM nowhere");
    }
  }
  await expect(start([CreateUsers, Broken])).rejects.toMatchObject({ code: "MIGRATION_FAILED" });
});
