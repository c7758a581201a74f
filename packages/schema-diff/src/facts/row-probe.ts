/** A question about rows in one engine's SQL; the table is called `t` in it. */
export interface RowProbe {
  /** What stands behind FROM, without its alias. */
  readonly table: string;
  /** True for rows in the way, by themselves. */
  readonly where?: string;
  /** Rows with the same values are in the way, of those for which `among` holds. */
  readonly alike?: { readonly columns: readonly string[]; readonly among?: string };
  /** The columns of the primary key, with the SQL of their values; empty where there is none. */
  readonly keys: readonly { readonly name: string; readonly sql: string }[];
}

/** How many rows of the table are in the way, as `hits`. */
export function countSql(probe: RowProbe): string {
  return countOf(probe, `${probe.table} AS t`);
}

/** How many rows a sample has, as `looked`, and how many are in the way, as `hits`. `source` ends in `AS t`. */
export function sampleSql(probe: RowProbe, source: string): string {
  const looked = `(SELECT count(*) FROM ${source})`;
  return probe.alike === undefined
    ? `SELECT count(*) AS looked, count(CASE WHEN ${probe.where} THEN 1 END) AS hits FROM ${source}`
    : `SELECT ${looked} AS looked, (${countOf(probe, source)}) AS hits`;
}

/** The primary keys of up to three rows in the way, as `k0`, `k1`; undefined where rows have none to show. */
export function keysSql({ table, where, alike, keys }: RowProbe, source = `${table} AS t`): string | undefined {
  if (keys.length === 0) return undefined;
  if (alike === undefined) {
    const columns = keys.map(({ sql }, i) => `${sql} AS k${i}`);
    return `SELECT ${columns.join(", ")} FROM ${source} WHERE ${where} LIMIT 3`;
  }
  // Of a group of rows one key is enough; there is no smallest of several columns.
  if (keys.length > 1) return undefined;
  return `SELECT min(${keys[0]!.sql}) AS k0 FROM ${source}${groups(alike)} LIMIT 3`;
}

/** `id = 5`, or `a = 1, b = 'x'` of each row of the answer to `keysSql`. */
export function keyTexts({ keys }: RowProbe, rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  return rows.map((row) => keys.map(({ name }, i) => `${name} = ${shown(row[`k${i}`])}`).join(", "));
}

const longest = 40;

function shown(value: unknown): string {
  const text = value instanceof Uint8Array ? `0x${[...value].map(hex).join("")}` : String(value);
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return /^[\w:. …+-]*$/u.test(short) ? short : JSON.stringify(short);
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

function countOf({ where, alike }: RowProbe, source: string): string {
  if (alike === undefined) return `SELECT count(*) AS hits FROM ${source} WHERE ${where}`;
  const shared = `SELECT count(*) AS n FROM ${source}${groups(alike)}`;
  const others = where === undefined ? "" : ` UNION ALL SELECT count(*) FROM ${source} WHERE ${where}`;
  return `SELECT coalesce(sum(n), 0) AS hits FROM (${shared}${others}) AS d`;
}

function groups({ columns, among }: NonNullable<RowProbe["alike"]>): string {
  return `${among === undefined ? "" : ` WHERE ${among}`} GROUP BY ${columns.join(", ")} HAVING count(*) > 1`;
}
