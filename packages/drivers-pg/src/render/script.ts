import type { ScriptRules } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";

/**
 * A script for `psql`: it stops at the first error, all of it is one transaction, and it sets what its texts rely on,
 * whatever the database, the role or `PGOPTIONS` say. With `standard_conforming_strings` on and in UTF-8, no text
 * inside of quotes can get out of them, so none can begin a command of the client's own
 * (postgresql.org/docs/current/app-psql.html).
 */
export function scriptRules(defaultSchema: string): ScriptRules {
  return {
    opening: [
      "\\set ON_ERROR_STOP on",
      "SET client_encoding = 'UTF8';",
      "SET standard_conforming_strings = on;",
      `SET search_path = ${quoteIdentifier(defaultSchema)};`,
    ],
    begin: () => ["BEGIN;"],
    commit: () => ["COMMIT;"],
  };
}
