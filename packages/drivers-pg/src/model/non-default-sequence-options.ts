import type { ColumnType, Sequence } from "@stingerloom/schema-diff";

type Options = Partial<Omit<Sequence, "name" | "schema" | "type" | "comment">>;

const greatest: Readonly<Record<number, string>> = { 16: "32767", 32: "2147483647", 64: "9223372036854775807" };

/** What differs from the sequence of a column of the type that nobody gave options. */
export function nonDefaultSequenceOptions(
  { increment, min, max, start, cache, cycle }: Options,
  type: ColumnType,
): Options {
  const usualMax = type.kind === "integer" ? greatest[type.bits] : undefined;
  const begin = increment?.startsWith("-") ? max : (min ?? "1");
  return {
    ...(increment !== undefined && increment !== "1" && { increment }),
    ...(min !== undefined && min !== "1" && { min }),
    ...(max !== undefined && max !== usualMax && { max }),
    ...(start !== undefined && start !== begin && { start }),
    ...(cache !== undefined && cache !== "1" && { cache }),
    ...(cycle && { cycle }),
  };
}
