import { displayName, type OpaqueObject } from "../model/schema";

/** What a step sets for the statements after it, and puts back; no object of the database. */
function isSetting({ kind }: OpaqueObject): boolean {
  return kind === "session setting";
}

export function objectAdded(object: OpaqueObject): string {
  const name = displayName(object);
  return isSetting(object) ? `Set for this migration: ${name}` : `New ${object.kind}: ${name}`;
}

export function objectDropped(object: OpaqueObject): string {
  const name = displayName(object);
  return isSetting(object) ? `Restored: ${name}` : `Dropped ${object.kind}: ${name}`;
}

/** After `Revert: `. */
export function objectAddedAgain(object: OpaqueObject): string {
  const name = displayName(object);
  return isSetting(object) ? `set ${name} for this migration` : `create ${name} ${object.kind} again`;
}

/** After `Revert: `. */
export function objectDroppedAgain(object: OpaqueObject): string {
  const name = displayName(object);
  return isSetting(object) ? `restore ${name}` : `drop ${name} ${object.kind}`;
}
