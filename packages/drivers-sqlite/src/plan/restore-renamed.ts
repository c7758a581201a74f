import type { Index, Schema, Table } from "@stingerloom/schema-diff";
import type { Operation } from "../model/operation";
import { survivesRename } from "../sql/references-identifier";
import { sameName } from "../sql/tokenize";
import { rebuildOf } from "./rebuild";
import { isInCase, tableAfter, type Rename } from "./renames";

interface Ends {
  readonly before: Schema;
  /** `before` after the renames alone. */
  readonly renamed: Schema;
  readonly after: Schema;
  /** Tables that are rebuilt anyway, with their indexes and triggers. */
  readonly rebuilt: ReadonlySet<string>;
  /** Tables that had other changes before the renames: their text has to be that of `after` again. */
  readonly changed: ReadonlySet<string>;
}

/**
 * On the way back a rename leaves the old name in double quotes wherever it stands: in the table, in foreign keys to
 * it, in indexes, triggers and views. What was written otherwise gets its own words again.
 */
export function restoreAfterRenames(
  renames: readonly Rename[],
  { renamed, after, rebuilt, changed }: Ends,
): Operation[] {
  const isWayBack = waysBack(after, renames);
  const undone = renames.filter((rename) => isInCase(rename) || isWayBack(rename));
  const names = undone.map(finalName);
  if (names.length === 0) return [];
  const isLost = (text: string) => names.some((name) => !survivesRename(text, name));
  const tables = after.tables.filter((table) => !rebuilt.has(table.name));
  return [
    ...tables.flatMap((table) => {
      const isCarried = changed.has(table.name) || undone.some((rename) => carriesForeignKey(rename, table));
      return restoreTable(table, renamed, (text) => isCarried || isLost(text));
    }),
    ...after.views
      .filter((view) => view.sql.some(isLost))
      .flatMap((view): Operation[] => [
        { kind: "dropView", view },
        { kind: "addView", view },
      ]),
  ];
}

/** The way there takes the text from every table that it renames something of. */
function waysBack(after: Schema, renames: readonly Rename[]): (rename: Rename) => boolean {
  const written = new Set(after.tables.filter(({ source }) => source !== undefined).map(({ name }) => name));
  return (rename) =>
    written.has(
      rename.kind === "renameTable"
        ? rename.to.name
        : tableAfter(rename.table.name, renames.slice(renames.indexOf(rename))),
    );
}

/** A foreign key that is to refer to nothing, by a name that a table had in between, follows that table. */
function carriesForeignKey(rename: Rename, { foreignKeys }: Table): boolean {
  return (
    rename.kind === "renameTable" && foreignKeys.some(({ references }) => sameName(references.name, rename.from.name))
  );
}

function finalName(rename: Rename): string {
  return rename.kind === "renameTable" ? rename.to.name : rename.to;
}

function restoreTable(table: Table, renamed: Schema, isLost: (text: string) => boolean): Operation[] {
  const current = renamed.tables.find((t) => t.name === table.name);
  if (current === undefined) return [];
  if (table.source === undefined) return restoreTriggers(table, isLost);
  if (isLost(table.source)) return [rebuildOf([], current, table, [])];
  return [
    ...table.indexes.filter((index) => isLost(textOf(index))).flatMap((index) => again(table, index)),
    ...restoreTriggers(table, isLost),
  ];
}

function again(table: Table, index: Index): Operation[] {
  const { name } = table;
  return [
    { kind: "dropIndex", table: { name }, index },
    { kind: "addIndex", table: { name }, index },
  ];
}

function restoreTriggers({ name, triggers = [] }: Table, isLost: (text: string) => boolean): Operation[] {
  return triggers
    .filter((trigger) => isLost(trigger.sql))
    .flatMap((trigger): Operation[] => [
      { kind: "dropTrigger", table: { name }, trigger },
      { kind: "addTrigger", table: { name }, trigger },
    ]);
}

function textOf(index: Index): string {
  return index.source ?? "";
}
