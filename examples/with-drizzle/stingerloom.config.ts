import { defineConfig } from "@stingerloom/orm";
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from "drizzle-kit/api";
import * as models from "./models";

export default defineConfig({
  connection: { url: process.env.DATABASE_URL },
  migrations: ["./migrations/*"],
  source: async ({ connection, query }) => {
    const statements =
      connection.type === "sqlite"
        ? await generateSQLiteMigration(await generateSQLiteDrizzleJson({}), await generateSQLiteDrizzleJson(models))
        : await generateMigration(generateDrizzleJson({}), generateDrizzleJson(models));
    for (const statement of statements) await query(statement);
  },
});
