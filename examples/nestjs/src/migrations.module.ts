import { Logger, Module, type DynamicModule } from "@nestjs/common";
import { runMigrations, type ConfigExport } from "@stingerloom/orm";

/** What other providers inject to start after the migrations. */
export const MIGRATIONS = Symbol("MIGRATIONS");

/** Runs what is pending before anything that injects `MIGRATIONS`, and before the application listens. */
@Module({})
export class MigrationsModule {
  static forRoot(config: ConfigExport): DynamicModule {
    const logger = new Logger("Migrations");
    const useFactory = () => runMigrations(config, { log: (line) => logger.log(line) });
    return {
      module: MigrationsModule,
      global: true,
      providers: [{ provide: MIGRATIONS, useFactory }],
      exports: [MIGRATIONS],
    };
  }
}
