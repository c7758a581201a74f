/** An identifier in double quotes: SQLite takes any character inside (sqlite.org/lang_keywords.html). */
export function quoteIdentifier(identifier: string): string {
  return `"${identifier.split('"').join('""')}"`;
}

/** A string as a literal. There is no escape but the doubled quote. */
export function quoteLiteral(value: string): string {
  if (!value.includes("\0")) return `'${value.split("'").join("''")}'`;
  // A statement's text ends at a NUL: such a string is put together (sqlite.org/nulinstr.html).
  return value
    .split("\0")
    .map((part) => quoteLiteral(part))
    .join(" || char(0) || ");
}
