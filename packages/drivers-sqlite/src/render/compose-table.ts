import {
  sameForm,
  sql,
  type Check,
  type ForeignKey,
  type PrimaryKey,
  type SqlText,
  type Table,
  type Unique,
} from "@stingerloom/schema-diff";
import { readTable, type ReadTable } from "../introspect/table";
import type { ParsedConstraint } from "../parse/parsed-table";
import { renderColumn } from "./render-column";
import { renderCheck, renderForeignKey, renderPrimaryKey, renderUnique } from "./render-constraint";
import { renderBody } from "./render-table";

/**
 * CREATE TABLE for a table that was changed, with the words of its earlier text wherever a column or a constraint is as
 * it was: what the model has no place for (conflict clauses, comments, ways of writing) is not lost by a rebuild.
 */
export function composeTable(source: string, to: Table): SqlText {
  const earlier = readTable(to.name, source);
  const plan = keepWords(earlier, to);
  const words = (part: { readonly start: number; readonly end: number }) => sql`${source.slice(part.start, part.end)}`;
  const owner = plan.keyIsWritten ? { ...to, primaryKey: undefined } : to;
  const columns = to.columns.map((column) => {
    const parsed = plan.columns.has(column.name) && earlier.parsed.columns.find((c) => c.name === column.name);
    return parsed ? words(parsed) : renderColumn(column, owner);
  });
  const constraints = earlier.parsed.constraints
    .filter((c) => c.column === undefined && plan.constraints.has(c))
    .map(words);
  return renderBody(to, [...columns, ...constraints, ...newConstraints(earlier, to, plan)]);
}

interface Kept {
  /** The columns that are written as before, with the constraints that are written with them. */
  readonly columns: ReadonlySet<string>;
  /** The constraints that are written as before, with a column or on their own. */
  readonly constraints: ReadonlySet<ParsedConstraint>;
  readonly keyIsWritten: boolean;
}

function keepWords(earlier: ReadTable, to: Table): Kept {
  const before = new Map(earlier.table.columns.map((column) => [column.name, column]));
  const same = new Set(
    to.columns.filter((column) => sameForm(before.get(column.name), column)).map((column) => column.name),
  );
  const holds = earlier.parsed.constraints.filter((constraint) => stillHolds(earlier, constraint, to, same));
  const keyHolds = holds.some((constraint) => constraint.kind === "primaryKey");
  const newKey = keyHolds ? [] : (to.primaryKey?.columns ?? []);
  const columns = new Set(
    to.columns
      .filter(
        ({ name }) => isWrittenAsBefore(name, same, earlier, holds) && !(newKey.length === 1 && newKey[0] === name),
      )
      .map(({ name }) => name),
  );
  const constraints = new Set(holds.filter(({ column }) => column === undefined || columns.has(column)));
  return {
    columns,
    constraints,
    keyIsWritten: [...constraints].some((constraint) => constraint.kind === "primaryKey"),
  };
}

function isWrittenAsBefore(
  name: string,
  same: ReadonlySet<string>,
  earlier: ReadTable,
  holds: readonly ParsedConstraint[],
): boolean {
  return (
    same.has(name) &&
    earlier.parsed.constraints.every((constraint) => constraint.column !== name || holds.includes(constraint))
  );
}

/** Does the table still have the constraint that these words stand for? */
function stillHolds(
  { origins, enumChecks }: ReadTable,
  constraint: ParsedConstraint,
  to: Table,
  same: ReadonlySet<string>,
): boolean {
  const column = enumChecks.get(constraint);
  if (column !== undefined) return same.has(column);
  const meant = origins.get(constraint);
  if (meant === undefined) return false;
  if (constraint.kind !== "primaryKey")
    return [...to.uniques, ...to.foreignKeys, ...to.checks].some((wanted) => isSame(wanted, meant));
  // Whether a key of one column counts up is said with the key.
  return (
    to.primaryKey !== undefined &&
    sameForm(to.primaryKey, meant) &&
    (to.primaryKey.columns.length > 1 || same.has(to.primaryKey.columns[0] ?? ""))
  );
}

/** A foreign key that names no columns refers to the primary key: which one that is, the words do not tell. */
function isSame(wanted: Unique | ForeignKey | Check, written: Unique | ForeignKey | Check | PrimaryKey): boolean {
  if (sameForm(wanted, written)) return true;
  if (!("references" in wanted) || !("references" in written) || written.references.columns.length > 0) return false;
  return (
    sameForm({ ...wanted, references: written.references }, written) &&
    wanted.references.name.toLowerCase() === written.references.name.toLowerCase()
  );
}

function newConstraints(earlier: ReadTable, to: Table, plan: Kept): SqlText[] {
  const written = [...plan.constraints].flatMap((constraint) => earlier.origins.get(constraint) ?? []);
  const isNew = (constraint: Unique | ForeignKey | Check) => !written.some((other) => isSame(constraint, other));
  const key =
    to.primaryKey !== undefined && to.primaryKey.columns.length > 1 && !plan.keyIsWritten
      ? [renderPrimaryKey(to.primaryKey, to)]
      : [];
  // What had no name, or has none in the other database, gets none.
  const unnamed = [...earlier.origins].filter(([words]) => words.name === undefined).map(([, meant]) => meant);
  const isUnnamed = (constraint: Unique | ForeignKey | Check) =>
    (constraint.implicitName && to.targetSource !== undefined) || unnamed.some((other) => isSame(constraint, other));
  const asNamed = <T extends Unique | ForeignKey | Check>(constraint: T): T =>
    isUnnamed(constraint) ? { ...constraint, name: "" } : constraint;
  return [
    ...key,
    ...to.uniques.filter(isNew).map((unique) => renderUnique(asNamed(unique), to)),
    ...to.checks.filter(isNew).map((check) => renderCheck(asNamed(check))),
    ...to.foreignKeys.filter(isNew).map((foreignKey) => renderForeignKey(asNamed(foreignKey))),
  ];
}
