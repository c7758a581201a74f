import { nameKey, renameIdentifier, type Operation, type QualifiedName, type Schema, type Table } from "@stingerloom/schema-diff";
import type { Aside } from "./aside";
import { enumColumns, type ChangedColumn } from "./changed-columns";
import { OldNames } from "./old-names";
import { isSwap } from "./render-enum";

/** A trigger may name a column in its OF list or its condition. */
export function triggersAside(operations: readonly Operation[], changed: readonly ChangedColumn[], before: Schema, after: Schema): Aside[] {
  const names = new OldNames(operations);
  return changed.flatMap(({ table, column }) => {
    const old = before.tables.find((t) => nameKey(t) === nameKey(names.table(table)));
    const stays = after.tables.some((t) => nameKey(t) === nameKey(table));
    if (old === undefined || !stays) return [];
    const word = names.column(table, column);
    const naming = (old.triggers ?? []).filter(({ sql }) => mentions(sql.split(/\bEXECUTE\b/i)[0]!, word));
    return naming.map((trigger): Aside => ({ down: { kind: "dropTrigger", table: names.table(table), trigger }, up: { kind: "addTrigger", table, trigger } }));
  });
}

/** What compares with labels of an enum is bound to the type itself. */
export function dependentsAside(operations: readonly Operation[], before: Schema, after: Schema): Aside[] {
  const names = new OldNames(operations);
  const swapped = operations.flatMap((op) => (op.kind === "alterEnum" && isSwap(op) ? enumColumns(op) : []));
  const dropped = new Set(operations.flatMap(droppedNames));
  return swapped.flatMap(({ table, column }) => {
    const old = before.tables.find((t) => nameKey(t) === nameKey(names.table(table)));
    const now = after.tables.find((t) => nameKey(t) === nameKey(table));
    return old === undefined || now === undefined ? [] : dependentsOf(old, now, names.column(table, column), dropped, names.table(table), table);
  });
}

function dependentsOf(old: Table, now: Table, column: string, dropped: ReadonlySet<string>, before: QualifiedName, after: QualifiedName): Aside[] {
  const stays = (name: string) => !dropped.has(`${nameKey(after)}\u0000\u0000${name}`);
  const checks = old.checks.filter((c) => stays(c.name) && mentions(c.expression, column));
  const indexes = old.indexes.filter((i) => stays(i.name) && [i.where ?? "", ...i.parts.map((p) => p.expression ?? "")].some((text) => mentions(text, column)));
  return [
    ...checks.map((check): Aside => ({
      down: { kind: "dropCheck", table: before, check },
      up: { kind: "addCheck", table: after, check: now.checks.find((c) => c.name === check.name) ?? check },
    })),
    ...indexes.map((index): Aside => ({
      down: { kind: "dropIndex", table: before, index },
      up: { kind: "addIndex", table: after, index: now.indexes.find((i) => i.name === index.name) ?? index },
    })),
  ];
}

/** What the plan drops anyway must not be dropped twice. */
function droppedNames(op: Operation): string[] {
  if (op.kind === "dropCheck") return [`${nameKey(op.table)}\u0000\u0000${op.check.name}`];
  return op.kind === "dropIndex" ? [`${nameKey(op.table)}\u0000\u0000${op.index.name}`] : [];
}

/** Does the text name the column? A rename changes the text exactly then. */
function mentions(text: string, column: string): boolean {
  return renameIdentifier(text, column, `${column}_`) !== text;
}
