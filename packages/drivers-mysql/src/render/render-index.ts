import {
  id,
  joinSql,
  sql,
  type Index,
  type IndexPart,
  type PrimaryKey,
  type SqlText,
  type Unique,
} from "@stingerloom/schema-diff";
import { expressionSql } from "../sql/expression";
import { indexOfPrimaryKey } from "../model/primary-key";
import { quoteLiteral } from "../sql/quote";
import type { Flavour } from "../model/server";

/** An index as `CREATE TABLE` and `ADD` take it. */
export function renderIndex(index: Index, flavour: Flavour): SqlText {
  const parser = index.parser === undefined ? undefined : sql` WITH PARSER ${id(index.parser)}`;
  const invisible = index.invisible ? (flavour === "mysql" ? " INVISIBLE" : " IGNORED") : "";
  return sql`${kindOf(index)} ${id(index.name)} ${body(index)}${options(index.with)}${parser}${comment(index.comment)}${invisible}`;
}

export function renderPrimaryKey(key: PrimaryKey): SqlText {
  return sql`PRIMARY KEY ${body(indexOfPrimaryKey(key))}${options(key.with)}${comment(key.comment)}`;
}

function kindOf(index: Index): string {
  if (index.unique) return "UNIQUE INDEX";
  return isMethod(index.using) ? "INDEX" : `${index.using?.toUpperCase()} INDEX`;
}

/** Beside the kinds of index, which are words before INDEX. */
function isMethod(using: string | undefined): boolean {
  return using === undefined || using === "btree" || using === "hash" || using === "rtree";
}

function body({ parts, using }: Index): SqlText {
  return sql`(${joinSql(parts.map(renderPart))})${method(using)}`;
}

function method(using: string | undefined): string {
  return using !== undefined && isMethod(using) ? ` USING ${using.toUpperCase()}` : "";
}

function options(all: Readonly<Record<string, string>> = {}): string {
  return Object.entries(all)
    .map(([name, value]) => ` ${name}=${value}`)
    .join("");
}

function renderPart(part: IndexPart): SqlText {
  const direction = part.descending ? " DESC" : "";
  if (part.expression !== undefined) return sql`(${expressionSql(part.expression)})${direction}`;
  const length = part.length === undefined ? "" : `(${part.length})`;
  return sql`${id(part.column ?? "")}${length}${direction}`;
}

export function renderUnique(unique: Unique): SqlText {
  return sql`UNIQUE INDEX ${id(unique.name)} (${columnList(unique.columns)})${method(unique.using)}${comment(unique.comment)}`;
}

export function columnList(columns: readonly string[]): SqlText {
  return joinSql(columns.map(id));
}

function comment(text: string | undefined): string {
  return text === undefined ? "" : ` COMMENT ${quoteLiteral(text)}`;
}
