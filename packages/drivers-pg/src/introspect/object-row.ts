import { toRoundTripSafeSql } from "../sql/to-round-trip-safe-sql";
import type { ObjectPart, OpaqueObject, QualifiedName, Reference } from "@stingerloom/schema-diff";

/** A row of the catalog's other objects: `data` tells by kind. */
export interface ObjectRow {
  readonly kind: string;
  readonly schema: string | null;
  readonly name: string;
  /** The table of a trigger, a policy or a rule. */
  readonly owner: string | null;
  readonly data: ObjectData;
}

export interface ObjectData {
  readonly values?: readonly string[];
  readonly comment?: string | null;
  readonly definition?: string | null;
  readonly statements?: readonly string[] | null;
  readonly parts?: readonly (ObjectPart | null)[] | null;
  /** Parts of which there may be any number. */
  readonly more?: readonly ObjectPart[] | null;
  readonly needs?: readonly Need[] | null;
  readonly inUse?: boolean;
  readonly provides?: readonly { readonly schema: string; readonly name: string }[] | null;
  readonly restore?: readonly string[] | null;
  readonly type?: string;
  readonly start?: string;
  readonly increment?: string;
  readonly min?: string;
  readonly max?: string;
  readonly cache?: string;
  readonly cycle?: boolean;
}

/** The name of something that an object needs; of a table's primary key, the table's. */
export interface Need {
  readonly schema: string | null;
  readonly name: string;
  readonly column: string | null;
  readonly key?: boolean | null;
}

type Place = (schema: string, name: string) => QualifiedName;

export function referencesOf({ data }: ObjectRow, place: Place): Reference[] {
  return (data.needs ?? []).map(({ schema, name, column, key }) => ({
    ...(schema === null ? { name } : place(schema, name)),
    ...(column !== null && { column }),
    ...(key && { primaryKey: true as const }),
  }));
}

/**
 * Objects whose statements have conditions that the server may write in words which it would read as something else.
 */
const conditional: ReadonlySet<string> = new Set([
  "policy",
  "rule",
  "exclusion constraint",
  "statistics",
  "index apart",
]);

function inSafeWords(part: ObjectPart): ObjectPart {
  return { ...part, create: part.create.map(toRoundTripSafeSql) };
}

export function objectOf(row: ObjectRow, place: Place): OpaqueObject {
  const { kind, schema, name, owner, data } = row;
  const allParts = data.parts && [...data.parts.filter((part) => part !== null), ...(data.more ?? [])];
  const parts = conditional.has(kind) ? allParts?.map(inSafeWords) : allParts;
  return {
    kind,
    ...(schema === null ? { name } : place(schema, owner === null ? name : `${owner}.${name}`)),
    ...(schema !== null && owner !== null && { table: place(schema, owner) }),
    ...(parts ? { parts } : { definition: data.definition ?? "" }),
    ...(data.needs && { dependsOn: referencesOf(row, place) }),
    ...(data.restore && { restore: data.restore }),
    ...(data.inUse && { inUse: true }),
    ...(data.provides && { provides: data.provides.map((one) => place(one.schema, one.name)) }),
  };
}
