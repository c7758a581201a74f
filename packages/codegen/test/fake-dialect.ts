import type { Column, ColumnType, Dialect } from "@stingerloom/schema-diff";

/** As much of a dialect as describing takes. */
export const fakeDialect: Dialect = {
  name: "fake",
  features: { renameConstraint: {}, alterColumn: () => true, addForeignKey: true },
  normalize: (schema) => schema,
  refine: (operations) => operations,
  render: (operation) => (operation.kind === "addView" ? [] : [[`/* ${operation.kind} */`]]),
  hazards: (operation) =>
    operation.kind === "dropColumn"
      ? [
          {
            code: "DATA_LOSS",
            severity: "danger",
            message: "The values are gone.",
            recipe: "Keep a copy.",
            object: "user.phone",
          },
        ]
      : [],
  renderType,
  quoteIdentifier: (name) => `"${name}"`,
};

function renderType(type: ColumnType): string {
  return type.kind === "varchar" ? `VARCHAR(${type.length})` : type.kind.toUpperCase();
}

export function varchar(name: string, length: number, rest: Partial<Column> = {}): Column {
  return { name, type: { kind: "varchar", length }, nullable: false, ...rest };
}
