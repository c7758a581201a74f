"use strict";

module.exports = {
  ...require("../../jest.preset.js"),
  ...require("@stingerloom/testing/jest")(["mysql", "mariadb"]),
  displayName: "drivers-mysql",
  passWithNoTests: true,
};
