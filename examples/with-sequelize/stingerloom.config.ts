import { defineConfig } from "@stingerloom/orm";
import { database } from "./database";

export default defineConfig({
  connection: { url: process.env.DATABASE_URL },
  migrations: ["./migrations/*"],
  source: async ({ url }) => {
    const { sequelize } = database(url);
    await sequelize.sync();
    await sequelize.close();
  },
});
