import type { Migration } from "@stingerloom/core";
import type { MigrationClass } from "./config";

// By shape and not by class: two copies of a package in one program must do no harm.

export function isMigration(value: unknown): value is Migration {
  return typeof value === "object" && value !== null && hasWays(value);
}

export function isMigrationClass(value: unknown): value is MigrationClass {
  const prototype = prototypeOf(value);
  return prototype !== undefined && hasWays(prototype);
}

/**
 * The method that keeps something from being a migration: it has one of `up` and `down`, or both in other letters, or
 * is a class that
 * extends Migration without them. Undefined for a migration, and for what is none by far.
 */
export function missingWays(value: unknown): "up" | "down" | undefined {
  const object = prototypeOf(value) ?? (typeof value === "object" && value !== null ? value : undefined);
  if (object === undefined || hasWays(object)) return undefined;
  const has = (name: string): boolean => typeof (object as Record<string, unknown>)[name] === "function";
  const alike = ["up", "down", "Up", "Down", "UP", "DOWN"].some(has) || extendsMigration(value);
  return alike ? (has("up") ? "down" : "up") : undefined;
}

function extendsMigration(value: unknown): boolean {
  const parent: unknown = typeof value === "function" ? Object.getPrototypeOf(value) : undefined;
  return typeof parent === "function" && parent.name === "Migration";
}

function prototypeOf(value: unknown): object | undefined {
  if (typeof value !== "function") return undefined;
  const { prototype } = value as { readonly prototype?: unknown };
  return typeof prototype === "object" && prototype !== null ? prototype : undefined;
}

function hasWays(value: object): boolean {
  return (
    typeof (value as Partial<Migration>).up === "function" && typeof (value as Partial<Migration>).down === "function"
  );
}
