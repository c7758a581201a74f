/** Every text in a value, as it is: in JSON, a quote in a name would be another name. */
export function textIn(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value).map(textIn).join(" ");
}
