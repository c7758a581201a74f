import {
  nameKey,
  type EnumType,
  type Namespace,
  type OpaqueObject,
  type QualifiedName,
  type Schema,
  type Sequence,
  type Table,
  type View,
} from "./schema";

/** A schema under change: everything under its name's key. */
export interface Draft {
  readonly namespaces: Map<string, Namespace>;
  readonly enums: Map<string, EnumType>;
  readonly sequences: Map<string, Sequence>;
  readonly tables: Map<string, Table>;
  readonly views: Map<string, View>;
  /** By `objectKey`. */
  readonly opaqueObjects: Map<string, OpaqueObject>;
  /** Which tables may refer to which, by key: made when a rename first asks, then kept up by `putTable`. */
  referrers?: Map<string, Set<string>>;
}

export function draftOf(schema: Schema): Draft {
  return {
    namespaces: new Map(schema.namespaces.map((n) => [n.name, n])),
    enums: byName(schema.enums),
    sequences: byName(schema.sequences),
    tables: byName(schema.tables),
    views: byName(schema.views),
    opaqueObjects: new Map(schema.opaqueObjects.map((object) => [objectKey(object), object])),
  };
}

export function schemaOf(draft: Draft): Schema {
  return {
    namespaces: [...draft.namespaces.values()],
    enums: [...draft.enums.values()],
    sequences: [...draft.sequences.values()],
    tables: [...draft.tables.values()],
    views: [...draft.views.values()],
    opaqueObjects: [...draft.opaqueObjects.values()],
  };
}

export function byName<T extends QualifiedName>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((item) => [nameKey(item), item]));
}

/** The key under which an object is found among those of other kinds. */
export function objectKey(object: OpaqueObject): string {
  return `${object.kind}\u0000\u0000${nameKey(object)}`;
}

/** Puts a table in or replaces it. */
export function putTable(draft: Draft, table: Table): void {
  draft.tables.set(nameKey(table), table);
  if (draft.referrers) noteReferences(draft.referrers, table);
}

/** The tables that refer to this one, itself among them if it does. */
export function referrersOf(draft: Draft, target: QualifiedName): Table[] {
  const referrers = (draft.referrers ??= allReferences(draft));
  const key = nameKey(target);
  const tables = [...(referrers.get(key) ?? [])].flatMap((name) => draft.tables.get(name) ?? []);
  return tables.filter((t) => t.foreignKeys.some((f) => nameKey(f.references) === key));
}

function allReferences(draft: Draft): Map<string, Set<string>> {
  const referrers = new Map<string, Set<string>>();
  for (const table of draft.tables.values()) noteReferences(referrers, table);
  return referrers;
}

function noteReferences(referrers: Map<string, Set<string>>, table: Table): void {
  for (const { references } of table.foreignKeys) {
    const known = referrers.get(nameKey(references));
    if (known) known.add(nameKey(table));
    else referrers.set(nameKey(references), new Set([nameKey(table)]));
  }
}
