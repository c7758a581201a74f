import { objectAddedAgain, objectDroppedAgain } from "./describe-object";
import { assertNever } from "../model/assert-never";
import { displayName } from "../model/schema";
import type { Change } from "../operations/change";
import { describeColumnState, describeEnumChanges, describeOptionChanges } from "./describe-differences";
import type { TypeWords } from "../model/type-words";
import { columnList, constraintWords, foreignKeyText, indexText, within } from "./describe-parts";

/** What a change of the way back does, in one line for people: `Revert: drop user.phone`. */
export function describeRevert(op: Change, words: TypeWords): string {
  return `Revert: ${revertText(op, words)}`;
}

function revertText(op: Change, words: TypeWords): string {
  switch (op.kind) {
    case "addNamespace":
      return `create ${op.namespace.name} schema again`;
    case "dropNamespace":
      return `drop ${op.namespace.name} schema`;
    case "addEnum":
      return `create ${displayName(op.enum)} enum again`;
    case "dropEnum":
      return `drop ${displayName(op.enum)} enum`;
    case "alterEnum":
      return `${displayName(op.from)} enum back: ${describeEnumChanges(op)}`;
    case "addSequence":
      return `create ${displayName(op.sequence)} sequence again`;
    case "dropSequence":
      return `drop ${displayName(op.sequence)} sequence`;
    case "alterSequence":
      return `${displayName(op.to)} sequence back to what it was`;
    case "addTable":
      return `create ${displayName(op.table)} table again`;
    case "dropTable":
      return `drop ${displayName(op.table)} table`;
    case "renameTable":
      return `${displayName(op.from)} table back to ${displayName(op.to)}`;
    case "alterTableOptions":
      return `${displayName(op.table)} table back: ${describeOptionChanges(op.from, op.to)}`;
    case "alterTableComment":
      return `${displayName(op.table)} table back to ${commentText(op.to)}`;
    case "addColumn":
      return `add ${within(op.table, op.column.name)} again`;
    case "dropColumn":
      return `drop ${within(op.table, op.column.name)}`;
    case "alterColumn":
      return `${within(op.table, op.to.name)} back to ${describeColumnState(op.from, op.to, words)}`;
    case "renameColumn":
      return `${within(op.table, op.from)} back to ${op.to}`;
    case "addPrimaryKey":
      return `add primary key of ${displayName(op.table)} ${columnList(op.primaryKey.columns)} again`;
    case "dropPrimaryKey":
      return `drop primary key of ${displayName(op.table)} ${columnList(op.primaryKey.columns)}`;
    case "addUnique":
      return `add unique ${within(op.table, op.unique.name)} ${columnList(op.unique.columns)} again`;
    case "dropUnique":
      return `drop unique ${within(op.table, op.unique.name)}`;
    case "addIndex":
      return `add index ${indexText(op.table, op.index)} again`;
    case "dropIndex":
      return `drop index ${within(op.table, op.index.name)}`;
    case "addForeignKey":
      return `add foreign key ${foreignKeyText(op.table, op.foreignKey)} again`;
    case "dropForeignKey":
      return `drop foreign key ${within(op.table, op.foreignKey.name)}`;
    case "addCheck":
      return `add check ${within(op.table, op.check.name)} (${op.check.expression}) again`;
    case "dropCheck":
      return `drop check ${within(op.table, op.check.name)}`;
    case "renameConstraint":
      return (
        `${constraintWords[op.constraint]} ${within(op.table, op.from)} back to ` +
        `${op.from === op.to ? "its comment" : op.to}`
      );
    case "addView":
      return `create ${displayName(op.view)} view again`;
    case "dropView":
      return `drop ${displayName(op.view)} view`;
    case "addObject":
      return objectAddedAgain(op.object);
    case "dropObject":
      return objectDroppedAgain(op.object);
    case "alterObject":
      return `${displayName(op.to)} ${op.to.kind} back as it was`;
    case "addTrigger":
      return `create trigger ${within(op.table, op.trigger.name)} again`;
    case "dropTrigger":
      return `drop trigger ${within(op.table, op.trigger.name)}`;
    default:
      return assertNever(op);
  }
}

function commentText(comment: string | undefined): string {
  return comment === undefined ? "no comment" : `comment ${JSON.stringify(comment)}`;
}
