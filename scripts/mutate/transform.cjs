"use strict";

// Jest's transform while `pnpm mutate` runs: ts-jest, but for the one file whose text STINGERLOOM_MUTANT gives. The
// files on disk stay as they are.
const { readFileSync } = require("node:fs");

const tsJest = require("ts-jest").default;

const mutant = JSON.parse(readFileSync(process.env.STINGERLOOM_MUTANT, "utf8"));

module.exports = {
  createTransformer(options) {
    const inner = tsJest.createTransformer(options);
    const textOf = (text, path) => (path === mutant.path ? mutant.text : text);
    return {
      canInstrument: inner.canInstrument,
      process: (text, path, rest) => inner.process(textOf(text, path), path, rest),
      getCacheKey: (text, path, rest) => inner.getCacheKey(textOf(text, path), path, rest),
    };
  },
};
