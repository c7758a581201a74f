import {
  displayName,
  nameKey,
  type AlterEnum,
  type Column,
  type Hazard,
  type ChangeOf,
  type QualifiedName,
  type RowQuestion,
  type TableStatistics,
} from "@stingerloom/schema-diff";
import { alterationsOf, type AlterColumn, type Operation } from "../model/operation";
import { danger, warning } from "./hazard";
import { addedCheck, addedForeignKey, addedIndex, addedPrimaryKey, addedUnique } from "./key-hazards";
import { isSwap } from "../render/render-enum";
import { renderType } from "../render/render-type";
import { mayBeUsedUp } from "../model/sequence-bounds";
import { typeChange } from "../model/type-change";

/**
 * What an operation can do to a database in use. A table that `statistics` knows to be empty, or not at all (it is
 * new), has little to fear.
 */
export function hazardsOf(op: Operation, statistics?: TableStatistics): readonly Hazard[] {
  const hasRows = (table: QualifiedName) => statistics === undefined || (statistics.rows.get(nameKey(table)) ?? 0) > 0;
  switch (op.kind) {
    case "dropTable":
      return [
        danger(
          "DATA_LOSS",
          displayName(op.table),
          `${displayName(op.table)} is dropped with its rows.`,
          "Keep a copy if it may be needed again.",
        ),
      ];
    case "dropObject":
      return op.object.holdsRows
        ? [
            danger(
              "DATA_LOSS",
              displayName(op.object),
              `${op.object.kind} ${displayName(op.object)} is dropped with its rows.`,
              "Keep a copy if it may be needed again.",
            ),
          ]
        : [];
    case "alterObject":
      return droppedAttributes(op);
    case "dropColumn":
      return op.column.generated
        ? []
        : [
            danger(
              "DATA_LOSS",
              columnOf(op.table, op.column),
              `${columnOf(op.table, op.column)} is dropped with its values.`,
              "Keep a copy if it may be needed again.",
            ),
          ];
    case "renameColumn":
      return inferred(op.inferred, `${displayName(op.table)}.${op.from}`, op.to);
    case "renameTable":
      return inferred(op.inferred, displayName(op.from), displayName(op.to));
    case "addColumn":
      return hasRows(op.table) ? addedColumn(op) : [];
    case "alterColumn":
      return hasRows(op.table) ? alteredColumns(alterationsOf(op)) : [];
    case "alterEnum":
      return alteredEnum(op, hasRows);
    case "alterSequence":
      return mayBeUsedUp(op.from, op.to)
        ? [
            warning(
              "MAY_FAIL_ON_DATA",
              displayName(op.to),
              `${displayName(op.to)} may have gone past its new end already.`,
              "Look at its last value before you run it.",
            ),
          ]
        : [];
    case "addIndex":
      return hasRows(op.table) ? addedIndex(op) : [];
    case "addUnique":
      return hasRows(op.table) ? addedUnique(op) : [];
    case "addPrimaryKey":
      return hasRows(op.table) ? addedPrimaryKey(op) : [];
    case "addForeignKey":
      return hasRows(op.table) && !op.foreignKey.notValid ? addedForeignKey(op) : [];
    case "addCheck":
      return hasRows(op.table) && !op.check.notValid ? addedCheck(op) : [];
    default:
      return [];
  }
}

/** Rows hold a value for each attribute of a composite type that their table uses. */
function droppedAttributes({ from, to }: ChangeOf<"alterObject">): Hazard[] {
  if (from.inUse !== true) return [];
  const stays = new Set(to.parts?.map(({ name }) => name));
  const gone = (from.parts ?? []).filter(({ within, name }) => within && !stays.has(name));
  return gone.map(({ name }) =>
    danger(
      "DATA_LOSS",
      displayName(from),
      `${from.kind} ${displayName(from)} loses its ${name} with all values.`,
      "Keep a copy if it may be needed again.",
    ),
  );
}

function columnOf(table: QualifiedName, column: Column): string {
  return `${displayName(table)}.${column.name}`;
}

function inferred(reason: string | undefined, from: string, to: string): Hazard[] {
  return reason === undefined
    ? []
    : [
        warning(
          "INFERRED_RENAME",
          from,
          `${from} is treated as renamed to ${to}: ${reason}.`,
          "Pass --rename or --no-rename to decide it yourself.",
        ),
      ];
}

/**
 * Functions that give another value for each row: the default of rows that are there cannot be kept once for all (since
 * 11).
 */
const volatile = /\b(random|gen_random_uuid|uuid_generate_v\d\w*|nextval|clock_timestamp|timeofday|uuidv[47])\s*\(/i;

function addedColumn({ table, column, restores, fill }: ChangeOf<"addColumn">): Hazard[] {
  const object = columnOf(table, column);
  if (fill !== undefined) return [filling(object, table)];
  const { default: value, generated, autoIncrement, nullable } = column;
  const computed = generated !== undefined || autoIncrement !== undefined;
  const rewrites =
    generated?.stored === true ||
    autoIncrement !== undefined ||
    (value?.kind === "expression" && volatile.test(value.sql));
  return [
    ...(rewrites ? copied(object, table, "Add it without a default, fill it in batches, then set the default.") : []),
    ...(!nullable && value === undefined && !computed && !restores
      ? [
          warning(
            "MAY_FAIL_ON_DATA",
            object,
            `${object} is NOT NULL and has no default: it cannot be added while ${displayName(table)} has rows.`,
            "Give it a default, or add it nullable, fill it, and make it NOT NULL then.",
          ),
        ]
      : []),
  ];
}

function copied(object: string, table: QualifiedName, recipe: string): Hazard[] {
  const name = displayName(table);
  const rewrites = `${name} is copied for ${object}: time and space grow with its rows.`;
  return [
    { ...warning("REWRITES_TABLE", object, rewrites, recipe), weighs: table },
    { ...warning("BLOCKS_READS", object, `Reads and writes of ${name} are blocked until it finishes.`), weighs: table },
  ];
}

/** One statement changes them all: the table is copied once. */
function alteredColumns(alterations: readonly AlterColumn[]): Hazard[] {
  const { table } = alterations[0]!;
  const rewriting = alterations.filter(({ from, to }) => typeChange(from, to)?.rewrites === true);
  const columns = rewriting.map(({ to }) => columnOf(table, to)).join(", ");
  const recipe = "Add a column of the new type, fill it in batches, and swap the names.";
  return [...(rewriting.length === 0 ? [] : copied(columns, table, recipe)), ...alterations.flatMap(alteredColumn)];
}

function filling(object: string, table: QualifiedName): Hazard {
  const message = `Reads and writes of ${displayName(table)} are blocked while ${object} is filled.`;
  const recipe =
    "On a large table add it nullable, fill it in batches, and make it NOT NULL in migrations of their own.";
  return { ...warning("BLOCKS_READS", object, message, recipe), weighs: table };
}

function becomesNotNull({ table, from, to, fill }: AlterColumn, object: string): Hazard[] {
  if (!from.nullable || to.nullable) return [];
  const asks: RowQuestion = { kind: "nulls", table, columns: [to.name] };
  if (fill === undefined)
    return [
      {
        ...warning(
          "MAY_FAIL_ON_DATA",
          object,
          `${object} becomes NOT NULL: it fails if any row is null.`,
          "Fill the nulls first.",
        ),
        asks,
      },
    ];
  const message = `Rows in which ${object} is null get another value: a rollback does not restore the nulls.`;
  return [{ ...warning("DATA_LOSS", object, message), asks }, filling(object, table)];
}

function alteredColumn(alteration: AlterColumn): Hazard[] {
  const { table, from, to } = alteration;
  const object = columnOf(table, to);
  const change = typeChange(from, to);
  const hazards: Hazard[] = [];
  if (change?.mayFail)
    hazards.push({
      ...warning(
        "MAY_FAIL_ON_DATA",
        object,
        `Values of ${object} may not fit: ${renderType(from.type)} -> ${renderType(to.type)}.`,
        "Look for values that do not fit before you run it.",
      ),
      asks: { kind: "unfit", table, from, to },
    });
  if (change?.loses)
    hazards.push(
      warning(
        "DATA_LOSS",
        object,
        `Values of ${object} may lose digits or parts (${renderType(from.type)} -> ` +
          `${renderType(to.type)}): a rollback does not restore them.`,
        "Keep a copy if they may be needed again.",
      ),
    );
  return [...hazards, ...becomesNotNull(alteration, object)];
}

function alteredEnum(op: AlterEnum, hasRows: (table: QualifiedName) => boolean): Hazard[] {
  const object = displayName(op.to);
  const used = op.columns.filter(({ table, from }) => from !== undefined && hasRows(table));
  const kept = new Set([...op.to.values, ...op.renamedValues.map(({ from }) => from)]);
  const gone = op.from.values.filter((label) => !kept.has(label));
  return [
    ...op.renamedValues.map(({ from, to }) =>
      warning(
        "INFERRED_RENAME",
        object,
        `The label '${from}' of ${object} is treated as renamed to '${to}': one takes the place of the other.`,
        "If it is another label, drop the old one and add the new one in two migrations.",
      ),
    ),
    ...(gone.length === 0 ? [] : used.map(({ table, from }) => goneLabels(object, gone, table, from!))),
    ...(op.keepsLabels === undefined
      ? []
      : [
          warning(
            "IRREVERSIBLE",
            object,
            `The new labels of ${object} cannot be taken back: ${op.keepsLabels}.`,
            "A rollback leaves them.",
          ),
        ]),
    ...(isSwap(op)
      ? used.flatMap(({ table, from }) => copied(columnOf(table, from!), table, "Run it when there is little traffic."))
      : []),
  ];
}

function goneLabels(object: string, gone: readonly string[], table: QualifiedName, column: Column): Hazard {
  const labels = gone.map((label) => `'${label}'`).join(", ");
  const one = gone.length === 1;
  return {
    ...warning(
      "MAY_FAIL_ON_DATA",
      object,
      `${object} loses ${labels}: it fails while rows have ${one ? "it" : "one"} in ${columnOf(table, column)}.`,
      "Change those rows first.",
    ),
    asks: { kind: "labels", table, column: column.name, labels: gone },
  };
}
