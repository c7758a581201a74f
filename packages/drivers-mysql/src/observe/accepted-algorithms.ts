import type { StatementEffect, StatementObserver } from "@stingerloom/schema-diff";
import { engineCodeOf } from "../connection/connection-error";
import { classify } from "../sql/classify";

interface Way {
  readonly algorithm: string;
  readonly lock?: string;
}

const withLocks = (algorithm: string): Way[] =>
  ["NONE", "SHARED", "EXCLUSIVE"].map((lock): Way => ({ algorithm, lock }));

/** From the least intrusive to the most: the order in which a server that is not asked chooses by itself. */
const ways: Readonly<Record<string, readonly Way[]>> = {
  mysql: [{ algorithm: "INSTANT" }, ...withLocks("INPLACE"), ...withLocks("COPY")],
  mariadb: [{ algorithm: "INSTANT" }, ...withLocks("NOCOPY"), ...withLocks("INPLACE"), ...withLocks("COPY")],
};

/**
 * By which algorithm and lock the server executes each change of a table. It is asked for the least intrusive one
 * first, and refuses what it cannot do before it changes anything.
 */
export class AcceptedAlgorithms implements StatementObserver {
  readonly effects: StatementEffect[] = [];
  private readonly accepted: (Way & { readonly table: string })[] = [];
  /** Tables that the migration makes: nobody waits for them. */
  private readonly made = new Set<string>();

  constructor(private readonly flavour: string) {}

  async observe<T>(sql: string, execute: (sql: string) => Promise<T>): Promise<T> {
    const table = tableOf(sql);
    if (/^\s*CREATE\s+TABLE\b/i.test(sql)) this.made.add(table);
    if (!isAlteration(sql) || this.made.has(table)) return this.plain(sql, execute);
    for (const way of this.waysOf(sql)) {
      try {
        const result = await execute(withWay(sql, way));
        this.accept(sql, table, way);
        return result;
      } catch (error) {
        // Whatever else it fails with, the statement as it stands says it in its own words.
        if (!(engineCodeOf(error) ?? "").startsWith("ER_ALTER_OPERATION_NOT_SUPPORTED")) break;
      }
    }
    return this.plain(sql, execute);
  }

  summary(): string {
    const order = ways[this.flavour] ?? [];
    const rank = ({ algorithm, lock }: Way): number =>
      order.findIndex((way) => way.algorithm === algorithm && way.lock === lock);
    const last = Math.max(-1, ...this.accepted.map(rank));
    const tables = new Set(this.accepted.filter((one) => rank(one) === last).map(({ table }) => table));
    return last < 0 ? "" : `${wordsOf(order[last]!, ", ")} on ${[...tables].join(", ")}`;
  }

  private waysOf(sql: string): readonly Way[] {
    const all = ways[this.flavour] ?? [];
    // MySQL's CREATE INDEX and DROP INDEX know INPLACE and COPY alone.
    return /^\s*ALTER\b/i.test(sql) ? all : all.filter(({ algorithm }) => algorithm !== "INSTANT");
  }

  private async plain<T>(sql: string, execute: (sql: string) => Promise<T>): Promise<T> {
    const result = await execute(sql);
    this.effects.push({ statement: sql.trim() });
    return result;
  }

  private accept(sql: string, table: string, way: Way): void {
    const { algorithm, lock } = way;
    this.accepted.push({ ...way, table });
    this.effects.push({
      statement: sql.trim(),
      algorithm,
      ...(lock !== undefined && { locks: [{ table, mode: lock }] }),
      ...(algorithm === "COPY" && { rewrites: [table] }),
      ...((algorithm === "INSTANT" || algorithm === "NOCOPY") && { rewrites: [] }),
    });
  }
}

function isAlteration(sql: string): boolean {
  return (
    !/\b(ALGORITHM|PARTITION|PARTITIONS|PARTITIONING)\b/i.test(sql) &&
    /^\s*(ALTER\s+TABLE|CREATE\s+((UNIQUE|FULLTEXT|SPATIAL)\s+)?INDEX|DROP\s+INDEX)\b/i.test(sql)
  );
}

function tableOf(sql: string): string {
  const [table] = classify(sql).tables;
  return table === undefined ? "" : typeof table === "string" ? table : table.name;
}

function withWay(sql: string, way: Way): string {
  const text = sql.trim().replace(/;$/, "");
  // On a line of its own: the last one may end with a comment.
  return /^ALTER\b/i.test(text) ? `${text}\n, ${wordsOf(way, ", ")}` : `${text}\n${wordsOf(way, " ")}`;
}

function wordsOf({ algorithm, lock }: Way, separator: string): string {
  return [`ALGORITHM=${algorithm}`, ...(lock === undefined ? [] : [`LOCK=${lock}`])].join(separator);
}
