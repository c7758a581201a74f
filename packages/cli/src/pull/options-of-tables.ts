import { emptySchema, planMigration, printSql, type Dialect, type Schema, type Table } from "@stingerloom/schema-diff";

/** The options of a table that no decorator says. */
export interface OptionsOfTable {
  readonly table: Table;
  /** What gives them to the table; empty where the engine cannot change them in place. */
  readonly statements: readonly string[];
  /** The options in the engine's words. */
  readonly options: readonly string[];
}

/** Options of tables in the engine's words: how rows are stored, partitions, what happens in a conflict. */
export function optionsOfTables(dialect: Dialect, { tables }: Schema): readonly OptionsOfTable[] {
  return tables.flatMap((table) => {
    const { native = {}, ...options } = table.options ?? {};
    // A key of SQLite that is the rowid is never null, said or not.
    const said = Object.entries(native).filter(([, words]) => words !== "NOT NULL");
    if (said.length === 0) return [];
    const alone = { ...table, foreignKeys: [], triggers: [] };
    const before = { ...emptySchema, tables: [{ ...alone, options: { ...options, native: {} } }] };
    const { up } = planMigration(dialect, before, { ...emptySchema, tables: [alone] }, { renames: noRenames });
    const texts = up.steps.flatMap(({ statements }) => statements);
    const statements = texts.map((text) => printSql(text, (name) => dialect.quoteIdentifier(name)));
    const inPlace = statements.every((sql) => /^ALTER TABLE\b(?!.*\bRENAME TO\b)/is.test(sql)) ? statements : [];
    return [{ table, statements: inPlace, options: said.map(([name, words]) => wordsOf(name, words)) }];
  });
}

const noRenames = { inference: "never" } as const;

/** Some engines keep the name of an option in its words. */
function wordsOf(name: string, words: string): string {
  return words.toUpperCase().includes(name.toUpperCase()) ? words : `${name} ${words}`;
}
