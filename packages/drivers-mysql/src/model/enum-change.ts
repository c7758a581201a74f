import { renamedLabel, type Column } from "@stingerloom/schema-diff";

/** One value in the place of another, and nothing else: rows keep theirs under the new name. */
export function renamedValue(from: Column, to: Column): ReturnType<typeof renamedLabel> {
  return from.type.kind === "enum" && to.type.kind === "enum"
    ? renamedLabel(from.type.values, to.type.values)
    : undefined;
}

/** Values that rows may have and the column will not take any more. */
export function goneValues(from: Column, to: Column): readonly string[] {
  const inline = (column: Column) =>
    column.type.kind === "enum" || column.type.kind === "set" ? column.type.values : undefined;
  const [was, is] = [inline(from), inline(to)];
  if (was === undefined || is === undefined || renamedValue(from, to) !== undefined) return [];
  return was.filter((value) => !is.includes(value));
}

/** Are the new values the old ones with others behind them? Then no row is touched. */
export function onlyAppends(from: Column, to: Column): boolean {
  if ((from.type.kind !== "enum" && from.type.kind !== "set") || to.type.kind !== from.type.kind) return false;
  const { values } = to.type;
  // One byte holds 255 values; more make every row longer.
  return (
    from.type.values.every((value, i) => value === values[i]) && from.type.values.length > 255 === values.length > 255
  );
}
