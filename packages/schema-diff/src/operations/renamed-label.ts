import type { AlterEnum } from "./change";

/** One label in the place of another, and nothing else: rows keep their value under its new name. */
export function renamedLabel(
  from: readonly string[],
  to: readonly string[],
): AlterEnum["renamedValues"][number] | undefined {
  if (from.length !== to.length) return undefined;
  const changed = from.flatMap((label, i) => (label === to[i] ? [] : [{ from: label, to: to[i]! }]));
  const only = changed.length === 1 ? changed[0] : undefined;
  return only && !from.includes(only.to) && !to.includes(only.from) ? only : undefined;
}
