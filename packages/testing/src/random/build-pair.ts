import type { Schema } from "@stingerloom/schema-diff";
import { addCheck, addGenerated, changeGenerated, dropCheck } from "./check-steps";
import {
  addColumn,
  changeCollation,
  changeDefault,
  changeNullable,
  changeOnUpdate,
  changeType,
  dropColumn,
  exchangeColumns,
  renameColumn,
  reuseColumnName,
} from "./column-steps";
import { RandomDraft } from "./draft";
import { pick, type Edit, type Step } from "./edit";
import { addEnum, changeEnumType, changeLabelDefault, changeLabels } from "./enum-steps";
import { addForeignKey, changeForeignKey, dropForeignKey } from "./foreign-key-steps";
import { addIndex, dropIndex } from "./index-steps";
import { addUnique, changeCounting, changePrimaryKey, dropUnique } from "./key-steps";
import type { SchemaProfile } from "./profile";
import {
  addTable,
  changeComment,
  changeOptions,
  dropTable,
  exchangeTables,
  renameTable,
  reuseTableName,
} from "./table-steps";

/** Two schemas of which the second came from the first by a few changes. Renames are hinted by `renamedFrom`. */
export interface SchemaPair {
  readonly from: Schema;
  readonly to: Schema;
}

/** What makes a schema: mostly columns, and what stands on them. */
const building: readonly Step[] = [
  addTable,
  ...times(8, addColumn),
  addUnique,
  addUnique,
  ...times(3, addIndex),
  addCheck,
  addCheck,
  ...times(3, addForeignKey),
  ...times(3, addGenerated),
  addEnum,
  changeLabelDefault,
  changeNullable,
  changeDefault,
  changeCollation,
  changeOnUpdate,
  changeOptions,
  changeComment,
  changePrimaryKey,
  changeCounting,
];

/** What changes it. */
const changing: readonly Step[] = [
  ...building,
  ...times(4, changeType),
  ...times(2, changeNullable),
  ...times(3, changeDefault),
  ...times(3, renameColumn),
  ...times(2, exchangeColumns),
  ...times(2, reuseColumnName),
  ...times(3, dropColumn),
  dropUnique,
  dropIndex,
  dropCheck,
  dropForeignKey,
  ...times(2, changeForeignKey),
  ...times(3, changeGenerated),
  ...times(2, changePrimaryKey),
  ...times(2, changeCounting),
  changeCollation,
  changeCollation,
  changeOnUpdate,
  changeOptions,
  ...times(2, changeLabels),
  changeEnumType,
  changeLabelDefault,
  renameTable,
  exchangeTables,
  reuseTableName,
  dropTable,
  changeComment,
];

function times(count: number, step: Step): readonly Step[] {
  return Array.from({ length: count }, () => step);
}

/** Builds the pair that the edits describe: `first` from nothing, `then` from there. */
export function buildSchemaPair(profile: SchemaProfile, first: readonly Edit[], then: readonly Edit[]): SchemaPair {
  const draft = new RandomDraft(profile);
  const run = (steps: readonly Step[], edits: readonly Edit[]) =>
    edits.forEach((edit) => pick(steps, edit.what)!(draft, edit));
  run(building, [{ what: 0, table: 0, column: 0, pick: 0, flag: true }, ...first]);
  const from = draft.schema();
  draft.markOrigins();
  run(changing, then);
  return { from, to: draft.schema() };
}
