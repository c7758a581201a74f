"use strict";

module.exports = {
  ...require("../../jest.database-preset.js")(["mysql", "mariadb"]),
  displayName: "drivers-mysql",
};
