import type { Change, Schema } from "@stingerloom/schema-diff";
import { referencesIdentifier } from "../sql/references-identifier";
import { foldName } from "../sql/tokenize";
import { isInCase, renamesOf, type Rename } from "./renames";

/**
 * The operations with the views and triggers that fail, before, between or after them, out of the way of ALTER
 * TABLE, which would fail on any table: they go first and come back last. What the plan itself makes or drops is left
 * to it.
 */
export function detachBrokenViews(operations: readonly Change[], before: Schema, after: Schema): readonly Change[] {
  if (!operations.some(({ kind }) => readsPrograms.has(kind))) return operations;
  const planned = new Set(
    operations.flatMap((op) =>
      "view" in op ? [viewKey(op.view.name)] : "trigger" in op ? [triggerKey(op.trigger.name)] : [],
    ),
  );
  const failsSoon = soon(operations);
  const later = new Map(programsOf(after).map((program) => [program.key, program]));
  const pairs = programsOf(before).flatMap((program) => {
    const same = planned.has(program.key) ? undefined : later.get(program.key);
    if (same === undefined || !(program.fails || failsSoon(same))) return [];
    return [{ drop: program.drop, add: same.add }];
  });
  return [...pairs.map(({ drop }) => drop), ...operations, ...pairs.map(({ add }) => add)];
}

const readsPrograms: ReadonlySet<Change["kind"]> = new Set(["renameTable", "renameColumn", "dropColumn"]);

/**
 * Does it fail at the renames: after all, or as it names what is there only before or after them? Not if a rename
 * changes its text.
 */
function soon(operations: readonly Change[]): (later: Program) => boolean {
  const renames = renamesOf(operations);
  if (renames.length === 0) return () => false;
  const moving = operations.flatMap(namesOf);
  const renamed = renames.filter((rename) => !isInCase(rename)).flatMap(bothNames);
  const says = (texts: readonly string[], names: readonly string[]) =>
    names.some((name) => texts.some((text) => referencesIdentifier(text, name)));
  return ({ fails, texts }) => fails || (says(texts, moving) && !says(texts, renamed));
}

/** What comes or goes. */
function namesOf(operation: Change): string[] {
  switch (operation.kind) {
    case "addColumn":
    case "dropColumn":
      return [operation.column.name];
    case "addTable":
    case "dropTable":
      return [operation.table.name];
    default:
      return [];
  }
}

function bothNames(rename: Rename): string[] {
  return rename.kind === "renameTable" ? [rename.from.name, rename.to.name] : [rename.from, rename.to];
}

interface Program {
  readonly key: string;
  readonly texts: readonly string[];
  readonly fails: boolean;
  readonly drop: Change;
  readonly add: Change;
}

function programsOf({ views, tables }: Schema): Program[] {
  return [
    ...views.map((view): Program => ({
      key: viewKey(view.name),
      texts: view.sql,
      fails: view.fails === true,
      drop: { kind: "dropView", view },
      add: { kind: "addView", view },
    })),
    ...tables.flatMap(({ name, triggers = [] }) =>
      triggers.map((trigger): Program => ({
        key: triggerKey(trigger.name),
        texts: [trigger.sql],
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
