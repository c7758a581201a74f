/** A piece of SQL that carries meaning: white space and comments are between tokens. */
export interface Token {
  /** `word`: an unquoted identifier or keyword; `quoted`: an identifier in quotes of any style; `symbol`: an operator or mark. */
  readonly kind: "word" | "quoted" | "string" | "number" | "blob" | "symbol" | "parameter";
  /** As written. */
  readonly text: string;
  /** What it stands for: an identifier or a string without its quotes, otherwise the text. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The same rules as SQLite's own tokenizer (sqlite.org/lang_expr.html, sqlite.org/lang_keywords.html, sqlite.org/lang_comment.html):
 * identifiers in "…", `…` and […], strings in '…', blobs as x'…', and any character above ASCII is a letter.
 */
const pattern = new RegExp(
  [
    "(?<space>[\\s\\uFEFF]+|--[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$))",
    "(?<blob>[xX]'[0-9a-fA-F]*')",
    "(?<string>'(?:[^']|'')*')",
    '(?<quoted>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\\[[^\\]]*\\])',
    "(?<number>0[xX][0-9a-fA-F_]+|(?:\\d[\\d_]*(?:\\.[\\d_]*)?|\\.\\d[\\d_]*)(?:[eE][+-]?\\d[\\d_]*)?)",
    "(?<word>[A-Za-z_\\u0080-\\uFFFF][A-Za-z0-9_$\\u0080-\\uFFFF]*)",
    "(?<parameter>\\?\\d*|[:@#$][A-Za-z0-9_$\\u0080-\\uFFFF]+)",
    "(?<symbol>->>|->|\\|\\||<<|>>|<=|>=|<>|!=|==|[\\s\\S])",
  ].join("|"),
  "gy",
);

/** The tokens of a text, in order. Never fails: what is no SQL comes out as symbols. */
export function tokenize(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of sql.matchAll(pattern)) {
    const groups = match.groups ?? {};
    if (groups.space !== undefined) continue;
    const kind = kinds.find((k) => groups[k] !== undefined) ?? "symbol";
    const text = match[0];
    tokens.push({ kind, text, value: valueOf(kind, text), start: match.index, end: match.index + text.length });
  }
  return tokens;
}

const kinds = ["word", "quoted", "string", "number", "blob", "symbol", "parameter"] as const;

function valueOf(kind: Token["kind"], text: string): string {
  if (kind !== "quoted" && kind !== "string") return text;
  const mark = text[0] as string;
  const inner = text.slice(1, -1);
  return mark === "[" ? inner : inner.split(mark + mark).join(mark);
}

/** Are these two names one to SQLite? It folds ASCII letters only (sqlite.org/faq.html#q18). */
export function sameName(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}

/** The form under which a name is looked up. */
export function foldName(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
