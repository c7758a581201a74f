import { UsageError } from "@stingerloom/core";
import { tokenize, type Token } from "./tokenize";

/**
 * A statement with its end, as the client takes it from a script.
 *
 * The client cuts a script at every semicolon outside of strings, those of a body too, unless the script sets another
 * delimiter (dev.mysql.com/doc/refman/8.4/en/stored-programs-defining.html). Outside of strings it looks for commands
 * of its own: a backslash and a letter anywhere, DELIMITER at the start of a line
 * (dev.mysql.com/doc/refman/8.4/en/mysql-commands.html). There is no spelling that keeps such a text to the letter and
 * is safe.
 * @throws UsageError `UNSAFE_IN_SCRIPT`
 */
export function endStatement(statement: string): string {
  const tokens = tokenize(statement);
  if (holdsCommand(statement, tokens)) throw unsafe(statement);
  if (!tokens.some(({ kind, text }) => kind === "symbol" && text === ";"))
    return endsInComment(statement, tokens) ? `${statement}\n;` : `${statement};`;
  const delimiter = delimiterBeside(statement);
  return `DELIMITER ${delimiter}\n${statement}\n${delimiter}\nDELIMITER ;`;
}

/** Everything outside of strings and quoted names, comments among it. */
function holdsCommand(statement: string, tokens: readonly Token[]): boolean {
  const quoted = tokens.filter(({ kind }) => kind === "string" || kind === "quoted");
  let at = 0;
  let bare = "";
  for (const { start, end } of quoted) {
    bare += `${statement.slice(at, start)}''`;
    at = end;
  }
  bare += statement.slice(at);
  return bare.includes("\\") || /^\s*delimiter\b/im.test(bare);
}

/** `--` and `#` take the rest of their line with them. */
function endsInComment(statement: string, tokens: readonly Token[]): boolean {
  const rest = statement.slice(tokens.at(-1)?.end ?? 0);
  return /(--|#)[^\n]*$/.test(rest);
}

function delimiterBeside(statement: string): string {
  let delimiter = "//";
  while (statement.includes(delimiter)) delimiter += "/";
  return delimiter;
}

function unsafe(statement: string): UsageError {
  const text = statement.replace(/\s+/g, " ");
  const excerpt = JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
  return new UsageError(
    "UNSAFE_IN_SCRIPT",
    `The clients mysql and mariadb would take a part of this statement for a command of their own: ${excerpt}`,
    { hint: "Pass --json, and run the statements by a program. A backslash outside of strings is the usual cause." },
  );
}
