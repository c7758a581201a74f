import { id, joinSql, sql, type Column, type SqlText } from "@stingerloom/schema-diff";
import { expressionSql } from "../sql/expression";
import { quoteLiteral } from "../sql/quote";
import { renderDefault } from "./render-default";
import { renderType } from "./render-type";
import type { Flavour } from "../model/server";

/**
 * A column with every attribute that it has: MODIFY and CHANGE drop what is not said again
 * (dev.mysql.com/doc/refman/8.4/en/alter-table.html, "Renaming, Redefining, and Reordering Columns").
 */
export function renderColumn(column: Column, flavour: Flavour): SqlText {
  const { type, generated, collation, comment, check, onUpdate } = column;
  const clauses: (SqlText | false | undefined)[] = [
    id(column.name),
    sql`${renderType(type)}`,
    collation !== undefined && sql`${characterSet(collation)}`,
    generated &&
      sql`GENERATED ALWAYS AS (${expressionSql(generated.expression)}) ${generated.stored ? "STORED" : "VIRTUAL"}`,
    sql`${nullability(column, flavour)}`,
    column.default && sql`DEFAULT ${renderDefault(column.default, type, flavour)}`,
    onUpdate !== undefined && sql`ON UPDATE ${onUpdate}`,
    column.autoIncrement && sql`AUTO_INCREMENT`,
    column.invisible && sql`INVISIBLE`,
    comment !== undefined && sql`COMMENT ${quoteLiteral(comment)}`,
    check !== undefined && sql`CHECK (${expressionSql(check)})`,
  ];
  return joinSql(
    clauses.filter((clause): clause is SqlText => typeof clause === "object" && clause.length > 0),
    " ",
  );
}

/** Both, as `utf8mb4_bin` alone would leave the character set to what the column has already. */
function characterSet(collation: string): string {
  const [charset] = collation.split("_");
  return collation === "binary" ? "CHARACTER SET binary" : `CHARACTER SET ${charset} COLLATE ${collation}`;
}

function nullability({ nullable, type, generated }: Column, flavour: Flavour): string {
  if (generated && flavour === "mariadb") return "";
  if (!nullable) return "NOT NULL";
  // Without it a TIMESTAMP is NOT NULL where explicit_defaults_for_timestamp is off.
  return type.kind === "timestamp" && !generated ? "NULL" : "";
}
