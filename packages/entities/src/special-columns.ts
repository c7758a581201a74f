import { columnDecorator } from "./column";
import type { ColumnOptions } from "./column-options";
import type { LegacyPropertyDecorator } from "./decoration";

/** When the row came into being: a `datetime` with the current time as its default. */
export function CreateTimestamp(options: ColumnOptions = {}): LegacyPropertyDecorator {
  return columnDecorator("CreateTimestamp", { type: "datetime", default: now(options), ...options });
}

/**
 * When the row last changed: a `datetime` with the current time as its default, on MySQL and MariaDB set again by each
 * UPDATE.
 */
export function UpdateTimestamp(options: ColumnOptions = {}): LegacyPropertyDecorator {
  return columnDecorator("UpdateTimestamp", {
    type: "datetime",
    default: now(options),
    onUpdate: now(options),
    ...options,
  });
}

/** When the row was deleted, for rows that only count as deleted: a `datetime` that may be null. */
export function DeletedAt(options: ColumnOptions = {}): LegacyPropertyDecorator {
  return columnDecorator("DeletedAt", { type: "datetime", nullable: true, ...options });
}

/** Counts the changes of the row: an integer that begins with 1. */
export function Version(options: ColumnOptions = {}): LegacyPropertyDecorator {
  return columnDecorator("Version", { type: "integer", default: 1, ...options });
}

/** MySQL wants the precision of the column repeated (dev.mysql.com/doc/refman/8.4/en/timestamp-initialization.html). */
function now({ precision }: ColumnOptions): () => string {
  return () => (precision === undefined ? "CURRENT_TIMESTAMP" : `CURRENT_TIMESTAMP(${precision})`);
}
