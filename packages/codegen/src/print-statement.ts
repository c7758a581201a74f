import type { IdentifierToken, SqlText } from "@stingerloom/schema-diff";
import { escapeTemplate, stringLiteral } from "./escape-source";

/** Statements longer than this stand on lines of their own. */
const lineWidth = 80;

/**
 * `await query(…);` as lines of a method's body. What it hands to `query` is `printSql(statement, quote)` to the
 * letter.
 */
export function printStatement(statement: SqlText): string[] {
  const template = `\`${templateBody(statement)}\``;
  const line = `    await query(${template});`;
  if (line.length <= lineWidth && !line.includes("\n")) return [line];
  return ["    await query(", `      ${template}`, "    );"];
}

/** The same for a text of several lines whose white space is free: indented with the code around it. */
export function printIndentedStatement(statement: SqlText): string[] {
  if (!hasFreeLines(statement)) return printStatement(statement);
  const lines = templateBody(statement)
    .split("\n")
    .map((line) => `      ${line}`);
  return ["    await query(`", ...lines, "    `);"];
}

/** Does the text use the driver for quoting? */
export function namesIdentifiers(statement: SqlText): boolean {
  return statement.some((part) => typeof part !== "string");
}

function templateBody(statement: SqlText): string {
  // Neighbouring strings are joined before escaping: "$" and "{" may come apart.
  return runsOf(statement)
    .map((run) =>
      typeof run === "string" ? escapeTemplate(run) : `\${driver.escapeIdentifier(${stringLiteral(run.identifier)})}`,
    )
    .join("");
}

function runsOf(statement: SqlText): (string | IdentifierToken)[] {
  const runs: (string | IdentifierToken)[] = [];
  for (const part of statement) {
    const last = runs.at(-1);
    if (typeof part === "string" && typeof last === "string") runs[runs.length - 1] = last + part;
    else runs.push(part);
  }
  return runs;
}

/**
 * Is every line break outside of quotes? Judged with caution, without knowing the engine's grammar: with a backslash, a
 * dollar or a comment in the text, or a line on which a quote stays open, the answer is no.
 */
function hasFreeLines(statement: SqlText): boolean {
  const text = statement.map((part) => (typeof part === "string" ? part : "x")).join("");
  if (!text.includes("\n") || /[\\$\r]|--|\/\*|#/.test(text)) return false;
  return text.split("\n").every((line) => ["'", '"', "`"].every((quote) => line.split(quote).length % 2 === 1));
}
