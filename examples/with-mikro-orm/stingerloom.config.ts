import { defineConfig } from "@stingerloom/orm";
import { orm } from "./database";

export default defineConfig({
  connection: { url: process.env.DATABASE_URL },
  migrations: ["./migrations/*"],
  source: async ({ url }) => {
    const scratch = await orm(url);
    await scratch.schema.createSchema();
    await scratch.close(true);
  },
});
