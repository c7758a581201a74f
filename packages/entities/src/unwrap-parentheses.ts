/** SQL without the parentheses around the whole of it: `(now())` → `now()`; `(a) + (b)` stays. */
export function unwrapParentheses(sql: string): string {
  const text = sql.trim();
  if (!text.startsWith("(") || closingOf(text) !== text.length - 1) return text;
  return unwrapParentheses(text.slice(1, -1));
}

/** Where the parenthesis closes that the text begins with. Quoted text is passed over. */
function closingOf(text: string): number {
  let depth = 0;
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (quote !== "") {
      // A doubled quote closes and opens again.
      if (character === quote) quote = "";
    } else if (character === "'" || character === '"' || character === "`") quote = character;
    else if (character === "(") depth++;
    else if (character === ")" && --depth === 0) return i;
  }
  return -1;
}
