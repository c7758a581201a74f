"use strict";

const { join } = require("node:path");

const testing = join(__dirname, "packages", "testing", "src");

/** The preset of a package whose tests need databases: `engines` are those that a run of this package alone starts. */
module.exports = (engines) => ({
  ...require("./jest.preset.js"),
  globals: { stingerloomEngines: engines },
  globalSetup: join(testing, "jest-global-setup.ts"),
  globalTeardown: join(testing, "jest-global-teardown.ts"),
  testTimeout: 60_000,
});
