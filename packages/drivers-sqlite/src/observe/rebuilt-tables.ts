import type { StatementEffect, StatementObserver } from "@stingerloom/schema-diff";
import { classify } from "../sql/classify";

type Query = (sql: string) => Promise<unknown>;

/** Which table begins at a page, and whether that table was there when the migration began. */
type Pages = ReadonlyMap<number, { readonly name: string; readonly isOld: boolean }>;

/** Which tables are rebuilt: another one, made by the migration, takes the name. */
export class RebuiltTables implements StatementObserver {
  readonly effects: StatementEffect[] = [];

  private constructor(
    private readonly query: Query,
    private readonly names: ReadonlySet<string>,
    private pages: Pages,
  ) {}

  static async of(query: Query): Promise<RebuiltTables> {
    const pages = new Map((await tablesOf(query)).map(({ name, page }) => [page, { name, isOld: true }]));
    return new RebuiltTables(query, new Set([...pages.values()].map(({ name }) => name)), pages);
  }

  async observe<T>(sql: string, execute: (sql: string) => Promise<T>): Promise<T> {
    const result = await execute(sql);
    if (this.names.size === 0) {
      // Where no table was there, none is rebuilt.
      this.effects.push({ statement: sql.trim(), rewrites: [] });
      return result;
    }
    const before = this.pages;
    const isOld = (page: number): boolean => before.get(page)?.isOld === true;
    const found = await tablesOf(this.query);
    this.pages = new Map(found.map(({ name, page }) => [page, { name, isOld: isOld(page) }]));
    const rebuilt = found.filter(
      ({ name, page }) => this.names.has(name) && !isOld(page) && before.get(page)?.name !== name,
    );
    const rewrites = new Set([...rebuilt.map(({ name }) => name), ...shortened(sql)]);
    this.effects.push({ statement: sql.trim(), rewrites: [...rewrites] });
    return result;
  }

  summary(): string {
    const rewritten = new Set(this.effects.flatMap(({ rewrites = [] }) => rewrites));
    return rewritten.size === 0 ? "no rewrite" : `rewrites ${[...rewritten].join(", ")}`;
  }
}

/** The engine writes every row again (sqlite.org/lang_altertable.html#alter_table_drop_column). */
function shortened(sql: string): string[] {
  if (!/^\s*ALTER\s+TABLE\b.*\bDROP\s+COLUMN\b/is.test(sql)) return [];
  return classify(sql).tables.map((table) => (typeof table === "string" ? table : table.name));
}

async function tablesOf(query: Query): Promise<{ readonly name: string; readonly page: number }[]> {
  const sql = "SELECT name, rootpage AS page FROM sqlite_schema WHERE type = 'table' AND rootpage > 0";
  return (await query(sql)) as { name: string; page: number }[];
}
