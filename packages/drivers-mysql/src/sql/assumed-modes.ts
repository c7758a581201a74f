/** Errors in place of silent truncation, and rows with the key 0 keep it when a table is copied. */
export const requiredModes = [
  "STRICT_TRANS_TABLES",
  "ERROR_FOR_DIVISION_BY_ZERO",
  "NO_ENGINE_SUBSTITUTION",
  "NO_AUTO_VALUE_ON_ZERO",
];

/** The `sql_mode` in which a text of ours means what it says, whatever the session had before. */
export const assumedModes = requiredModes.join(",");
