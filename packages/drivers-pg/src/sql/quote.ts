export function quoteIdentifier(name: string): string {
  return `"${name.split('"').join('""')}"`;
}

/** With standard_conforming_strings, as `connect` sets it, a backslash is a character like any other. */
export function quoteLiteral(value: string): string {
  return `'${value.split("'").join("''")}'`;
}
