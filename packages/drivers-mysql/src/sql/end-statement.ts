import { withSemicolon } from "@stingerloom/schema-diff";
import { tokenize } from "./tokenize";

/**
 * The client cuts a script at every semicolon outside of strings, those of a body too, unless it is told of another delimiter
 * (dev.mysql.com/doc/refman/8.4/en/stored-programs-defining.html).
 */
export function endStatement(statement: string): string {
  if (!tokenize(statement).some(({ kind, text }) => kind === "symbol" && text === ";")) return withSemicolon(statement);
  const delimiter = delimiterBeside(statement);
  return `DELIMITER ${delimiter}\n${statement}\n${delimiter}\nDELIMITER ;`;
}

function delimiterBeside(statement: string): string {
  let delimiter = "//";
  while (statement.includes(delimiter)) delimiter += "/";
  return delimiter;
}
