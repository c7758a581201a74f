import { id, joinSql, sql, type Index, type IndexPart, type SqlText, type Unique } from "@stingerloom/schema-diff";
import { expressionSql } from "./expression";
import { quoteLiteral } from "./quote";
import type { Flavour } from "./server";

/** An index as `CREATE TABLE` and `ADD` take it. */
export function renderIndex(index: Index, flavour: Flavour): SqlText {
  const kind = index.unique
    ? "UNIQUE INDEX"
    : index.using === "fulltext" || index.using === "spatial"
      ? `${index.using.toUpperCase()} INDEX`
      : "INDEX";
  const method = index.using === "btree" || index.using === "hash" ? ` USING ${index.using.toUpperCase()}` : "";
  const parser = index.parser === undefined ? undefined : sql` WITH PARSER ${id(index.parser)}`;
  const invisible = index.invisible ? (flavour === "mysql" ? " INVISIBLE" : " IGNORED") : "";
  return sql`${kind} ${id(index.name)} (${joinSql(index.parts.map(renderPart))})${method}${parser}${comment(index.comment)}${invisible}`;
}

function renderPart(part: IndexPart): SqlText {
  const direction = part.descending ? " DESC" : "";
  if (part.expression !== undefined) return sql`(${expressionSql(part.expression)})${direction}`;
  const length = part.length === undefined ? "" : `(${part.length})`;
  return sql`${id(part.column ?? "")}${length}${direction}`;
}

export function renderUnique(unique: Unique): SqlText {
  return sql`UNIQUE INDEX ${id(unique.name)} (${columnList(unique.columns)})${comment(unique.comment)}`;
}

export function columnList(columns: readonly string[]): SqlText {
  return joinSql(columns.map(id));
}

function comment(text: string | undefined): string {
  return text === undefined ? "" : ` COMMENT ${quoteLiteral(text)}`;
}
