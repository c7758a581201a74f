import type { Index, PrimaryKey } from "@stingerloom/schema-diff";

/** A primary key is an index like any other: it may hold a column in part, or from the last to the first. */
export function indexOfPrimaryKey({ columns, parts, using, comment, with: options }: PrimaryKey): Index {
  return {
    name: "PRIMARY",
    parts: parts ?? columns.map((column) => ({ column })),
    ...(using !== undefined && { using }),
    ...(comment !== undefined && { comment }),
    ...(options !== undefined && { with: options }),
  };
}

export function primaryKeyOf({ parts, using, comment, with: options }: Index): PrimaryKey {
  const isPlain = parts.every((part) => Object.keys(part).length === 1);
  return {
    columns: parts.map(({ column }) => column ?? ""),
    ...(!isPlain && { parts }),
    ...(using !== undefined && { using }),
    ...(comment !== undefined && { comment }),
    ...(options !== undefined && { with: options }),
  };
}
