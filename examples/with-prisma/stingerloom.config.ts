import { execFileSync } from "node:child_process";
import { defineConfig } from "@stingerloom/orm";

const diff = ["prisma", "migrate", "diff", "--from-empty", "--to-schema", "prisma/schema.prisma", "--script"];

export default defineConfig({
  connection: { url: process.env.DATABASE_URL },
  migrations: ["./migrations/*"],
  source: ({ query }) => query(execFileSync("npx", diff, { encoding: "utf8" })),
});
