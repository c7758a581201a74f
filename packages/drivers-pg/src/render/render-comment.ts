import { sql, type SqlText } from "@stingerloom/schema-diff";
import { quoteLiteral } from "../sql/quote";

/** `COMMENT ON … IS …`; without a comment the one that is there goes. */
export function commentOn(object: SqlText, comment: string | undefined): SqlText {
  return sql`COMMENT ON ${object} IS ${comment === undefined ? "NULL" : quoteLiteral(comment)}`;
}
