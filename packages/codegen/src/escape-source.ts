/**
 * Characters that must not stand in source text as they are: control characters, what ends a line (U+2028, U+2029),
 * what makes text look other than it is (the bidirectional controls of CVE-2021-42574), and halves of surrogate pairs,
 * which UTF-8 cannot hold.
 */
const unprintable = new RegExp(
  "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufeff]" +
    "|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]",
  "g",
);

/** Text for the inside of a template literal: what comes out of it is `text` to the letter. */
export function escapeTemplate(text: string): string {
  return escapeUnprintable(text.replace(/\\|`|\$(?=\{)/g, "\\$&"));
}

/** A string literal in double quotes. */
export function stringLiteral(text: string): string {
  return escapeUnprintable(JSON.stringify(text));
}

/** Text for a line comment: whatever is in it, the comment ends where the line ends. */
export function commentText(text: string): string {
  return escapeUnprintable(text.replace(/\r\n|[\n\r]/g, "\\n"));
}

// A carriage return is among them: template literals turn it into a line feed (tc39.es/ecma262
// #sec-static-semantics-trv).
function escapeUnprintable(text: string): string {
  return text.replace(unprintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
