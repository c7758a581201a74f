/**
 * Which schemas are the user's own: the server's are not, nor are temporary ones. `$own` stands for a condition on `n`,
 * the row of pg_namespace.
 */
export function ownSchemas(schemas: readonly string[] | undefined, literal: (text: string) => string): string {
  if (schemas !== undefined && schemas.length > 0) return `n.nspname IN (${schemas.map(literal).join(", ")})`;
  return "n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'";
}

/** What an extension made is the extension's. */
export function notOfExtension(catalog: string, oid: string): string {
  return (
    `NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = '${catalog}'::regclass AND e.objid = ` +
    `${oid} AND e.deptype = 'e')`
  );
}

/** What the server made for something else goes with it: the constructors of a range type. */
export function notInternal(catalog: string, oid: string): string {
  return (
    `NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = '${catalog}'::regclass AND e.objid = ` +
    `${oid} AND e.deptype = 'i')`
  );
}
