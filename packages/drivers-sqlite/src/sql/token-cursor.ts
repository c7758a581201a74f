import { tokenize, type Token } from "./tokenize";

/** Reads tokens one after the other. Keywords are asked for in capitals. */
export class TokenCursor {
  readonly tokens: readonly Token[];
  private at = 0;

  /** @param most how many tokens are looked at */
  constructor(
    readonly sql: string,
    most?: number,
  ) {
    this.tokens = tokenize(sql, most);
  }

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  next(): Token {
    const token = this.tokens[this.at];
    if (token === undefined) throw new SyntaxError(`The text ends too early: ${this.sql}`);
    this.at += 1;
    return token;
  }

  /** Is this what comes next? */
  sees(...words: readonly string[]): boolean {
    return words.every((word, i) => isWord(this.peek(i), word));
  }

  /** Takes these words if they come next. */
  take(...words: readonly string[]): boolean {
    if (!this.sees(...words)) return false;
    this.at += words.length;
    return true;
  }

  expect(...words: readonly string[]): void {
    if (!this.take(...words))
      throw new SyntaxError(`Expected ${words.join(" ")} at ${this.sql.slice(this.peek()?.start ?? this.sql.length)}`);
  }

  /** A name: SQLite takes a string for one as well. */
  name(): string {
    return this.next().value;
  }

  /** The names of `(a, b)`. */
  nameList(): string[] {
    return this.keyList().map(({ name }) => name);
  }

  /** The columns of `(a COLLATE nocase DESC, b)`; ASC, which says nothing, and AUTOINCREMENT are passed over. */
  keyList(): { readonly name: string; readonly modifiers: string }[] {
    const columns: { readonly name: string; readonly modifiers: string }[] = [];
    this.expect("(");
    do {
      const name = this.name();
      const words: string[] = [];
      while (!this.sees(",") && !this.sees(")")) words.push(this.next().value.toUpperCase());
      columns.push({ name, modifiers: words.filter((word) => word !== "ASC" && word !== "AUTOINCREMENT").join(" ") });
    } while (this.take(","));
    this.expect(")");
    return columns;
  }

  /** What stands in the parentheses that open here, as written and without them. */
  parenthesised(): string {
    const open = this.peek();
    this.expect("(");
    this.skipToClose();
    const close = this.next();
    return this.sql.slice(open?.end, close.start).trim();
  }

  /** Goes on to the parenthesis that closes the level we are in. */
  skipToClose(): void {
    for (let depth = 0; ; this.next()) {
      if (this.sees("(")) depth += 1;
      else if (this.sees(")") && depth-- === 0) return;
    }
  }
}

function isWord(token: Token | undefined, word: string): boolean {
  if (token === undefined) return false;
  return token.kind === "word" ? token.text.toUpperCase() === word : token.kind === "symbol" && token.text === word;
}
