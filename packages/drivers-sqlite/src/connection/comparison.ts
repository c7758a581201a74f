// What it takes to compare schemas: see load-comparison.ts.
export { canonicalizeSchema } from "../canonicalize/canonicalize";
export { canonicalizeViews } from "../canonicalize/canonicalize-views";
export { createSqliteDialect } from "../dialect";
export { askRows } from "../facts/ask-rows";
export { tableSizes } from "../facts/table-sizes";
export { failingPrograms } from "../introspect/failing-programs";
export { schemaOfCatalog } from "../introspect/introspect";
export { rowCounts } from "./statistics";
export { ScratchFiles } from "./scratch-server";
export { RebuiltTables } from "../observe/rebuilt-tables";
