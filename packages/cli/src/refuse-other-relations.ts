import { UsageError } from "@stingerloom/core";
import { displayName, nameKey, type QualifiedName, type Schema } from "@stingerloom/schema-diff";

/**
 * A table cannot be created where a view, a partition or another object has its name, nor a view where a table has it.
 * @throws UsageError `NOT_A_TABLE`, `NOT_A_VIEW`
 */
export function refuseOtherRelations(wanted: Schema, live: Schema): void {
  const kinds = new Map<string, string>();
  for (const object of live.opaqueObjects)
    if (/\b(table|partition)$/.test(object.kind)) kinds.set(nameKey(object), object.kind);
  const stated = new Set(wanted.views.map(nameKey));
  const tables = new Map([...kinds, ...live.tables.map((table) => [nameKey(table), "table"] as const)]);
  for (const view of wanted.views)
    if (tables.has(nameKey(view)) && !isRenamed(view, wanted)) throw notA("view", view, tables.get(nameKey(view))!);
  for (const { materialized, ...view } of live.views)
    if (!stated.has(nameKey(view))) kinds.set(nameKey(view), materialized ? "materialized view" : "view");
  for (const table of live.tables) kinds.delete(nameKey(table));
  const table = wanted.tables.find((one) => kinds.has(nameKey(one)));
  if (table !== undefined) throw notA("table", table, kinds.get(nameKey(table))!);
}

/** Does the table that has the view's name get another one? */
function isRenamed({ schema, name }: QualifiedName, { tables }: Schema): boolean {
  return tables.some((table) => table.schema === schema && table.renamedFrom === name);
}

function notA(wanted: "table" | "view", one: QualifiedName, kind: string): UsageError {
  const name = displayName(one);
  return new UsageError(
    wanted === "view" ? "NOT_A_VIEW" : "NOT_A_TABLE",
    `An entity asks for a ${wanted} ${name}, and in the database ${name} is a ${kind}`,
    {
      hint:
        `Name it in connection.ignore ("${name}"): then migrations leave it alone. Or give the entity ` +
        `another name.`,
    },
  );
}
