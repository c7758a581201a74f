"use strict";

/** The preset of a package whose tests need databases: `engines` are those that a run of this package alone starts. */
module.exports = (engines) => ({
  ...require("./jest.preset.js"),
  ...require("./packages/testing/jest.js")(engines),
});
