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
  "packages/proof": ["packages/schema-diff", "packages/core"],
  "packages/cli": ["packages/schema-diff", "packages/core", "packages/entities", "packages/codegen", "packages/proof"],
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
    "packages/proof",
    "packages/cli",
  ],
  "apps/cli": ["packages/cli", "packages/core"],
};

const DRIVER_ROOMS = [
  "client",
  "sql",
  "parse",
  "model",
  "render",
  "normalize",
  "hazards",
  "plan",
  "introspect",
  "facts",
  "canonicalize",
  "connection",
];

/** The rooms of a package (the folders of its `src`): a file imports from its own room and from those before it. */
const ROOMS = {
  "packages/proof": ["scratch", "neighbours", "rows", "prove"],
  "packages/schema-diff": [
    "model",
    "sql",
    "operations",
    "order",
    "objects",
    "renames",
    "describe",
    "diff",
    "plan",
    "facts",
  ],
  "packages/core": ["api", "history", "lock", "plan", "execute"],
  "packages/drivers-pg": DRIVER_ROOMS,
  "packages/drivers-mysql": DRIVER_ROOMS,
  "packages/drivers-sqlite": DRIVER_ROOMS,
};

/** Files that still look the other way. Take a line out when its file no longer does; add none. */
const AGAINST_THE_ROOMS = {
  "packages/core": ["api/runner-options", "history/recorded", "history/status", "lock/exclusive"],
  "packages/drivers-sqlite": ["model/is-text-of", "plan/refine", "render/compose-table"],
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

const rooms = Object.entries(ROOMS).flatMap(([folder, names]) =>
  names.slice(0, -1).map((room, index) => ({
    name: `rooms-of-${folder.replace("/", "-")}`,
    comment: `In ${folder} nothing imports from a later room: ${names.join(", ")}.`,
    severity: "error",
    from: {
      path: `^${folder}/src/${room}/`,
      pathNot: (AGAINST_THE_ROOMS[folder] ?? []).map((file) => `^${folder}/src/${file}\\.ts$`),
    },
    to: { path: `^${folder}/src/(${names.slice(index + 1).join("|")})/` },
  })),
);

module.exports = {
  forbidden: [
    ...ourPackages,
    ...rooms,
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
