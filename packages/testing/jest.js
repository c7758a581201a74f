"use strict";

/**
 * For a package's jest.config.js: `...require("@stingerloom/testing/jest")(["postgres"])` gives its tests databases of
 * these engines. Jest transpiles the sources, so nothing need be built.
 */
module.exports = (engines) => ({
  globalSetup: require.resolve("./src/jest-global-setup.ts"),
  globalTeardown: require.resolve("./src/jest-global-teardown.ts"),
  globals: { stingerloomEngines: engines },
  setupFilesAfterEnv: [require.resolve("./jest-timeout.js")],
});
