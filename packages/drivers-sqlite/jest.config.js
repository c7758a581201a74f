"use strict";

module.exports = {
  ...require("../../jest.database-preset.js")(["sqlite"]),
  displayName: "drivers-sqlite",
};
