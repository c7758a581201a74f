import {
  nameKey,
  type ObjectPart,
  type OpaqueObject,
  type Schema,
  type Table,
  type Trigger,
} from "@stingerloom/schema-diff";
import { isSameProgram } from "../sql/same-program";

/**
 * `wanted` with the live text of each trigger, routine and event that differs from it in nothing but what clients
 * change.
 */
export function reuseLivePrograms(wanted: Schema, live: Schema): Schema {
  const objects = new Map(live.opaqueObjects.map((object) => [objectKey(object), object]));
  const tables = new Map(live.tables.map((table) => [nameKey(table), table]));
  return {
    ...wanted,
    opaqueObjects: wanted.opaqueObjects.map((object) => reuseObject(object, objects.get(objectKey(object)))),
    tables: wanted.tables.map((table) => reuseTriggers(table, tables.get(nameKey(table)))),
  };
}

function objectKey({ kind, ...name }: OpaqueObject): string {
  return `${kind} ${nameKey(name)}`;
}

function reuseObject(object: OpaqueObject, live: OpaqueObject | undefined): OpaqueObject {
  if (object.parts === undefined || live?.parts === undefined) return object;
  const parts = live.parts;
  return { ...object, parts: object.parts.map((part, i) => reusePart(part, parts[i])) };
}

function reusePart(part: ObjectPart, live: ObjectPart | undefined): ObjectPart {
  const isSame =
    live?.name === part.name &&
    part.create.length === live.create.length &&
    part.create.every((statement, i) => isSameProgram(statement, live.create[i] ?? ""));
  return isSame ? { ...part, create: live.create } : part;
}

function reuseTriggers(table: Table, live: Table | undefined): Table {
  if (table.triggers === undefined || live?.triggers === undefined) return table;
  const others = new Map(live.triggers.map((trigger) => [trigger.name, trigger]));
  return { ...table, triggers: table.triggers.map((trigger) => reuseTrigger(trigger, others.get(trigger.name))) };
}

function reuseTrigger(trigger: Trigger, live: Trigger | undefined): Trigger {
  return live !== undefined && isSameProgram(trigger.sql, live.sql) ? { ...trigger, sql: live.sql } : trigger;
}
