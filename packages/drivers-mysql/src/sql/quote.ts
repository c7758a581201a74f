/** An identifier in back-ticks, which every sql_mode takes for one. */
export function quoteIdentifier(name: string): string {
  return `\`${name.split("`").join("``")}\``;
}

const escapes: Readonly<Record<string, string>> = {
  "'": "''",
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\0": "\\0",
  "\u001a": "\\Z",
};

/** A string literal. The session's sql_mode has back-slashes escape (see `session.ts`). */
export function quoteLiteral(text: string): string {
  return `'${Array.from(text, (character) => escapes[character] ?? character).join("")}'`;
}

const unescapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", "0": "\0", Z: "\u001a" };

/** The value of a string literal, quotes included. */
export function unquoteLiteral(literal: string): string {
  const mark = literal[0] ?? "'";
  const inner = literal.slice(1, -1);
  return inner.replace(mark === '"' ? /""|\\([\s\S])/g : /''|\\([\s\S])/g, (_, escaped: string | undefined) =>
    escaped === undefined ? mark : (unescapes[escaped] ?? escaped),
  );
}
