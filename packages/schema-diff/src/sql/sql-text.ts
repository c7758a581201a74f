/**
 * SQL whose identifiers are still tokens: printed into a migration file they become `${driver.escapeIdentifier("…")}`,
 * executed they are quoted. One renderer, two printers.
 */
export type SqlText = readonly SqlPart[];
export type SqlPart = string | IdentifierToken;

export interface IdentifierToken {
  readonly identifier: string;
}

/** An identifier as a token. */
export function id(identifier: string): SqlText {
  return [{ identifier }];
}

/** A name with its schema, if it has one. */
export function qualified({ schema, name }: { readonly schema?: string; readonly name: string }): SqlText {
  return schema === undefined ? id(name) : [{ identifier: schema }, ".", { identifier: name }];
}

/** Template tag: strings are SQL as they stand, `SqlText`s are spliced in, `undefined` and `false` vanish. */
export function sql(texts: TemplateStringsArray, ...parts: readonly (string | SqlText | undefined | false)[]): SqlText {
  const out: SqlPart[] = [];
  texts.forEach((text, i) => {
    push(out, text);
    const part = parts[i];
    if (part === undefined || part === false) return;
    if (typeof part === "string") push(out, part);
    else for (const p of part) push(out, p);
  });
  return out;
}

/** The texts one after the other, with `separator` between them. */
export function joinSql(texts: readonly SqlText[], separator = ", "): SqlText {
  const out: SqlPart[] = [];
  texts.forEach((text, i) => {
    if (i > 0) push(out, separator);
    for (const p of text) push(out, p);
  });
  return out;
}

/** The text with every identifier put through `quote`. */
export function printSql(text: SqlText, quote: (identifier: string) => string): string {
  return text.map((p) => (typeof p === "string" ? p : quote(p.identifier))).join("");
}

function push(out: SqlPart[], part: SqlPart): void {
  const last = out.length - 1;
  if (typeof part !== "string") out.push(part);
  else if (part === "") return;
  else if (typeof out[last] === "string") out[last] = (out[last] as string) + part;
  else out.push(part);
}
