import { foldName, sameName, tokenize } from "./tokenize";
import { quoteIdentifier } from "./quote";

/** Is there a word or a quoted name (a string may be one, too) in the text that is this name? */
export function referencesIdentifier(text: string, name: string): boolean {
  if (!mayMention(text, name)) return false;
  return tokenize(text).some(
    (token) => token.kind !== "symbol" && token.kind !== "number" && sameName(token.value, name),
  );
}

/**
 * A rename there and back puts the name in double quotes wherever it stands, so a text comes back as it was only if it
 * was written like that.
 */
export function survivesRename(text: string, name: string): boolean {
  if (!mayMention(text, name)) return true;
  return tokenize(text).every(
    (token) =>
      token.kind === "symbol" ||
      token.kind === "number" ||
      !sameName(token.value, name) ||
      token.text === quoteIdentifier(name),
  );
}

/** Spares the reading of most texts. A quote inside a name is doubled in a text. */
function mayMention(text: string, name: string): boolean {
  return /["'`\]]/.test(name) || foldName(text).includes(foldName(name));
}
