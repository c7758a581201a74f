import { referencesIdentifier, type Table } from "@stingerloom/schema-diff";
import { nameOf, tokenize } from "../sql/tokenize";
import { isBuiltIn } from "./is-built-in";

/**
 * Why a check is not evaluated, if it is not: it could call what the database's users made. Under a search path of the
 * server's own schema, what is not written with a schema is the server's.
 */
export function checkProblem(expression: string, owner: Table): string | undefined {
  const all = tokenize(expression);
  if (all.some(({ text }) => text === ".")) return "the check names something with its schema";
  if (all.some(({ text }) => text === ";")) return "the check is not an expression";
  const word = all.find((token) => token.kind === "word" && statements.has(nameOf(token)));
  if (word !== undefined) return `the check has the word ${word.text}`;
  const column = owner.columns.find(
    ({ name, type, generated }) =>
      (generated !== undefined || !isBuiltIn(type)) && referencesIdentifier(expression, name),
  );
  if (column === undefined) return undefined;
  return column.generated === undefined
    ? `the type of ${column.name} is not the server's own`
    : `${column.name} is computed`;
}

const statements = new Set(["select", "with", "values", "table"]);

/** The names that may be those of functions: words in front of a parenthesis. */
export function calledNames(expression: string): string[] {
  const all = tokenize(expression);
  return all.flatMap((token, i) =>
    (token.kind === "word" || token.kind === "quoted") && all[i + 1]?.text === "(" ? [nameOf(token)] : [],
  );
}
