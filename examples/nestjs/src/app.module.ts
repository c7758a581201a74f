import { Module } from "@nestjs/common";
import config from "../stingerloom.config";
import { MigrationsModule } from "./migrations.module";

@Module({ imports: [MigrationsModule.forRoot(config)] })
export class AppModule {}
