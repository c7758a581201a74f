// What it takes to compare schemas: see load-comparison.ts.
export { canonicalizeExpressions } from "../canonicalize/canonicalize";
export { canonicalizeViews } from "../canonicalize/canonicalize-views";
export { createPostgresDialect } from "../dialect";
export { askRows } from "../facts/ask-rows";
export { tableSizes } from "../facts/table-sizes";
export { introspect } from "../introspect/introspect";
export { rowCounts } from "./statistics";
export { ScratchDatabases } from "./scratch-server";
export { unknownTypes } from "./unknown-types";
export { ObservedLocks } from "../observe/observed-locks";
