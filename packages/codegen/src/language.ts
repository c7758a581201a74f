/** What a migration file is written in: TypeScript, JavaScript with `require` or with `import`, or SQL. */
export type Language = "ts" | "js-cjs" | "js-esm" | "sql";

/**
 * The file's ending. `.js` means what the package around it says: CommonJS unless its package.json has `"type":
 * "module"`.
 */
export function fileExtension(language: Language): ".ts" | ".js" | ".sql" {
  return language === "ts" ? ".ts" : language === "sql" ? ".sql" : ".js";
}
