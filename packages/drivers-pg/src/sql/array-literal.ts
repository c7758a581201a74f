import type { Json } from "@stingerloom/schema-diff";

/**
 * `{a,"b c",NULL,{d}}` as lists of texts; undefined when it is none. postgresql.org/docs/current/arrays.html#ARRAYS-IO
 */
export function parseArrayLiteral(text: string): Json[] | undefined {
  let at = 0;
  const list = parseList();
  return list !== undefined && at === text.length ? list : undefined;

  function parseList(): Json[] | undefined {
    if (text[at++] !== "{") return undefined;
    const items: Json[] = [];
    if (text[at] === "}") {
      at++;
      return items;
    }
    for (;;) {
      const item = text[at] === "{" ? parseList() : parseItem();
      if (item === undefined) return undefined;
      items.push(item);
      const next = text[at++];
      if (next === "}") return items;
      if (next !== ",") return undefined;
    }
  }

  function parseItem(): Json | undefined {
    const quoted = /"((?:[^"\\]|\\[\s\S])*)"/y;
    const bare = /[^,{}"\\]+/y;
    for (const [pattern, isQuoted] of [
      [quoted, true],
      [bare, false],
    ] as const) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match === null) continue;
      at += match[0].length;
      if (isQuoted) return match[1]!.replace(/\\([\s\S])/g, "$1");
      return /^null$/i.test(match[0]) ? null : match[0];
    }
    return undefined;
  }
}

/** A list as the text of an array. */
export function arrayLiteral(list: readonly Json[]): string {
  return `{${list.map((item) => (Array.isArray(item) ? arrayLiteral(item as readonly Json[]) : itemText(item))).join(",")}}`;
}

function itemText(item: Json): string {
  if (item === null) return "NULL";
  const text = typeof item === "object" ? JSON.stringify(item) : String(item);
  return /^[^\s,{}"\\]+$/.test(text) && !/^null$/i.test(text) ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}
