import type { Schema } from "@stingerloom/schema-diff";
import { adoptNames } from "./adopt-names";

/** SQLite keeps texts as they are written, and `normalize` has given them the form in which they are compared: names are left. */
export function settleSchema(wanted: Schema, live: Schema): Schema {
  return adoptNames(wanted, live);
}
