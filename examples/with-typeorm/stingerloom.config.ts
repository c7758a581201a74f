import { defineConfig } from "@stingerloom/orm";
import { dataSource } from "./database";

export default defineConfig({
  connection: { url: process.env.DATABASE_URL },
  migrations: ["./migrations/*"],
  source: async ({ url }) => {
    const scratch = await dataSource(url).initialize();
    await scratch.synchronize();
    await scratch.destroy();
  },
});
