import type { Schema } from "@stingerloom/schema-diff";
import { addCheck, addGenerated, changeGenerated, dropCheck } from "./check-steps";
import { addColumn, changeCollation, changeDefault, changeNullable, changeOnUpdate, changeType, dropColumn, renameColumn } from "./column-steps";
import { RandomDraft } from "./draft";
import type { Edit, Step } from "./edit";
import { addEnum, changeEnumType, changeLabels } from "./enum-steps";
import { addForeignKey, changeForeignKey, dropForeignKey } from "./foreign-key-steps";
import { addIndex, dropIndex } from "./index-steps";
import { addUnique, changeCounting, changePrimaryKey, dropUnique } from "./key-steps";
import type { SchemaProfile } from "./profile";
import { addTable, changeComment, changeOptions, dropTable, renameTable } from "./table-steps";

/** Two schemas of which the second came from the first by a few changes. Renames are hinted by `renamedFrom`. */
export interface SchemaPair {
  readonly from: Schema;
  readonly to: Schema;
}

const steps: readonly Step[] = [
  addTable, addTable, addColumn, addColumn, addColumn, addColumn, dropColumn, changeType, changeType, changeNullable, changeDefault, changeDefault, renameColumn,
  addUnique, dropUnique, addIndex, addIndex, dropIndex, addCheck, dropCheck, addForeignKey, addForeignKey, dropForeignKey, changeForeignKey, changeComment,
  renameTable, dropTable, addGenerated, changeGenerated, changePrimaryKey, changeCounting, changeCollation, changeOnUpdate, changeOptions, addEnum, changeLabels,
  changeEnumType,
];

/** Builds the pair that the edits describe: `first` from nothing, `then` from there. */
export function buildSchemaPair(profile: SchemaProfile, first: readonly Edit[], then: readonly Edit[]): SchemaPair {
  const draft = new RandomDraft(profile);
  const run = (edits: readonly Edit[]) => edits.forEach((edit) => steps[edit.what % steps.length]!(draft, edit));
  run([{ what: 0, table: 0, column: 0, pick: 0, flag: true }, ...first]);
  const from = draft.schema();
  draft.markOrigins();
  run(then);
  return { from, to: draft.schema() };
}
