import { objectKey } from "../model/draft";
import { sameForm } from "../model/equal";
import type { DialectFeatures } from "./dialect-features";
import { displayName, nameKey, type OpaqueObject, type QualifiedName, type Schema, type Table } from "../model/schema";

/** Every object in which the two databases differ and which no operation manages, as `kind name: what`. */
export function findUnsupported(
  from: Schema,
  to: Schema,
  {
    dropsTables,
    dropsObjects,
    managesObjects,
    features,
  }: {
    readonly dropsTables: boolean;
    /** Enums and sequences of their own. */
    readonly dropsObjects: boolean;
    readonly managesObjects: boolean;
    readonly features: DialectFeatures;
  },
): string[] {
  return [
    ...optionsThatStay(from, to, features),
    ...privileges(from, to),
    ...compareOpaque(
      ...(managesObjects ? bothOpaque(from, to, dropsTables) : ([from.opaqueObjects, to.opaqueObjects] as const)),
    ),
    ...(managesObjects ? [] : compareOpaque(from.views.map(viewObject), to.views.map(viewObject))),
    ...(managesObjects
      ? []
      : compareOpaque(
          (dropsTables ? staying(from, to) : from.tables).flatMap(triggerObjects),
          to.tables.flatMap(triggerObjects),
        )),
    ...(dropsTables ? [] : onlyIn("table", from.tables, to.tables)),
    ...(dropsObjects ? [] : onlyIn("enum", from.enums, to.enums)),
    ...(dropsObjects ? [] : onlyIn("sequence", from.sequences, to.sequences)),
  ];
}

/** Tables whose options differ and cannot be changed in place. */
export function fixedTables(from: Schema, to: Schema, { alterOptions }: DialectFeatures): readonly Table[] {
  if (alterOptions === undefined) return [];
  const live = new Map(from.tables.map((table) => [nameKey(table), table.options ?? {}]));
  return to.tables.filter(
    (table) => live.has(nameKey(table)) && !alterOptions(live.get(nameKey(table))!, table.options ?? {}),
  );
}

function optionsThatStay(from: Schema, to: Schema, features: DialectFeatures): string[] {
  return fixedTables(from, to, features).map(
    (table) => `table ${displayName(table)}: its options differ and cannot be changed in place`,
  );
}

/**
 * The objects of which one side, or both, tell no more than that they are there. Those of a table that goes go with it.
 */
function bothOpaque(from: Schema, to: Schema, dropsTables: boolean): readonly [OpaqueObject[], OpaqueObject[]] {
  const stays = new Set([...to.tables, ...to.opaqueObjects].map(nameKey));
  const goes = ({ table }: OpaqueObject) => dropsTables && table !== undefined && !stays.has(nameKey(table));
  const opaque = new Set(
    [...from.opaqueObjects, ...to.opaqueObjects].filter((object) => object.parts === undefined).map(objectKey),
  );
  const of = ({ opaqueObjects, views }: Schema) =>
    [...opaqueObjects, ...views.map(viewObject)].filter((object) => opaque.has(objectKey(object)));
  return [of(from).filter((object) => !goes(object)), of(to)];
}

/**
 * Roles are the server's, not the database's: owners and privileges of what both have, or what is new, are left as they
 * are.
 */
function privileges(from: Schema, to: Schema): string[] {
  const restorable = ({ tables, views, opaqueObjects }: Schema) => [...tables, ...views, ...opaqueObjects];
  const live = new Map(restorable(from).map((object) => [nameKey(object), object.restore ?? []]));
  const differing = restorable(to).filter((object) => !sameForm(live.get(nameKey(object)) ?? [], object.restore ?? []));
  return differing.map((object) => `privileges ${displayName(object)}: owner or privileges differ and are not changed`);
}

/** The triggers of a table that goes go with it. */
function staying(from: Schema, to: Schema): readonly Table[] {
  const wanted = new Set(to.tables.map(nameKey));
  return from.tables.filter((table) => wanted.has(nameKey(table)));
}

function onlyIn(kind: string, from: readonly QualifiedName[], to: readonly QualifiedName[]): string[] {
  const wanted = new Set(to.map(nameKey));
  return from
    .filter((o) => !wanted.has(nameKey(o)))
    .map((o) => `${kind} ${displayName(o)}: is kept, though the target has none (dropping is not asked for)`);
}

function compareOpaque(from: readonly OpaqueObject[], to: readonly OpaqueObject[]): string[] {
  const live = new Map(from.map((o) => [objectKey(o), o]));
  const wanted = new Map(to.map((o) => [objectKey(o), o]));
  const name = (o: OpaqueObject) => `${o.kind} ${displayName(o)}`;
  return [
    ...to.filter((o) => !live.has(objectKey(o))).map((o) => `${name(o)}: is missing and not created`),
    ...to
      .filter((o) => live.has(objectKey(o)) && !sameForm(formOf(live.get(objectKey(o))!), formOf(o)))
      .map((o) => `${name(o)}: differs and is not changed`),
    ...from.filter((o) => !wanted.has(objectKey(o))).map((o) => `${name(o)}: is kept, though the target has none`),
  ];
}

function formOf({ definition, parts }: OpaqueObject): unknown {
  return [definition, parts];
}

function viewObject(view: Schema["views"][number]): OpaqueObject {
  return {
    kind: view.materialized ? "materialized view" : "view",
    schema: view.schema,
    name: view.name,
    definition: view.sql.join(";\n"),
  };
}

function triggerObjects({ schema, name, triggers = [] }: Table): OpaqueObject[] {
  return triggers.map((t) => ({ kind: "trigger", schema, name: `${name}.${t.name}`, definition: t.sql }));
}
