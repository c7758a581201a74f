/** A random uuid, version 4 (rfc-editor.org/rfc/rfc9562#section-5.4), of SQLite's own functions. */
export const generatedUuid = [
  "lower(hex(randomblob(4)))",
  "lower(hex(randomblob(2)))",
  "'4' || substr(lower(hex(randomblob(2))), 2)",
  "substr('89ab', 1 + (random() & 3), 1) || substr(lower(hex(randomblob(2))), 2)",
  "lower(hex(randomblob(6)))",
].join(" || '-' || ");
