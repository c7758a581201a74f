import type { Migration } from "@stingerloom/core";
import type { MigrationClass } from "./config";

// By shape and not by class: two copies of a package in one program must do no harm.

export function isMigration(value: unknown): value is Migration {
  return typeof value === "object" && value !== null && hasWays(value);
}

export function isMigrationClass(value: unknown): value is MigrationClass {
  return (
    typeof value === "function" &&
    typeof value.prototype === "object" &&
    value.prototype !== null &&
    hasWays(value.prototype as object)
  );
}

function hasWays(value: object): boolean {
  return (
    typeof (value as Partial<Migration>).up === "function" && typeof (value as Partial<Migration>).down === "function"
  );
}
