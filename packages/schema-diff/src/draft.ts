import { nameKey, type EnumType, type Namespace, type OpaqueObject, type QualifiedName, type Schema, type Sequence, type Table, type View } from "./schema";

/** A schema under change: everything under its name's key. */
export interface Draft {
  readonly namespaces: Map<string, Namespace>;
  readonly enums: Map<string, EnumType>;
  readonly sequences: Map<string, Sequence>;
  readonly tables: Map<string, Table>;
  readonly views: Map<string, View>;
  readonly others: readonly OpaqueObject[];
}

export function draftOf(schema: Schema): Draft {
  return {
    namespaces: new Map(schema.namespaces.map((n) => [n.name, n])),
    enums: byName(schema.enums),
    sequences: byName(schema.sequences),
    tables: byName(schema.tables),
    views: byName(schema.views),
    others: schema.others,
  };
}

export function schemaOf(draft: Draft): Schema {
  return {
    namespaces: [...draft.namespaces.values()],
    enums: [...draft.enums.values()],
    sequences: [...draft.sequences.values()],
    tables: [...draft.tables.values()],
    views: [...draft.views.values()],
    others: draft.others,
  };
}

export function byName<T extends QualifiedName>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((item) => [nameKey(item), item]));
}
