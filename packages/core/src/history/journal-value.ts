/** JSON for what a client gives back: dates, big integers and bytes keep their type. */
export function encodeValue(value: unknown): string {
  return JSON.stringify(tag(value)) ?? "null";
}

export function decodeValue(text: string | undefined): unknown {
  return text === undefined ? undefined : untag(JSON.parse(text));
}

function tag(value: unknown): unknown {
  if (typeof value === "bigint") return { $bigint: String(value) };
  if (value instanceof Date) return { $date: value.getTime() };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (Array.isArray(value)) return value.map(tag);
  if (typeof value === "object" && value !== null) return mapValues(value, tag);
  return value;
}

function untag(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(untag);
  if (typeof value !== "object" || value === null) return value;
  const [key, content] = Object.entries(value)[0] ?? [];
  if (key === "$bigint") return BigInt(content as string);
  if (key === "$date") return new Date(content as number);
  if (key === "$bytes") return Buffer.from(content as string, "base64");
  return mapValues(value, untag);
}

function mapValues(object: object, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
