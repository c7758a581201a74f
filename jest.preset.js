"use strict";

// `pnpm mutate` puts a fault into one file on its way to Jest.
const tsJest = require.resolve(process.env.STINGERLOOM_MUTANT ? "./scripts/mutate/transform.cjs" : "ts-jest");

/** What every package's jest.config.js spreads. Tests run from the sources of all packages: no build is needed. */
module.exports = {
  testEnvironment: "node",
  testEnvironmentOptions: {
    customExportConditions: ["@stingerloom/source", "node", "node-addons"],
  },
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  transform: {
    "^.+\\.ts$": [tsJest, { tsconfig: require.resolve("./tsconfig.jest.json") }],
  },
};
