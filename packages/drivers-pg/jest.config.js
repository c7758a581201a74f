"use strict";

module.exports = {
  ...require("../../jest.preset.js"),
  ...require("@stingerloom/testing/jest")(["postgres"]),
  displayName: "drivers-pg",
  passWithNoTests: true,
};
