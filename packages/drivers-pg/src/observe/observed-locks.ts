import type { StatementEffect, StatementObserver } from "@stingerloom/schema-diff";

type Query = (sql: string) => Promise<readonly unknown[]>;

/** From the weakest to the strongest (postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES). */
const modes = [
  "ACCESS SHARE",
  "ROW SHARE",
  "ROW EXCLUSIVE",
  "SHARE UPDATE EXCLUSIVE",
  "SHARE",
  "SHARE ROW EXCLUSIVE",
  "EXCLUSIVE",
  "ACCESS EXCLUSIVE",
];

interface State {
  /** The file of each table that has one, by oid. */
  readonly files: ReadonlyMap<string, string>;
  /** Oid and mode of each lock that the session holds. */
  readonly locks: ReadonlySet<string>;
  /** Is the session in a transaction? Without one, locks are gone when the statement ends. */
  readonly inTransaction: boolean;
}

/** Which locks each statement takes, and which tables get a new file. */
export class ObservedLocks implements StatementObserver {
  readonly effects: StatementEffect[] = [];

  private constructor(
    private readonly query: Query,
    private readonly names: ReadonlyMap<string, string>,
  ) {}

  static async of(query: Query, defaultSchema: string): Promise<ObservedLocks> {
    const rows = (await query(tablesQuery)) as { oid: string; schema: string; name: string }[];
    const names = rows.map(({ oid, schema, name }): [string, string] => [
      oid,
      schema === defaultSchema ? name : `${schema}.${name}`,
    ]);
    return new ObservedLocks(query, new Map(names));
  }

  async observe<T>(sql: string, execute: (sql: string) => Promise<T>): Promise<T> {
    if (this.names.size === 0) return this.plain(sql, execute);
    const before = await this.state();
    const result = await execute(sql);
    const after = await this.state();
    const isKept = before.inTransaction && after.inTransaction;
    this.effects.push({
      statement: sql.trim(),
      ...(isKept && { locks: this.locksBetween(before, after) }),
      // TRUNCATE gives an empty file: no row is copied.
      rewrites: /^\s*TRUNCATE\b/i.test(sql) ? [] : this.rewrittenBetween(before, after),
    });
    return result;
  }

  /** Where no table was there, nobody waits for one, and none is rewritten. */
  private async plain<T>(sql: string, execute: (sql: string) => Promise<T>): Promise<T> {
    const result = await execute(sql);
    this.effects.push({ statement: sql.trim(), locks: [], rewrites: [] });
    return result;
  }

  summary(): string {
    const { effects } = this;
    const rewritten = [...new Set(effects.flatMap(({ rewrites = [] }) => rewrites))];
    const words = [rewritten.length === 0 ? "no rewrite" : `rewrites ${rewritten.join(", ")}`];
    const locks = effects.flatMap(({ locks: list = [] }) => list);
    const rank = Math.max(-1, ...locks.map(({ mode }) => modes.indexOf(mode)));
    const tables = [...new Set(locks.filter(({ mode }) => modes.indexOf(mode) === rank).map(({ table }) => table))];
    if (rank >= 0) words.push(`strongest lock ${modes[rank]} on ${tables.join(", ")}`);
    if (effects.some(({ locks: list }) => list === undefined)) words.push("locks outside a transaction are not seen");
    return words.join(", ");
  }

  private locksBetween(before: State, after: State): { readonly table: string; readonly mode: string }[] {
    return [...after.locks].flatMap((lock) => {
      const [oid = "", mode = ""] = lock.split(":");
      const table = this.names.get(oid);
      return before.locks.has(lock) || table === undefined ? [] : [{ table, mode: modeOf(mode) }];
    });
  }

  private rewrittenBetween(before: State, after: State): string[] {
    return [...before.files].flatMap(([oid, file]) => {
      const table = this.names.get(oid);
      const next = after.files.get(oid);
      return table === undefined || next === undefined || next === file ? [] : [table];
    });
  }

  private async state(): Promise<State> {
    const rows = (await this.query(stateQuery([...this.names.keys()]))) as {
      kind: string;
      oid: string;
      value: string;
    }[];
    const of = (kind: string) => rows.filter((row) => row.kind === kind);
    return {
      files: new Map(of("file").map(({ oid, value }) => [oid, value])),
      locks: new Set(of("lock").map(({ oid, value }) => `${oid}:${value}`)),
      inTransaction: of("transaction").some(({ value }) => value === "true"),
    };
  }
}

const tablesQuery = `SELECT c.oid::pg_catalog.text AS oid, n.nspname AS schema, c.relname AS name
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'`;

/**
 * Of the tables that were there when the migration began. In a block of its own, a session's statements start later
 * than its transaction.
 */
function stateQuery(oids: readonly string[]): string {
  const those = `ANY ('{${oids.join(",")}}'::pg_catalog.oid[])`;
  return `SELECT 'file' AS kind, oid::pg_catalog.text AS oid, relfilenode::pg_catalog.text AS value
FROM pg_catalog.pg_class WHERE relkind IN ('r', 'm') AND oid = ${those}
UNION ALL SELECT 'lock', relation::pg_catalog.text, mode FROM pg_catalog.pg_locks
WHERE pid = pg_catalog.pg_backend_pid() AND locktype = 'relation' AND granted AND relation = ${those}
UNION ALL SELECT 'transaction', '0', (pg_catalog.statement_timestamp() > pg_catalog.now())::pg_catalog.text`;
}

/** `ShareRowExclusiveLock` is SHARE ROW EXCLUSIVE. */
function modeOf(lock: string): string {
  return lock
    .replace(/Lock$/, "")
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toUpperCase();
}
