/** What is read of a token: every driver's lexer gives more. */
interface SqlToken {
  readonly text: string;
  readonly start: number;
}

const programs = /^(TRIGGER|PROCEDURE|FUNCTION|EVENT|PACKAGE)$/;
const loops = /^(IF|LOOP|WHILE|REPEAT|FOR)$/;
/** How far into a statement the word may be that makes it a program: `CREATE DEFINER = … SQL SECURITY … PROCEDURE`. */
const reach = 14;

/**
 * The statements of a text, which semicolons end: not those in parentheses, nor those in the body of a trigger, a
 * procedure or the like. A text of one statement is given back as it is.
 * @param tokens those of `sql` by the engine's lexer, without comments; literals are one token each
 */
export function splitStatements(sql: string, tokens: readonly SqlToken[]): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let first = 0;
  for (const end of separators(tokens)) {
    const part = partOf(sql, from, tokens[end]!.start, end > first);
    if (part !== undefined) parts.push(part);
    from = tokens[end]!.start + 1;
    first = end + 1;
  }
  const last = partOf(sql, from, sql.length, tokens.length > first);
  if (last !== undefined) parts.push(last);
  return parts.length > 1 ? parts : [sql];
}

/** A comment alone is no statement, unless the server executes it (`/*!40101 … *\/`). */
function partOf(sql: string, from: number, to: number, hasTokens: boolean): string | undefined {
  const part = sql.slice(from, to).trim();
  return hasTokens || part.includes("/*!") ? part : undefined;
}

/** The places of the semicolons that end a statement. */
function* separators(tokens: readonly SqlToken[]): Generator<number> {
  let start = 0;
  let [parentheses, blocks] = [0, 0];
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]!.text.toUpperCase();
    if (word === "(") parentheses++;
    else if (word === ")") parentheses--;
    if (parentheses > 0) continue;
    if (word === ";" && blocks === 0) {
      yield i;
      start = i + 1;
    } else if ((word === "BEGIN" || word === "CASE") && isProgram(tokens, start)) blocks++;
    else if (word === "END" && blocks > 0) {
      const next = tokens[i + 1]?.text.toUpperCase() ?? "";
      if (next === "CASE") i++;
      if (!loops.test(next)) blocks--;
    }
  }
}

function isProgram(tokens: readonly SqlToken[], start: number): boolean {
  const words = tokens.slice(start, start + reach).map(({ text }) => text.toUpperCase());
  if (words[0] === "BEGIN") return words[1] === "NOT" && words[2] === "ATOMIC";
  return (words[0] === "CREATE" || words[0] === "ALTER") && words.some((word) => programs.test(word));
}
