"use strict";

module.exports = {
  ...require("../../jest.database-preset.js")(["postgres"]),
  displayName: "drivers-pg",
};
