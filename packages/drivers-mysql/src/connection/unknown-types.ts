/**
 * Those of the types that the server does not know: it is asked by a temporary table, which no other session sees.
 * @param execute executes a statement
 * @param isSyntaxError does the server not understand the statement?
 */
export async function unknownTypes(
  execute: (sql: string) => Promise<unknown>,
  isSyntaxError: (error: unknown) => boolean,
  types: readonly string[],
): Promise<readonly string[]> {
  const understands = async (some: readonly string[]): Promise<boolean> => {
    const columns = some.map((type, i) => `c${i} ${type}`).join(", ");
    try {
      await execute(`CREATE TEMPORARY TABLE __stingerloom_types (${columns})`);
      await execute("DROP TEMPORARY TABLE __stingerloom_types");
      return true;
    } catch (error) {
      // What else may be wrong, such as a missing privilege, is not for this question.
      return !isSyntaxError(error);
    }
  };
  if (await understands(types)) return [];
  const unknown: string[] = [];
  for (const type of types) if (!(await understands([type]))) unknown.push(type);
  return unknown;
}
