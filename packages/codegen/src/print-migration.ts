import { commentText } from "./escape-source";
import { fileExtension, type Language } from "./language";
import { migrationNames } from "./migration-names";
import { printSqlFile, type QuoteIdentifier } from "./print-sql-file";
import { printMethod, type PrintedStep } from "./print-method";

export interface MigrationToPrint {
  /** What the user calls it: `add_phone_to_users`, or any text. */
  readonly name: string;
  /** Unix time in milliseconds. */
  readonly timestamp: number;
  readonly up: readonly PrintedStep[];
  readonly down: readonly PrintedStep[];
  /** Lines of comment at the top of the file. */
  readonly header?: readonly string[];
  /** Default `ts`. */
  readonly language?: Language;
  /** How the engine quotes identifiers: for SQL. */
  readonly quote?: QuoteIdentifier;
  /** Do types need the word `type` where they are imported (`verbatimModuleSyntax`)? */
  readonly typeImports?: boolean;
  /** False: the migration says that it must not run in a transaction. */
  readonly transaction?: boolean;
}

export interface PrintedMigration {
  /** `1711234567892_add_phone_to_users.ts` */
  readonly fileName: string;
  /** `AddPhoneToUsers1711234567892` */
  readonly className: string;
  readonly source: string;
}

/**
 * A plan as the file of a migration, in the format of `docs/formats.md`.
 * @throws CodegenError `MIGRATION_NAME_INVALID`, `MIGRATION_TIMESTAMP_INVALID`
 */
export function printMigration(migration: MigrationToPrint): PrintedMigration {
  const { up, down, language = "ts", quote = (name) => name } = migration;
  if (language === "sql") return printNamed(migration, printSqlFile(migration, quote));
  return printFile(migration, [...printMethod("up", up, language), "", ...printMethod("down", down, language)]);
}

/** A migration to be written by hand. */
export function printEmptyMigration(
  migration: Pick<MigrationToPrint, "name" | "timestamp" | "header" | "language" | "typeImports">,
): PrintedMigration {
  const { language = "ts" } = migration;
  if (language === "sql") return printNamed(migration, printSqlFile({ ...migration, up: [], down: [] }, String));
  const up: PrintedStep = {
    description: 'await query(`ALTER TABLE ${driver.escapeIdentifier("user")} …`);',
    hazards: [],
    statements: [],
  };
  const down: PrintedStep = {
    description: "Undo what up() did, the last statement first.",
    hazards: [],
    statements: [],
  };
  return printFile(migration, [...printMethod("up", [up], language), "", ...printMethod("down", [down], language)]);
}

function printFile(migration: Omit<MigrationToPrint, "up" | "down">, methods: readonly string[]): PrintedMigration {
  const { header = [], language = "ts", transaction, typeImports = false } = migration;
  const { className } = migrationNames(migration.name, migration.timestamp);
  const lines = [
    ...header.map((line) => `// ${commentText(line)}`.trimEnd()),
    importLine(language, typeImports),
    "",
    `${language === "js-cjs" ? `exports.${className} = ` : "export "}class ${className} extends Migration {`,
    ...(transaction === false ? ["  transaction = false;", ""] : []),
    ...methods,
    language === "js-cjs" ? "};" : "}",
    "",
  ];
  return printNamed(migration, lines.join("\n"));
}

function printNamed(
  { name, timestamp, language = "ts" }: Pick<MigrationToPrint, "name" | "timestamp" | "language">,
  source: string,
): PrintedMigration {
  const { fileStem, className } = migrationNames(name, timestamp);
  return { fileName: fileStem + fileExtension(language), className, source };
}

function importLine(language: Language, typeImports: boolean): string {
  if (language === "js-cjs") return 'const { Migration } = require("@stingerloom/orm");';
  const context = language === "ts" ? `, ${typeImports ? "type " : ""}MigrationContext` : "";
  return `import { Migration${context} } from "@stingerloom/orm";`;
}
