import { nameOf, tokens } from "./tokenize";

/** The identifiers in a text; what a comment has the server execute is part of it. */
export function identifiersOf(sql: string): readonly string[] {
  return [...tokens(sql)].filter(({ kind }) => kind === "word" || kind === "quoted").map(nameOf);
}
