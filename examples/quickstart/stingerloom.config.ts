import { defineConfig } from "@stingerloom/orm";

export default defineConfig({
  connection: {
    type: "sqlite",
    database: "shop.db",
    entities: ["./entities/*.ts"],
  },
  migrations: ["./migrations/*.ts"],
});
