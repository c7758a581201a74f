import {
  displayName,
  id,
  nameKey,
  qualified,
  sql,
  type Change,
  type ColumnType,
  type Schema,
} from "@stingerloom/schema-diff";
import { columnKey } from "../model/column-key";
import { typeChange } from "../model/type-change";
import { rawStatement } from "../sql/raw-statement";
import type { ChangedColumn } from "./changed-columns";
import { NamesAfterRename } from "./names-after-rename";
import { NamesBeforeRename } from "./names-before-rename";

/**
 * The operations with how columns are stored and compressed set again where their types change: the server goes back to
 * what the new type has. What the plan itself changes of it is left to the plan.
 */
export function restoreStorage(operations: readonly Change[], before: Schema): readonly Change[] {
  const settings = new Map(
    before.opaqueObjects.flatMap((object) =>
      object.kind === "column setting" && object.table !== undefined
        ? [[columnKey(object.table, columnOf(object.name, object.table.name)), object] as const]
        : [],
    ),
  );
  if (settings.size === 0) return operations;
  const planned = new Set(
    operations.flatMap((op) => {
      if (op.kind === "dropObject") return [nameKey(op.object)];
      return op.kind === "alterObject" ? [nameKey(op.from)] : [];
    }),
  );
  const [was, becomes] = [new NamesBeforeRename(operations), new NamesAfterRename(operations)];
  const added = operations.flatMap((op, at): Change[] => {
    if (op.kind !== "alterColumn" || typeChange(op.from, op.to) === undefined) return [];
    const now = becomes.of({ table: op.table, column: op.to.name }, at);
    const old = { table: was.table(now.table), column: was.column(now.table, now.column) };
    // What is not compared keeps the names of the schema from which the way up starts, where the way down ends.
    const setting = [old, now].map(({ table, column }) => settings.get(columnKey(table, column))).find(Boolean);
    if (setting === undefined || planned.has(nameKey(setting))) return [];
    const texts = (setting.parts ?? []).flatMap(({ create }) => create);
    return texts.flatMap((text) => actionOf(text, op.to.type) ?? []).map((action) => restored(now, action));
  });
  return [...operations, ...added];
}

/** Objects of a table are called `table.name`. */
function columnOf(name: string, table: string): string {
  return name.startsWith(`${table}.`) ? name.slice(table.length + 1) : name;
}

function actionOf(statement: string, type: ColumnType): string | undefined {
  const action = /SET (?:STORAGE|COMPRESSION) \w+$/.exec(statement)?.[0];
  return action !== undefined && isStoredSeparately(type) ? action : undefined;
}

/** Types of which a value may be long enough to be stored beside its row: no other type has a choice. */
function isStoredSeparately(type: ColumnType): boolean {
  switch (type.kind) {
    case "char":
    case "varchar":
    case "text":
    case "blob":
    case "json":
    case "decimal":
    case "array":
      return true;
    case "native":
      return /^(bit|inet|cidr|xml|tsvector|tsquery|jsonpath|path|polygon|\w*range|citext|hstore)\b/.test(type.sql);
    default:
      return false;
  }
}

function restored({ table, column }: ChangedColumn, action: string): Change {
  const text = sql`ALTER TABLE ${qualified(table)} ALTER COLUMN ${id(column)} ${action}`;
  return rawStatement(table, text, `Kept how ${displayName(table)}.${column} is stored`);
}
