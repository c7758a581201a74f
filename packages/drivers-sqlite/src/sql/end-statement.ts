import { UsageError } from "@stingerloom/core";
import { withSemicolon } from "@stingerloom/schema-diff";
import { tokenize, type Token } from "./tokenize";

/**
 * A statement as the shell `sqlite3` takes it from a script.
 *
 * The shell reads lines. As soon as what it has is complete, the next line may be a command of its own (`.shell`,
 * `.output`); and a line of nothing but `go` or `/` completes what could be complete
 * (sqlite.org/cli.html#special_commands_to_sqlite3_dot_commands_). What a database holds must not get so far: there is
 * no spelling that keeps such a text to the letter and is safe.
 * @throws UsageError `UNSAFE_IN_SCRIPT`
 */
export function endStatement(statement: string): string {
  if (!endsEarly(statement)) return withSemicolon(statement);
  throw new UsageError(
    "UNSAFE_IN_SCRIPT",
    `The shell sqlite3 would end this statement early, and take what is behind for a command: ${excerptOf(statement)}`,
    {
      hint:
        "Pass --json, and run the statements by a program. A line of only `go` or `/` in a view is the " +
        "usual cause.",
    },
  );
}

function endsEarly(statement: string): boolean {
  const tokens = tokenize(statement);
  const isTrigger = /^CREATE (TEMP |TEMPORARY )?TRIGGER$/.test(leadingWords(tokens));
  return tokens.some((token, i) => {
    const before = tokens.slice(Math.max(0, i - 2), i).map(({ text }) => text.toUpperCase());
    const couldEnd = !isTrigger || (before.at(-1) === "END" && before.at(-2) === ";");
    if (token.text === ";") return couldEnd;
    return couldEnd && i > 0 && isTerminator(token, statement);
  });
}

/** The words up to TRIGGER, as far as they may be there. */
function leadingWords(tokens: readonly Token[]): string {
  const words = tokens.slice(0, 3).map(({ text }) => text.toUpperCase());
  return words.slice(0, words.indexOf("TRIGGER") + 1).join(" ");
}

/** Does `go` or `/` have its line to itself? */
function isTerminator({ text, start, end }: Token, statement: string): boolean {
  if (text !== "/" && text.toUpperCase() !== "GO") return false;
  const line = statement.slice(statement.lastIndexOf("\n", start - 1) + 1, lineEnd(statement, end));
  return line.trim() === text;
}

function lineEnd(statement: string, from: number): number {
  const end = statement.indexOf("\n", from);
  return end < 0 ? statement.length : end;
}

function excerptOf(statement: string): string {
  const text = statement.replace(/\s+/g, " ");
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
