import type { QualifiedName } from "@stingerloom/schema-diff";

/** A table's name in the quotes of its engine. */
export function quotedName(
  driver: { escapeIdentifier(name: string): string },
  { schema, name }: QualifiedName,
): string {
  const quoted = driver.escapeIdentifier(name);
  return schema === undefined ? quoted : `${driver.escapeIdentifier(schema)}.${quoted}`;
}
