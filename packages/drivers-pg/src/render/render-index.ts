import {
  id,
  joinSql,
  qualified,
  sql,
  type Index,
  type IndexPart,
  type QualifiedName,
  type SqlText,
} from "@stingerloom/schema-diff";
import { toRoundTripSafeSql } from "../sql/to-round-trip-safe-sql";
import { includeSql } from "./render-constraint";
import { collationSql } from "./render-column";

export function indexSql(table: QualifiedName, index: Index): SqlText {
  const { name, parts, unique, using, include, nullsNotDistinct, where } = index;
  return sql`CREATE ${unique && "UNIQUE "}INDEX ${id(name)} ON ${qualified(table)}${using !== undefined && ` USING ${using}`} (${joinSql(parts.map(partSql))})${includeSql(
    include,
  )}${nullsNotDistinct && " NULLS NOT DISTINCT"}${withSql(index)}${where !== undefined && ` WHERE ${toRoundTripSafeSql(where)}`}`;
}

function partSql({ column, expression, collation, operatorClass, descending, nulls }: IndexPart): SqlText {
  const what = column === undefined ? sql`(${toRoundTripSafeSql(expression ?? "")})` : id(column);
  return sql`${what}${collation !== undefined && sql` COLLATE ${collationSql(collation)}`}${operatorClass !== undefined && ` ${operatorClass}`}${descending && " DESC"}${
    nulls !== undefined && ` NULLS ${nulls.toUpperCase()}`
  }`;
}

function withSql({ with: parameters }: Index): string | false {
  const list = Object.entries(parameters ?? {}).map(([name, value]) => `${name}=${value}`);
  return list.length > 0 && ` WITH (${list.join(", ")})`;
}
