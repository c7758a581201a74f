import type { Schema } from "@stingerloom/schema-diff";

/** SQLite keeps texts as they are written: `normalize` has given them the form in which they are compared. */
export function settleSchema(wanted: Schema, _live: Schema): Schema {
  return wanted;
}
