"use strict";

/** What every package's jest.config.js spreads. Tests run from the sources of all packages: no build is needed. */
module.exports = {
  testEnvironment: "node",
  testEnvironmentOptions: {
    customExportConditions: ["@stingerloom/source", "node", "node-addons"],
  },
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  transform: {
    "^.+\\.ts$": [require.resolve("ts-jest"), { tsconfig: require.resolve("./tsconfig.jest.json") }],
  },
};
