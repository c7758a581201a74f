export function quoteIdentifier(name: string): string {
  return `"${name.split('"').join('""')}"`;
}

/** With standard_conforming_strings, as `connect` sets it, a backslash is a character like any other. */
export function quoteLiteral(value: string): string {
  return `'${value.split("'").join("''")}'`;
}

/** The name as `pg_get_*` and `format_type` would write it: quoted only where it has to be. Used to take such texts apart, never to make SQL. */
function unquoteIdentifier(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).split('""').join('"') : text;
}
