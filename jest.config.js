"use strict";

/** All packages in one run. Each has a jest.config.js of its own, for `npx jest` in its folder. */
module.exports = {
  projects: [
    "<rootDir>/packages/*/jest.config.js",
    "<rootDir>/apps/*/jest.config.js",
    "<rootDir>/examples/*/jest.config.js",
  ],
};
