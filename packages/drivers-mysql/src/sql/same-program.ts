import { tokenize } from "./tokenize";

/**
 * Do the statements make the same program? Line ends, white space, and comments that one of them lacks are what a
 * client changes on the way (`mysql` and `mariadb` leave comments out unless an option keeps them).
 */
export function isSameProgram(a: string, b: string): boolean {
  if (a === b) return true;
  if (withLineFeeds(a) === withLineFeeds(b)) return true;
  const [first, second] = [readProgram(a), readProgram(b)];
  return (
    first.key === second.key && (first.comments === "" || second.comments === "" || first.comments === second.comments)
  );
}

function withLineFeeds(text: string): string {
  return /'[^']*\r|"[^"]*\r/.test(text) ? text : text.replaceAll("\r\n", "\n");
}

/** The tokens, with hints for the optimizer among them, and the comments. */
function readProgram(text: string): { readonly key: string; readonly comments: string } {
  const parts: string[] = [];
  const comments: string[] = [];
  let at = 0;
  const readGap = (end: number) => {
    for (const found of text.slice(at, end).match(comment) ?? [])
      (found.startsWith("/*+") ? parts : comments).push(found.trim());
  };
  for (const token of tokenize(text)) {
    readGap(token.start);
    parts.push(token.text);
    at = token.end;
  }
  readGap(text.length);
  return { key: parts.join("\u0000"), comments: comments.join("\u0000") };
}

/** The words of one that is executed are tokens. */
const comment = /#[^\n]*|--(?=\s|$)[^\n]*|\/\*(?![!M])[\s\S]*?\*\//g;

/** The statement without the semicolon that a client left at its end. */
export function withoutEnd(statement: string): string {
  const last = tokenize(statement).at(-1);
  return last?.text === ";" ? statement.slice(0, last.start).trimEnd() : statement;
}
