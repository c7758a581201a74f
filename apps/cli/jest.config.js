"use strict";

module.exports = {
  ...require("../../jest.database-preset.js")(["postgres", "mysql", "mariadb", "sqlite"]),
  displayName: "stingerloom",
};
