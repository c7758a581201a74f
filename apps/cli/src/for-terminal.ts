/** Control characters, and what turns the direction of a text or ends a line without being a newline. */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const password = /([a-z][a-z0-9+.-]*:\/\/[^\s/?#:@"']*):[^\s"']*@|((?:^|[?&;\s])(?:ssl)?password=)[^&;\s"']+/gi;

/** A text in which every URL and connection string has `***` in place of its password. */
export function redacted(text: string): string {
  return text.replace(password, (_, user?: string, key?: string) =>
    user === undefined ? `${key}***` : `${user}:***@`,
  );
}

/**
 * A text as a terminal may have it: what would move the cursor, change colours or hide a part is written as an
 * escape. Newlines and tabs stay, with what is behind a newline indented: names come from databases, and must not
 * look like a line of ours.
 */
export function forTerminal(text: string): string {
  return escaped(redacted(text)).replaceAll(/\n(?! )/g, "\n  ");
}

/** The same for a text whose lines are its own, such as a script. */
export function escaped(text: string): string {
  return text.replace(unprintable, (character) =>
    character === "\n" || character === "\t" ? character : escapeOf(character),
  );
}

/** A name on one line. */
export function nameForTerminal(text: string): string {
  return redacted(text).replace(unprintable, escapeOf);
}

function escapeOf(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  if (character === "\t") return "\\t";
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
