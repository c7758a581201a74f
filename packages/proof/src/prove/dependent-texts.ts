import type { Change, OpaqueObject, Schema } from "@stingerloom/schema-diff";

const rewriting: ReadonlySet<Change["kind"]> = new Set([
  "renameTable",
  "renameColumn",
  "renameConstraint",
  "alterColumn",
  "alterEnum",
]);

/**
 * May the engine write the texts of views, triggers, policies and the like in other words after these changes? It
 * follows a rename by itself, and leaves out or adds casts where a column's type changes.
 */
export function mayRewriteTexts(changes: readonly Change[]): boolean {
  return changes.some(({ kind }) => rewriting.has(kind));
}

/** A schema in which of views, triggers and other dependents only remains that they are there. */
export function withoutTexts(schema: Schema): Schema {
  return {
    ...schema,
    tables: schema.tables.map((table) => ({
      ...table,
      triggers: (table.triggers ?? []).map((trigger) => ({ ...trigger, sql: "" })),
    })),
    views: schema.views.map((view) => ({ ...view, sql: [], dependsOn: undefined })),
    opaqueObjects: schema.opaqueObjects.map(identityOf),
  };
}

/** The name of a policy or rule begins with that of its table, which may be renamed. */
function identityOf({ kind, schema, name, table }: OpaqueObject): OpaqueObject {
  const own = table !== undefined && name.startsWith(`${table.name}.`) ? name.slice(table.name.length + 1) : name;
  return { kind, ...(schema !== undefined && { schema }), name: own, parts: [] };
}

/** A view over a table that is gone is shown with the database's name before each table, on some engines. */
export function withoutDatabase(schema: Schema, database: string): Schema {
  const views = schema.views.map((view) => ({
    ...view,
    sql: view.sql.map((text) => text.replaceAll(`\`${database}\`.`, "")),
  }));
  return { ...schema, views };
}
