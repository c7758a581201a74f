/**
 * Those of the types that the server does not know. One that it cannot even read counts as unknown.
 * @param query executes a statement with values for its placeholders
 */
export async function unknownTypes(
  query: (sql: string, parameters: readonly unknown[]) => Promise<unknown>,
  types: readonly string[],
): Promise<readonly string[]> {
  const unknown = "SELECT type FROM unnest($1::text[]) AS type WHERE pg_catalog.to_regtype(type) IS NULL";
  const ask = async (some: readonly string[]): Promise<string[]> =>
    ((await query(unknown, [some])) as { readonly type: string }[]).map(({ type }) => type);
  try {
    return await ask(types);
  } catch {
    // A type that cannot be read fails the whole question.
    const answers = await Promise.all(types.map((type) => ask([type]).catch(() => [type])));
    return answers.flat();
  }
}
