"use strict";

module.exports = {
  ...require("../../jest.preset.js"),
  ...require("@stingerloom/testing/jest")(["sqlite"]),
  displayName: "drivers-sqlite",
  passWithNoTests: true,
};
