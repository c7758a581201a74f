/** What a migration file is written in: TypeScript, or JavaScript with `require` or with `import`. */
export type Language = "ts" | "js-cjs" | "js-esm";

/** The file's ending. `.js` means what the package around it says: CommonJS unless its package.json has `"type": "module"`. */
export function fileExtension(language: Language): ".ts" | ".js" {
  return language === "ts" ? ".ts" : ".js";
}
