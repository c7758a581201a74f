import type { RoleChange } from "@stingerloom/core";
import { tokenize } from "./tokenize";

/**
 * An account has its default roles' rights beside its own, until `SET ROLE` chooses others
 * (dev.mysql.com/doc/refman/8.4/en/set-role.html). MariaDB has no words to go back to the default one.
 */
export function roleChange(sql: string, isMariaDb: boolean): RoleChange | undefined {
  const [first, second] = tokenize(sql, 2).map(({ text }) => text.toUpperCase());
  return !isMariaDb && first === "SET" && second === "ROLE" ? { suspend: "SET ROLE DEFAULT", resume: sql } : undefined;
}
