import { toRoundTripSafeSql } from "../sql/to-round-trip-safe-sql";
import {
  id,
  joinSql,
  qualified,
  sql,
  type Check,
  type Deferrable,
  type ForeignKey,
  type PrimaryKey,
  type SqlText,
  type Unique,
} from "@stingerloom/schema-diff";

function names(columns: readonly string[]): SqlText {
  return joinSql(columns.map(id));
}

export function primaryKeySql({ name, columns, deferrable, include, withoutOverlaps }: PrimaryKey): SqlText {
  return sql`${name !== undefined && sql`CONSTRAINT ${id(name)} `}PRIMARY KEY (${names(columns)}${withoutOverlaps && " WITHOUT OVERLAPS"})${includeSql(include)}${deferrableSql(deferrable)}`;
}

export function uniqueSql({ name, columns, include, nullsNotDistinct, deferrable, withoutOverlaps }: Unique): SqlText {
  return sql`CONSTRAINT ${id(name)} UNIQUE ${nullsNotDistinct && "NULLS NOT DISTINCT "}(${names(columns)}${withoutOverlaps && " WITHOUT OVERLAPS"})${includeSql(include)}${deferrableSql(deferrable)}`;
}

export function checkSql({ name, expression, noInherit, notValid, notEnforced }: Check): SqlText {
  return sql`CONSTRAINT ${id(name)} CHECK (${toRoundTripSafeSql(expression)})${noInherit && " NO INHERIT"}${notEnforced && " NOT ENFORCED"}${notValid && " NOT VALID"}`;
}

export function foreignKeySql(key: ForeignKey): SqlText {
  const {
    name,
    columns,
    references,
    match,
    onDelete,
    onDeleteColumns,
    onUpdate,
    deferrable,
    notValid,
    notEnforced,
    period,
  } = key;
  const listed = period ? periodNames : names;
  return sql`CONSTRAINT ${id(name)} FOREIGN KEY (${listed(columns)}) REFERENCES ${qualified(references)} (${listed(references.columns)})${
    match === "full" && " MATCH FULL"
  }${onDelete && ` ON DELETE ${onDelete.toUpperCase()}`}${onDeleteColumns && sql` (${names(onDeleteColumns)})`}${onUpdate && ` ON UPDATE ${onUpdate.toUpperCase()}`}${deferrableSql(deferrable)}${notEnforced && " NOT ENFORCED"}${notValid && " NOT VALID"}`;
}

/** The last column is the period. */
function periodNames(columns: readonly string[]): SqlText {
  return joinSql(columns.map((name, i) => (i === columns.length - 1 ? sql`PERIOD ${id(name)}` : id(name))));
}

export function includeSql(columns: readonly string[] | undefined): SqlText | false {
  return columns !== undefined && columns.length > 0 && sql` INCLUDE (${names(columns)})`;
}

function deferrableSql(deferrable: Deferrable | undefined): string | false {
  return deferrable !== undefined && (deferrable === "deferred" ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE");
}
