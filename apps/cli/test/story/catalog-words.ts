import type { TestDriver } from "@stingerloom/testing";

type Row = Record<string, unknown>;

/** The engine's own words for all that is in the database, without our own tables, one text an object. */
export async function catalogWords(driver: TestDriver): Promise<string[]> {
  const query = (sql: string) => driver.query(sql) as Promise<Row[]>;
  switch (driver.type) {
    case "sqlite":
      return words(
        await query(
          "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE '%\\_\\_migrations%' ESCAPE '\\' " +
            "ORDER BY type, name",
        ),
      );
    case "postgres":
      return postgresWords(query);
    default:
      return mysqlWords(query, (name) => driver.escapeIdentifier(name));
  }
}

async function postgresWords(query: (sql: string) => Promise<Row[]>): Promise<string[]> {
  const ours = "n.nspname = current_schema() AND c.relname NOT LIKE '\\_\\_migrations%'";
  const relations = "pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace";
  const parts = [
    // The order of columns is not among them: PostgreSQL puts a column back at the end.
    `SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull, a.attidentity, a.attgenerated, co.collname,
            pg_get_expr(d.adbin, d.adrelid) AS initial, col_description(c.oid, a.attnum) AS comment
       FROM ${relations} JOIN pg_attribute a ON a.attrelid = c.oid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
       LEFT JOIN pg_collation co ON co.oid = a.attcollation
      WHERE ${ours} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2`,
    `SELECT c.relname, k.conname, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint k ` +
      `JOIN ${relations} ON c.oid = k.conrelid WHERE ${ours} AND k.contype <> 'n' ORDER BY 1, 2`,
    `SELECT c.relname, pg_get_indexdef(c.oid) AS definition FROM ${relations} JOIN pg_index i ON ` +
      `i.indexrelid = c.oid WHERE ${ours} ORDER BY 1`,
    `SELECT c.relname, obj_description(c.oid, 'pg_class') AS comment, c.relkind::text FROM ` +
      `${relations} WHERE ${ours} ORDER BY 1`,
    `SELECT t.typname, e.enumlabel, row_number() OVER (PARTITION BY t.oid ORDER BY e.enumsortorder)::int AS position
       FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_enum e ON e.enumtypid = t.oid WHERE n.nspname = current_schema() ORDER BY 1, 3`,
    `SELECT s.sequencename, s.data_type::text, s.start_value::text, s.increment_by::text FROM ` +
      `pg_sequences s WHERE s.schemaname = current_schema() AND s.sequencename NOT LIKE ` +
      `'\\_\\_migrations%' ORDER BY 1`,
  ];
  const lists: string[] = [];
  for (const part of parts) lists.push(...words(await query(part)));
  return lists;
}

async function mysqlWords(query: (sql: string) => Promise<Row[]>, quoted: (name: string) => string): Promise<string[]> {
  const tables = await query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = database() ORDER BY 1",
  );
  const lists: string[] = [];
  for (const { name } of tables) {
    if (String(name).startsWith("__migrations")) continue;
    const [created] = await query(`SHOW CREATE TABLE ${quoted(String(name))}`);
    // How far the counter is belongs to the rows.
    lists.push(String(Object.values(created!)[1]).replace(/ AUTO_INCREMENT=\d+/, ""));
  }
  return lists;
}

function words(rows: readonly Row[]): string[] {
  return rows.map((row) => Object.values(row).map(String).join(" | "));
}
