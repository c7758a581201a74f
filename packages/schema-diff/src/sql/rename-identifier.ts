/** Strings, comments, quoted identifiers in all three styles, words, and anything else, one character at a time. */
const token =
  /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|[\p{L}_][\p{L}\p{N}_$]*|[\s\S]/gu;

export function sqlTokens(text: string): readonly string[] {
  return text.match(token) ?? [];
}

/**
 * An expression after a column was renamed, as the engine rewrites it: identifiers change, strings do not. A word
 * counts as the column whatever its case when it was written without quotes.
 *
 * @param mark what is put around a new name that needs quotes
 */
export function renameIdentifier(expression: string, from: string, to: string, mark = '"'): string {
  return expression.replace(token, (text, offset: number) => {
    if (isCall(expression, offset + text.length)) return text;
    const first = text[0];
    if (first === '"' || first === "`") return unquote(text, first) === from ? quote(to, first) : text;
    return text.toLowerCase() === from.toLowerCase() ? bare(to, mark) : text;
  });
}

function isCall(expression: string, end: number): boolean {
  return expression[end] === "(";
}

function unquote(text: string, mark: string): string {
  return text
    .slice(1, -1)
    .split(mark + mark)
    .join(mark);
}

function quote(name: string, mark: string): string {
  return mark + name.split(mark).join(mark + mark) + mark;
}

function bare(name: string, mark: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : quote(name, mark);
}
