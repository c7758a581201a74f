import { asWritten } from "./as-written";
import { id, joinSql, qualified, sql, type Check, type Deferrable, type ForeignKey, type PrimaryKey, type SqlText, type Unique } from "@stingerloom/schema-diff";

export function names(columns: readonly string[]): SqlText {
  return joinSql(columns.map(id));
}

export function primaryKeySql({ name, columns, deferrable, include }: PrimaryKey): SqlText {
  return sql`${name !== undefined && sql`CONSTRAINT ${id(name)} `}PRIMARY KEY (${names(columns)})${includeSql(include)}${deferrableSql(deferrable)}`;
}

export function uniqueSql({ name, columns, include, nullsNotDistinct, deferrable }: Unique): SqlText {
  return sql`CONSTRAINT ${id(name)} UNIQUE ${nullsNotDistinct && "NULLS NOT DISTINCT "}(${names(columns)})${includeSql(include)}${deferrableSql(deferrable)}`;
}

export function checkSql({ name, expression, noInherit, notValid }: Check): SqlText {
  return sql`CONSTRAINT ${id(name)} CHECK (${asWritten(expression)})${noInherit && " NO INHERIT"}${notValid && " NOT VALID"}`;
}

export function foreignKeySql(key: ForeignKey): SqlText {
  const { name, columns, references, match, onDelete, onUpdate, deferrable, notValid } = key;
  return sql`CONSTRAINT ${id(name)} FOREIGN KEY (${names(columns)}) REFERENCES ${qualified(references)} (${names(references.columns)})${
    match === "full" && " MATCH FULL"
  }${onDelete && ` ON DELETE ${onDelete.toUpperCase()}`}${onUpdate && ` ON UPDATE ${onUpdate.toUpperCase()}`}${deferrableSql(deferrable)}${notValid && " NOT VALID"}`;
}

export function includeSql(columns: readonly string[] | undefined): SqlText | false {
  return columns !== undefined && columns.length > 0 && sql` INCLUDE (${names(columns)})`;
}

function deferrableSql(deferrable: Deferrable | undefined): string | false {
  return deferrable !== undefined && (deferrable === "deferred" ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE");
}
