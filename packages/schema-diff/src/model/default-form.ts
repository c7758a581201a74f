import { sameForm } from "./equal";
import type { Column } from "./schema";

/** How a live database has written the column's default, where that is not how we would write it. */
export function defaultForm({ default: value, source }: Column): string | undefined {
  return source !== undefined && sameForm(source.default, value) ? source.sql : undefined;
}
