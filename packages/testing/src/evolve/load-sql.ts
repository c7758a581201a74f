import type { TestConnectionOptions } from "../database";
import { driverOf } from "../driver-of";

/**
 * Runs a script on a connection of its own, whose settings it may change. What fails is passed over: it may call
 * functions of the program that it belongs to.
 * @returns what the server said of the first that failed; undefined when all ran
 */
export async function loadSql(options: TestConnectionOptions, sql: string): Promise<string | undefined> {
  const driver = driverOf(options.type, options);
  await driver.connect();
  const refusals: string[] = [];
  try {
    for (const statement of statementsOf(sql, (text) => driver.splitStatements?.(text) ?? [text]))
      await driver.query(statement).catch((error: unknown) => refusals.push((error as Error).message));
    return refusals.length > 1 ? `${refusals[0]} (and ${refusals.length - 1} more)` : refusals[0];
  } finally {
    await driver.close();
  }
}

/** `DELIMITER` is a command of MySQL's client; statements between two of them may hold semicolons. */
function statementsOf(sql: string, split: (text: string) => readonly string[]): readonly string[] {
  const pieces = sql.split(/^[ \t]*DELIMITER[ \t]+(\S+)[ \t]*$/im);
  const between = pieces.flatMap((text, at): readonly string[] => {
    if (at % 2 === 1) return [];
    const delimiter = at === 0 ? ";" : pieces[at - 1]!;
    return delimiter === ";" ? split(text) : text.split(delimiter);
  });
  return between.map((text) => text.trim()).filter((text) => text !== "" && !/^(--[^\n]*\s*)*$/.test(text));
}
