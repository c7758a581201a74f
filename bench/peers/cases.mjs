import { generateCases } from "./cases/generate.mjs";
import { migrationCases } from "./cases/migrations.mjs";
import { start } from "./cases/start.mjs";

export const cases = [start, ...migrationCases, ...generateCases];
