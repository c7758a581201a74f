import type { Operation, Schema } from "@stingerloom/schema-diff";
import { foldName } from "./parse/tokenize";

/**
 * The operations with the views and triggers that fail, before or after them, out of the way of ALTER TABLE, which would fail on any
 * table: they go first and come back last. What the plan itself makes or drops is left to it.
 */
export function failingAside(operations: readonly Operation[], before: Schema, after: Schema): readonly Operation[] {
  if (!operations.some(({ kind }) => readsPrograms.has(kind))) return operations;
  const told = new Set(
    operations.flatMap((op) =>
      "view" in op ? [viewKey(op.view.name)] : "trigger" in op ? [triggerKey(op.trigger.name)] : [],
    ),
  );
  const later = new Map(programsOf(after).map((program) => [program.key, program]));
  const pairs = programsOf(before).flatMap((program) => {
    const same = told.has(program.key) ? undefined : later.get(program.key);
    return same !== undefined && (program.fails || same.fails) ? [{ drop: program.drop, add: same.add }] : [];
  });
  return [...pairs.map(({ drop }) => drop), ...operations, ...pairs.map(({ add }) => add)];
}

const readsPrograms: ReadonlySet<Operation["kind"]> = new Set(["renameTable", "renameColumn", "dropColumn"]);

interface Program {
  readonly key: string;
  readonly fails: boolean;
  readonly drop: Operation;
  readonly add: Operation;
}

function programsOf({ views, tables }: Schema): Program[] {
  return [
    ...views.map((view): Program => ({
      key: viewKey(view.name),
      fails: view.fails === true,
      drop: { kind: "dropView", view },
      add: { kind: "addView", view },
    })),
    ...tables.flatMap(({ name, triggers = [] }) =>
      triggers.map((trigger): Program => ({
        key: triggerKey(trigger.name),
        fails: trigger.fails === true,
        drop: { kind: "dropTrigger", table: { name }, trigger },
        add: { kind: "addTrigger", table: { name }, trigger },
      })),
    ),
  ];
}

function viewKey(name: string): string {
  return `view ${foldName(name)}`;
}

function triggerKey(name: string): string {
  return `trigger ${foldName(name)}`;
}
