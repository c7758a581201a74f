import type { ScriptRules, StepPlan } from "@stingerloom/schema-diff";
import { endStatement } from "../sql/end-statement";

/**
 * A script for `sqlite3`: it stops at the first error, and all of it is one transaction, which ends with the process.
 * Where foreign keys had to be off, rows that refer to nothing are counted before and after.
 */
export const script: ScriptRules = {
  opening: [".bail on"],
  begin: (plan) => ["BEGIN IMMEDIATE;", ...(hasForeignKeysOff(plan) ? [countBefore] : [])],
  commit: (plan) => [...(hasForeignKeysOff(plan) ? compareAfter : []), "COMMIT;"],
  endStatement,
};

const countBefore =
  'CREATE TEMPORARY TABLE "__stingerloom_before" AS SELECT count(*) AS "violations" FROM pragma_foreign_key_check;';

const compareAfter: readonly string[] = [
  'CREATE TEMPORARY TABLE "__stingerloom_after" ("added" CONSTRAINT "rows refer to nothing" CHECK ("added" <= 0));',
  'INSERT OR ROLLBACK INTO "__stingerloom_after"\nSELECT (SELECT count(*) FROM ' +
    'pragma_foreign_key_check) - "violations" FROM "__stingerloom_before";',
  'DROP TABLE "__stingerloom_after";',
  'DROP TABLE "__stingerloom_before";',
];

function hasForeignKeysOff({ sessionPrologue }: StepPlan): boolean {
  return sessionPrologue.length > 0;
}
