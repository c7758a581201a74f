import { defineConfig } from "@stingerloom/orm";
import { CreateUsers } from "./src/create-users";
import { User } from "./src/user.entity";

/** For the command as for the application. */
export default defineConfig({
  connection: { type: "sqlite", database: process.env["DATABASE_FILE"] ?? "app.db", entities: [User] },
  migrations: [CreateUsers],
});
