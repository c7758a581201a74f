// What it takes to compare schemas: see load-comparison.ts.
export { canonicalizeSchema } from "../canonicalize/canonicalize";
export { canonicalizeViews } from "../canonicalize/canonicalize-views";
export { createMysqlDialect } from "../dialect";
export { askRows } from "../facts/ask-rows";
export { tableSizes } from "../facts/table-sizes";
export { introspectSchema } from "../introspect/introspect";
export { rowCounts } from "./statistics";
export { ScratchDatabases } from "./scratch-server";
export { unknownTypes } from "./unknown-types";
export { AcceptedAlgorithms } from "../observe/accepted-algorithms";
