"use strict";

module.exports = {
  ...require("../../jest.preset.js"),
  ...require("@stingerloom/testing/jest")(["postgres", "mysql", "mariadb", "sqlite"]),
  displayName: "stingerloom",
  passWithNoTests: true,
};
