import {
  nameKey,
  type Column,
  type Change,
  type ChangeOf,
  type QualifiedName,
  type Table,
} from "@stingerloom/schema-diff";

/**
 * MySQL keeps whether a column names its character set: one that follows its table does not, one that has another does.
 * `charset` is there where it is the other way round.
 */
export function hasExplicitCharset({ collation, charset }: Column, inherited: string): boolean {
  return (charset !== undefined) === (collation === inherited);
}

/** What the column is when its table takes another collation and it does not. */
export function withInheritedCharset(column: Column, inherited: string, other: string): Column {
  const { charset: _, ...rest } = column;
  const isUnusual = hasExplicitCharset(column, inherited) === (column.collation === other);
  return isUnusual && column.collation !== undefined
    ? { ...rest, charset: column.collation.split("_")[0] ?? "" }
    : rest;
}

/** The operation while the table's collation is another one. */
export function whileCollated(
  operation: ChangeOf<"addColumn" | "alterColumn">,
  { options = {} }: Pick<Table, "options">,
  collations: { readonly own: string; readonly other: string },
): readonly Change[] {
  const { table } = operation;
  const own = { ...options, collation: collations.own };
  const other = { ...options, collation: collations.other };
  return [
    { kind: "alterTableOptions", table, from: own, to: other },
    operation,
    { kind: "alterTableOptions", table, from: other, to: own },
  ];
}

/** Does the plan itself change the column, or drop it? */
export function isChanged(operations: readonly Change[], table: QualifiedName, column: string): boolean {
  return operations.some(
    (op) =>
      ((op.kind === "alterColumn" && op.to.name === column) ||
        (op.kind === "dropColumn" && op.column.name === column)) &&
      nameKey(op.table) === nameKey(table),
  );
}
