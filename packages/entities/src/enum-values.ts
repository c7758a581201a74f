import { EntityError } from "./entity-error";

/**
 * The labels of an enum, from a list or from a TypeScript enum.
 * @throws EntityError `INVALID_COLUMN_OPTION` for none, one twice, or numbers.
 */
export function enumValues(
  labels: readonly string[] | Readonly<Record<string, string>>,
  where: string,
): readonly string[] {
  const values: readonly unknown[] = Array.isArray(labels) ? labels : Object.values(labels);
  const hint = `Give texts, each once: { enum: ["draft", "published"] }.`;
  if (values.length === 0)
    throw new EntityError("INVALID_COLUMN_OPTION", `The enum of ${where} has no labels.`, { hint });
  const wrong = values.find((value, i) => typeof value !== "string" || values.indexOf(value) !== i);
  if (wrong === undefined) return values as readonly string[];
  const reason = typeof wrong === "string" ? "twice" : "which is no text";
  throw new EntityError("INVALID_COLUMN_OPTION", `The enum of ${where} has the label ${String(wrong)}, ${reason}.`, {
    hint,
  });
}
