import {
  id,
  qualified,
  sql,
  type Change,
  type Column,
  type Fill,
  type QualifiedName,
  type SqlText,
} from "@stingerloom/schema-diff";
import { keptTimes } from "../model/preserve-on-update-columns";
import type { Flavour } from "../model/server";
import { renderDefault } from "./render-default";

/** Gives rows a value in the column: each row where it is new, else those in which it is null. */
export function renderFill(
  operation: Change & { readonly table: QualifiedName },
  column: Column,
  { value }: Fill,
  flavour: Flavour,
  { isNew }: { readonly isNew: boolean },
): SqlText {
  const name = id(column.name);
  const given =
    value === column.default || value.kind === "literal"
      ? renderDefault(value, column.type, flavour)
      : sql`(${value.sql})`;
  const update = sql`UPDATE ${qualified(operation.table)} SET ${name} = ${given}${keptTimes(operation)}`;
  return isNew ? update : sql`${update} WHERE ${name} IS NULL`;
}
