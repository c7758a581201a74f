"use strict";

// Who may import whom: imports run one way only.
const MAY_IMPORT = {
  "packages/schema-diff": [],
  "packages/core": [],
  "packages/entities": ["packages/schema-diff"],
  "packages/codegen": ["packages/schema-diff"],
  "packages/drivers-pg": ["packages/schema-diff", "packages/core"],
  "packages/drivers-mysql": ["packages/schema-diff", "packages/core"],
  "packages/drivers-sqlite": ["packages/schema-diff", "packages/core"],
  "packages/cli": ["packages/schema-diff", "packages/core", "packages/entities", "packages/codegen"],
  "packages/orm": [
    "packages/schema-diff",
    "packages/core",
    "packages/entities",
    "packages/codegen",
    "packages/cli",
    "apps/cli",
  ],
  "packages/testing": [
    "packages/schema-diff",
    "packages/core",
    "packages/entities",
    "packages/codegen",
    "packages/cli",
  ],
  "apps/cli": ["packages/cli", "packages/core"],
};

/** Client libraries, each of one driver alone (and of the test databases). */
const CLIENTS = { pg: "drivers-pg", mysql2: "drivers-mysql", "better-sqlite3": "drivers-sqlite" };

const ourPackages = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `imports-of-${folder.replace("/", "-")}`,
  comment: `${folder} may import ${allowed.length === 0 ? "no package of ours" : allowed.join(", ")}.`,
  severity: "error",
  from: { path: `^${folder}/(src|bin)/` },
  to: { path: "^(packages|apps)/", pathNot: [folder, ...allowed].map((name) => `^${name}/`) },
}));

const clients = Object.entries(CLIENTS).map(([client, driver]) => ({
  name: `client-${client}`,
  comment: `${client} is imported by packages/${driver} alone.`,
  severity: "error",
  from: { path: "^(packages|apps)/[^/]+/(src|bin)/", pathNot: `^packages/(${driver}|testing)/` },
  to: { path: `node_modules/(@types/)?${client}/` },
}));

module.exports = {
  forbidden: [
    ...ourPackages,
    ...clients,
    {
      name: "no-circular",
      comment: "Two files that import each other at run time are one file, or three.",
      severity: "error",
      from: { path: "^(packages|apps)/[^/]+/src/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "schema-diff-is-pure",
      comment: "packages/schema-diff does no I/O and has no dependency.",
      severity: "error",
      from: { path: "^packages/schema-diff/src/" },
      to: { dependencyTypes: ["core", "npm", "npm-dev", "npm-peer", "npm-optional"] },
    },
    {
      name: "through-the-front-door",
      comment: "Another package is imported by its name, not by a path into it.",
      severity: "error",
      from: { path: "^((packages|apps)/[^/]+)/(src|test)/" },
      to: { path: "^(packages|apps)/[^/]+/", pathNot: ["^$1/", "^(packages|apps)/[^/]+/src/index\\.ts$"] },
    },
    {
      name: "declared",
      comment: "What is imported is named in the package.json of the importing package.",
      severity: "error",
      from: { path: "^(packages|apps)/[^/]+/src/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown"] },
    },
    {
      name: "resolves",
      comment: "Every import leads somewhere.",
      severity: "error",
      from: { path: "^(packages|apps)/" },
      to: { couldNotResolve: true },
    },
    {
      name: "no-test-in-src",
      comment: "What is published does not import a test.",
      severity: "error",
      from: { path: "/src/" },
      to: { path: "/test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|coverage)/|/node_modules/.*/node_modules/\\.bin" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@stingerloom/source", "import", "require", "node", "default", "types"],
      extensions: [".ts", ".js", ".mjs", ".cjs", ".json", ".d.ts"],
      mainFields: ["main", "types"],
    },
  },
};
