import type { RoleChange } from "@stingerloom/core";
import { tokenize } from "./tokenize";

/** `SET LOCAL` holds until the transaction ends (postgresql.org/docs/current/sql-set.html). */
const changes: readonly (readonly [RegExp, RoleChange])[] = [
  [/^(RE)?SET (SESSION )?ROLE\b/, { suspend: "SET LOCAL ROLE NONE" }],
  [/^(RE)?SET (SESSION )?SESSION AUTHORIZATION\b/, { suspend: "SET LOCAL SESSION AUTHORIZATION DEFAULT" }],
  [/\bSET_CONFIG \( 'ROLE'/, { suspend: "SET LOCAL ROLE NONE" }],
  [/\bSET_CONFIG \( 'SESSION_AUTHORIZATION'/, { suspend: "SET LOCAL SESSION AUTHORIZATION DEFAULT" }],
];

/** Does the statement make the session another role's? */
export function roleChange(sql: string): RoleChange | undefined {
  const head = tokenize(sql, 40).map(({ text }) => text);
  const text = head.join(" ").toUpperCase();
  return changes.find(([form]) => form.test(text))?.[1];
}
