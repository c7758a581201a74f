import { UsageError } from "@stingerloom/core";

/** @throws UsageError `USAGE` where `MigrationCli` gets anything but a list of migrations and a connection */
export function refuseOtherArguments(migrations: unknown, connection: unknown): void {
  if (Array.isArray(migrations) && typeof connection === "object" && connection !== null) return;
  const isConfig = typeof migrations === "object" && migrations !== null && "connection" in migrations;
  throw new UsageError("USAGE", "MigrationCli takes a list of migrations and a connection, as two arguments", {
    hint: isConfig
      ? "Write: new MigrationCli(config.migrations, config.connection)."
      : 'Write: new MigrationCli([new CreateUsers()], { type: "postgres", … }).',
  });
}
