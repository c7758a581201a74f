import {
  displayName,
  type ChangeOf,
  type ForeignKey,
  type Hazard,
  type Index,
  type QualifiedName,
} from "@stingerloom/schema-diff";
import { info, warning } from "./hazard";

export function addedIndex({ table, index }: ChangeOf<"addIndex">): Hazard[] {
  const recipe = "Build it with CREATE INDEX CONCURRENTLY in a migration with transaction = false.";
  const message = `Writes to ${displayName(table)} are blocked while the index ${index.name} is built.`;
  return [
    { ...warning("BLOCKS_WRITES", displayName(table), message, recipe), weighs: table },
    ...(index.unique ? [duplicates(table, index.name, "unique index", duplicatesOf(table, index))] : []),
  ];
}

function duplicatesOf(table: QualifiedName, { parts, where, nullsNotDistinct }: Index): Hazard["asks"] {
  if (where !== undefined) return "the index is for some of them only";
  const columns = parts.flatMap(({ column, collation, operatorClass }) =>
    column === undefined || collation !== undefined || operatorClass !== undefined ? [] : [column],
  );
  if (columns.length < parts.length) return "the index compares something other than its columns";
  return { kind: "duplicates", table, columns, ...(nullsNotDistinct && { nulls: "equal" as const }) };
}

export function addedUnique({ table, unique }: ChangeOf<"addUnique">): Hazard[] {
  const { name, columns, nullsNotDistinct, withoutOverlaps } = unique;
  const asks: Hazard["asks"] = withoutOverlaps
    ? "ranges have to be compared"
    : { kind: "duplicates", table, columns, ...(nullsNotDistinct && { nulls: "equal" as const }) };
  return uniqueness(table, name, "unique constraint", asks);
}

export function addedPrimaryKey({ table, primaryKey }: ChangeOf<"addPrimaryKey">): Hazard[] {
  const { name = "its key", columns, withoutOverlaps } = primaryKey;
  const asks: Hazard["asks"] = withoutOverlaps
    ? "ranges have to be compared"
    : { kind: "duplicates", table, columns, nulls: "refused" };
  return uniqueness(table, name, "primary key", asks);
}

function uniqueness(table: QualifiedName, name: string, what: string, asks: Hazard["asks"]): Hazard[] {
  const owner = displayName(table);
  const message = `Reads and writes of ${owner} are blocked while the index of the ${what} ${name} is built.`;
  const recipe = "Build a unique index concurrently first, then ADD CONSTRAINT … USING INDEX.";
  return [{ ...warning("BLOCKS_READS", owner, message, recipe), weighs: table }, duplicates(table, name, what, asks)];
}

function duplicates(table: QualifiedName, name: string, what: string, asks: Hazard["asks"]): Hazard {
  return {
    ...warning(
      "MAY_FAIL_ON_DATA",
      displayName(table),
      `The ${what} ${name} fails if rows of ${displayName(table)} are alike in its columns.`,
      "Look for duplicates first.",
    ),
    asks,
  };
}

export function addedForeignKey({ table, foreignKey }: ChangeOf<"addForeignKey">): Hazard[] {
  const [child, parent] = [displayName(table), displayName(foreignKey.references)];
  const recipe = "Add it NOT VALID, then VALIDATE CONSTRAINT in a migration of its own.";
  const message = `Writes to ${child} and ${parent} are blocked while the rows are checked for ${foreignKey.name}.`;
  const fails = `${foreignKey.name} fails if a row of ${child} refers to no row of ${parent}.`;
  return [
    { ...info("BLOCKS_WRITES", child, message, recipe), weighs: table },
    { ...warning("MAY_FAIL_ON_DATA", child, fails, "Look for such rows first."), asks: orphansOf(table, foreignKey) },
  ];
}

function orphansOf(table: QualifiedName, { columns, references, match, period }: ForeignKey): Hazard["asks"] {
  if (period) return "ranges have to be compared";
  return { kind: "orphans", table, columns, references, ...(match === "full" && { full: true }) };
}

export function addedCheck({ table, check }: ChangeOf<"addCheck">): Hazard[] {
  const name = displayName(table);
  const recipe = "Add it NOT VALID, then VALIDATE CONSTRAINT in a migration of its own.";
  const message = `Reads and writes of ${name} are blocked while its rows are checked for ${check.name}.`;
  const fails = `The check ${check.name} fails if a row of ${name} does not satisfy it.`;
  return [
    { ...info("BLOCKS_READS", name, message, recipe), weighs: table },
    {
      ...warning("MAY_FAIL_ON_DATA", name, fails, "Look for such rows first."),
      asks: { kind: "check", table, expression: check.expression },
    },
  ];
}
