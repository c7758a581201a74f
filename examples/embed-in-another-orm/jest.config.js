"use strict";

module.exports = {
  ...require("../../jest.preset.js"),
  displayName: "embed-in-another-orm",
  testMatch: ["<rootDir>/test/**/*.test.js"],
};
