/** Objects of the server itself have lower numbers (postgresql.org/docs/current/system-catalog-initial-data.html). */
const ofUser = "oid >= 16384";

/** Kinds of objects that many a database has none of: is there any of the user's? */
const conditions = {
  types:
    `EXISTS (SELECT 1 FROM pg_type WHERE ${ofUser} AND (typtype IN ('d', 'r', 'p') OR (typtype = 'b' ` +
    `AND typelem = 0))) OR EXISTS (SELECT 1 FROM pg_class WHERE ${ofUser} AND relkind = 'c')`,
  routines: `EXISTS (SELECT 1 FROM pg_proc WHERE ${ofUser})`,
  views: `EXISTS (SELECT 1 FROM pg_class WHERE ${ofUser} AND relkind IN ('v', 'm'))`,
  operators: ["pg_operator", "pg_opfamily", "pg_opclass", "pg_cast"].map(anyIn).join(" OR "),
  textSearch: ["pg_ts_dict", "pg_ts_config", "pg_conversion"].map(anyIn).join(" OR "),
  publications: anyIn("pg_publication"),
  partitions: "EXISTS (SELECT 1 FROM pg_inherits)",
};

type RareKind = keyof typeof conditions;
export type Present = Readonly<Record<RareKind, boolean>>;

function anyIn(catalog: string): string {
  return `EXISTS (SELECT 1 FROM ${catalog} WHERE ${ofUser})`;
}

/**
 * Which of the rare kinds there are, in one row. The query of all objects is planned again in each session, which takes
 * longer than it runs: what there is none of need not be asked for.
 */
export function presentQuery(): string {
  return `SELECT ${Object.entries(conditions)
    .map(([kind, condition]) => `${condition} AS "${kind}"`)
    .join(", ")}`;
}
