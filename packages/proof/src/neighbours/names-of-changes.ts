import type { Change } from "@stingerloom/schema-diff";

/** The names of the tables, enums and other objects that changes are about: some changes take no statement. */
export function namesOfChanges(changes: readonly Change[]): string[] {
  return changes.flatMap((change) =>
    Object.entries(change).flatMap(([key, value]) =>
      key === "from" || key === "to" || key === "table" || key === "enum" || key === "view" || key === "sequence"
        ? nameOf(value)
        : key === "columns"
          ? (value as readonly { readonly table: unknown }[]).flatMap(({ table }) => nameOf(table))
          : [],
    ),
  );
}

function nameOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { name } = value as { readonly name?: unknown };
  return typeof name === "string" ? [name] : [];
}
