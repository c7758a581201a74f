import type { ColumnType } from "./column-type";
import { contentKey } from "./equal";
import { nameKey, type EnumType } from "./schema";

export type EnumsByKey = ReadonlyMap<string, EnumType>;

/**
 * A text that is equal for types that hold the same: a named enum counts by its labels, since its name follows the
 * column's.
 */
export function typeKey(type: ColumnType, enums: EnumsByKey): string {
  return contentKey(resolved(type, enums));
}

function resolved(type: ColumnType, enums: EnumsByKey): object {
  if (type.kind === "array") return { kind: "array", of: resolved(type.of, enums) };
  const named = type.kind === "enumRef" ? enums.get(nameKey(type)) : undefined;
  return named === undefined ? type : { kind: "enum", values: named.values };
}
