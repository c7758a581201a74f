import type { Change, ChangeOf } from "@stingerloom/schema-diff";
import { sameName } from "../sql/tokenize";

export type Rename = ChangeOf<"renameTable"> | ChangeOf<"renameColumn">;

export function isRename(operation: Change): operation is Rename {
  return operation.kind === "renameTable" || operation.kind === "renameColumn";
}

export function renamesOf(operations: readonly Change[]): readonly Rename[] {
  return operations.filter(isRename);
}

/** To SQLite it is one name: what was written by the other case is right as it stands. */
export function isInCase(rename: Rename): boolean {
  return rename.kind === "renameTable" ? sameName(rename.from.name, rename.to.name) : sameName(rename.from, rename.to);
}

/** The name that a table ends with when the renames have run, which may pass it through others. */
export function tableAfter(name: string, renames: readonly Rename[]): string {
  return renames.reduce((now, r) => (r.kind === "renameTable" && r.from.name === now ? r.to.name : now), name);
}

/** The name that it began with. */
export function tableBefore(name: string, renames: readonly Rename[]): string {
  return renames.reduceRight((now, r) => (r.kind === "renameTable" && r.to.name === now ? r.from.name : now), name);
}
