"use strict";

module.exports = {
  ...require("../../jest.preset.js"),
  ...require("./jest.js")(["postgres", "mysql", "mariadb", "sqlite"]),
  displayName: "testing",
  passWithNoTests: true,
};
