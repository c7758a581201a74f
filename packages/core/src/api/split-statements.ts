/** What is read of a token: every driver's lexer gives more. */
interface SqlToken {
  readonly text: string;
  readonly start: number;
}

const programs = /^(TRIGGER|PROCEDURE|FUNCTION|EVENT|PACKAGE)$/;
const loops = /^(IF|LOOP|WHILE|REPEAT|FOR)$/;
/**
 * How far into a statement the word may be that makes it a program: `CREATE DEFINER = … SQL SECURITY … PROCEDURE`.
 */
const reach = 14;

/**
 * The statements of a text, which semicolons end: not those in parentheses, nor those in the body of a trigger, a
 * procedure or a function. A text of one statement is given back as it is.
 * @param tokens those of `sql` by the engine's lexer, without comments; literals are one token each
 */
export function splitStatements(sql: string, tokens: Iterable<SqlToken>): readonly string[] {
  const parts: string[] = [];
  const reader = new StatementReader();
  let from = 0;
  for (const { text, start } of tokens) {
    const { isEmpty } = reader;
    if (!reader.endsWith(text.length > 16 ? "" : text.toUpperCase())) continue;
    add(parts, sql.slice(from, start), isEmpty);
    from = start + 1;
  }
  add(parts, sql.slice(from), reader.isEmpty);
  return parts.length > 1 ? parts : [sql];
}

/** A comment alone is no statement, unless the server executes it (`/*!40101 … *\/`). */
function add(parts: string[], text: string, isEmpty: boolean): void {
  const part = text.trim();
  if (!isEmpty || part.includes("/*!")) parts.push(part);
}

/** Reads one statement after the other, word by word, and holds no more than the first words of each. */
class StatementReader {
  private words: string[] = [];
  private parentheses = 0;
  private blocks = 0;
  private behindEnd = false;

  get isEmpty(): boolean {
    return this.words.length === 0;
  }

  /** Takes the next word, in capitals: is it the semicolon that ends the statement? */
  endsWith(word: string): boolean {
    const isAfterEnd = this.behindEnd;
    this.behindEnd = false;
    if (isAfterEnd && !loops.test(word)) this.blocks--;
    if (word === "(") this.parentheses++;
    else if (word === ")") this.parentheses--;
    if (this.parentheses === 0) {
      if (word === ";" && this.blocks === 0) {
        this.words = [];
        return true;
      }
      this.takeBlock(word, isAfterEnd);
    }
    if (this.words.length < reach) this.words.push(word);
    return false;
  }

  private takeBlock(word: string, isAfterEnd: boolean): void {
    if (word === "END" && this.blocks > 0) this.behindEnd = true;
    // END CASE ends what CASE began.
    // What begins with BEGIN is a program if NOT ATOMIC follows.
    else if (word === "ATOMIC" && this.words.length === 2) this.blocks += this.isProgram(word) ? 1 : 0;
    else if (word === "BEGIN" || (word === "CASE" && !isAfterEnd)) this.blocks += this.isProgram(word) ? 1 : 0;
  }

  private isProgram(word: string): boolean {
    const [first, second, third = word] = this.words;
    if (first === "BEGIN") return second === "NOT" && third === "ATOMIC";
    return (first === "CREATE" || first === "ALTER") && [...this.words, word].some((one) => programs.test(one));
  }
}
