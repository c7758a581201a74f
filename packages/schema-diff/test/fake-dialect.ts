import type { Change, Column, ColumnType, StepWriter } from "../src";

/** As much of a dialect as describing takes. */
export const fakeDialect: StepWriter<Change> = {
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
};

function renderType(type: ColumnType): string {
  return type.kind === "varchar" ? `VARCHAR(${type.length})` : type.kind.toUpperCase();
}

export function varchar(name: string, length: number, rest: Partial<Column> = {}): Column {
  return { name, type: { kind: "varchar", length }, nullable: false, ...rest };
}
