"use strict";

module.exports = {
  ...require("../../jest.preset.js"),
  displayName: "drivers-sqlite",
  passWithNoTests: true,
};
