import { printEmptyMigration, type Language } from "@stingerloom/codegen";
import { writeMigrationFile } from "./migration-file";

export interface CreateMigrationOptions {
  readonly name: string;
  readonly language?: Language;
  /** Do types need the word `type` where they are imported (`verbatimModuleSyntax`)? */
  readonly typeImports?: boolean;
  /** Unix time in milliseconds; default now. */
  readonly now?: () => number;
}

/**
 * Writes an empty migration, to be filled by hand.
 * @returns the path
 * @throws CodegenError for a name that has no letter; StingerloomError `FILE_EXISTS`, `OUTPUT_NOT_WRITABLE`
 */
export async function createMigrationFile(
  folder: string,
  { name, language, typeImports, now = Date.now }: CreateMigrationOptions,
): Promise<string> {
  const { fileName, source } = printEmptyMigration({ name, language, typeImports, timestamp: now() });
  return writeMigrationFile(folder, fileName, source);
}
