import type { TableName } from "@stingerloom/core";
import type { ServerFacts } from "../model/server";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

/** Names are compared by their bytes, spaces at the end included: of one collation on each server. */
function byteCollation({ flavour, version }: ServerFacts): string {
  if (flavour === "mariadb") return "utf8mb4_nopad_bin";
  return version >= 80017 ? "utf8mb4_0900_bin" : "utf8mb4_bin";
}

/** A server's default engine may be one without transactions. */
export function ownTableSuffix(server: ServerFacts): string {
  return `ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${byteCollation(server)}`;
}

export function ownTablesQuery(tables: readonly TableName[], database: string): string {
  const names = tables.map((table) => quoteLiteral(typeof table === "string" ? table : table.name)).join(", ");
  return `SELECT TABLE_NAME AS name, ENGINE AS engine, TABLE_COLLATION AS collation FROM information_schema.TABLES
 WHERE TABLE_SCHEMA = ${quoteLiteral(database)} AND TABLE_NAME IN (${names})`;
}

/** Undefined for a table that is as it should be. */
export function updateOwnTableSql(row: Readonly<Record<string, unknown>>, server: ServerFacts): string | undefined {
  const collation = byteCollation(server);
  if (/^innodb$/i.test(String(row["engine"])) && row["collation"] === collation) return undefined;
  const table = `${quoteIdentifier(server.database)}.${quoteIdentifier(String(row["name"]))}`;
  return `ALTER TABLE ${table} ENGINE=InnoDB, CONVERT TO CHARACTER SET utf8mb4 COLLATE ${collation}`;
}
