"use strict";

module.exports = {
  ...require("../../jest.preset.js"),
  displayName: "drivers-pg",
  passWithNoTests: true,
};
