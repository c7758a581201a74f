import { objectAdded, objectDropped } from "./describe-object";
import { assertNever } from "../model/assert-never";
import { displayName } from "../model/schema";
import type { Change, ChangeOf } from "../operations/change";
import { describeColumnChanges, describeEnumChanges, describeOptionChanges } from "./describe-differences";
import type { TypeWords } from "../model/type-words";
import { columnList, constraintWords, foreignKeyText, indexText, within } from "./describe-parts";

/** What a change does, in one line for people: `Added column: user.phone`. */
export function describeChange(op: Change, words: TypeWords): string {
  switch (op.kind) {
    case "addNamespace":
      return `New schema: ${op.namespace.name}`;
    case "dropNamespace":
      return `Dropped schema: ${op.namespace.name}`;
    case "addEnum":
      return `New enum: ${displayName(op.enum)} ${columnList(op.enum.values.map((v) => JSON.stringify(v)))}`;
    case "dropEnum":
      return `Dropped enum: ${displayName(op.enum)}`;
    case "alterEnum":
      return `Altered enum: ${displayName(op.from)} ${describeEnumChanges(op)}`;
    case "addSequence":
      return `New sequence: ${displayName(op.sequence)}`;
    case "dropSequence":
      return `Dropped sequence: ${displayName(op.sequence)}`;
    case "alterSequence":
      return `Altered sequence: ${displayName(op.to)}`;
    case "addTable":
      return `New table: ${displayName(op.table)}`;
    case "dropTable":
      return `Dropped table: ${displayName(op.table)}`;
    case "renameTable":
      return `Renamed table: ${displayName(op.from)} -> ${displayName(op.to)}${reason(op.inferred)}`;
    case "alterTableOptions":
      return `Altered table: ${displayName(op.table)} ${describeOptionChanges(op.from, op.to)}`;
    case "alterTableComment":
      return `Altered table: ${displayName(op.table)} comment ${text(op.from)} -> ${text(op.to)}`;
    case "addColumn":
      return `Added column: ${columnText(op)}`;
    case "dropColumn":
      return `Dropped column: ${columnText(op)}`;
    case "alterColumn":
      return `Altered column: ${within(op.table, op.to.name)} ${describeColumnChanges(op.from, op.to, words)}`;
    case "renameColumn":
      return `Renamed column: ${within(op.table, op.from)} -> ${op.to}${reason(op.inferred)}`;
    case "addPrimaryKey":
      return `Added primary key: ${displayName(op.table)} ${columnList(op.primaryKey.columns)}`;
    case "dropPrimaryKey":
      return `Dropped primary key: ${displayName(op.table)} ${columnList(op.primaryKey.columns)}`;
    case "addUnique":
      return `Added unique: ${within(op.table, op.unique.name)} ${columnList(op.unique.columns)}`;
    case "dropUnique":
      return `Dropped unique: ${within(op.table, op.unique.name)} ${columnList(op.unique.columns)}`;
    case "addIndex":
      return `Added index: ${indexText(op.table, op.index)}`;
    case "dropIndex":
      return `Dropped index: ${indexText(op.table, op.index)}`;
    case "addForeignKey":
      return `Added foreign key: ${foreignKeyText(op.table, op.foreignKey)}`;
    case "dropForeignKey":
      return `Dropped foreign key: ${foreignKeyText(op.table, op.foreignKey)}`;
    case "addCheck":
      return `Added check: ${within(op.table, op.check.name)} (${op.check.expression})`;
    case "dropCheck":
      return `Dropped check: ${within(op.table, op.check.name)} (${op.check.expression})`;
    case "renameConstraint":
      return op.from === op.to
        ? `Altered ${constraintWords[op.constraint]}: ${within(op.table, op.to)} comment ` +
            `${text(op.comment?.from)} -> ${text(op.comment?.to)}`
        : `Renamed ${constraintWords[op.constraint]}: ${within(op.table, op.from)} -> ${op.to}`;
    case "addView":
      return `New view: ${displayName(op.view)}`;
    case "dropView":
      return `Dropped view: ${displayName(op.view)}`;
    case "addObject":
      return objectAdded(op.object);
    case "dropObject":
      return objectDropped(op.object);
    case "alterObject":
      return `Altered ${op.to.kind}: ${displayName(op.to)}`;
    case "addTrigger":
      return `New trigger: ${within(op.table, op.trigger.name)}`;
    case "dropTrigger":
      return `Dropped trigger: ${within(op.table, op.trigger.name)}`;
    default:
      return assertNever(op);
  }
}

function reason(inferred: string | undefined): string {
  return inferred === undefined ? "" : ` (${inferred})`;
}

function text(comment: string | undefined): string {
  return comment === undefined ? "none" : JSON.stringify(comment);
}

function columnText({ table, column, foreignKey }: ChangeOf<"addColumn" | "dropColumn">): string {
  const name = within(table, column.name);
  return foreignKey === undefined ? name : `${name}, with foreign key ${foreignKeyText(table, foreignKey)}`;
}
