"use strict";

module.exports = {
  ...require("../../jest.preset.js"),
  displayName: "drivers-mysql",
  passWithNoTests: true,
};
