import {
  brokenPrograms,
  displayName,
  nameKey,
  type AddColumn,
  type Hazard,
  type Change,
  type ChangeOf,
  type ForeignKey,
  type Index,
  type QualifiedName,
  type Schema,
  type StepWriter,
  type Table,
  type TableStatistics,
} from "@stingerloom/schema-diff";
import { columnHazards } from "./column-hazards";
import { firedTriggers } from "./fired-triggers";
import { isEmpty } from "./is-empty";
import { lostCounters } from "./lost-counters";
import { partsOf } from "../model/combined-step";
import { nameOf, tokenize } from "../sql/tokenize";
import type { ServerFacts } from "../model/server";

/** What the hazards of a plan depend on. */
export interface HazardFacts {
  readonly server: ServerFacts;
  readonly before: Schema;
  readonly after: Schema;
  /** The change of the plan that an operation carries out. */
  readonly planned: (operation: Change) => Change | undefined;
}

/** What the operations of a plan can do to a database in use, by what the server's InnoDB can do online. */
export function hazardsIn(facts: HazardFacts): StepWriter<Change>["hazards"] {
  const broken = brokenPrograms({ before: facts.before, after: facts.after, namesIn, followsRenames: false });
  const tables = tablesByKey(facts);
  return (operation, statistics, cannotFail) => {
    const parts = partsOf(operation).map((part) => asPlanned(part, facts));
    return oncePerStatement([
      ...parts.flatMap((part) =>
        ownHazards(part, { ...facts, tables, statistics }).filter((hazard) => !isVain(hazard, part, cannotFail)),
      ),
      ...lostCounters(partsOf(operation), facts.server, statistics),
      ...firedTriggers(operation, facts.server, tables, statistics),
      ...parts.flatMap(broken),
    ]);
  };
}

function isVain({ code }: Hazard, part: Change, cannotFail: (part: Change) => boolean): boolean {
  return code === "MAY_FAIL_ON_DATA" && cannotFail(part);
}

/** A column as it was planned has a collation, which is left out where the statement does not name it. */
function asPlanned(operation: Change, { planned }: HazardFacts): Change {
  return operation.kind === "alterColumn" ? (planned(operation) ?? operation) : operation;
}

function namesIn(sql: string): string[] {
  const words = tokenize(sql).filter(({ kind }) => kind === "quoted" || kind === "word");
  return words.map((token) => nameOf(token).toLowerCase());
}

/** The tables as they are before the plan and, under the names that they have by then, after it. */
function tablesByKey({ before, after }: HazardFacts): ReadonlyMap<string, Table> {
  return new Map([...before.tables, ...after.tables].map((table) => [nameKey(table), table]));
}

/** One statement copies its table once, and blocks writes once, whatever it changes. */
function oncePerStatement(hazards: readonly Hazard[]): readonly Hazard[] {
  const first = (code: Hazard["code"]) => hazards.find((hazard) => hazard.code === code);
  return hazards.filter(
    (hazard) => (hazard.code !== "REWRITES_TABLE" && hazard.code !== "BLOCKS_WRITES") || first(hazard.code) === hazard,
  );
}

interface OwnFacts extends HazardFacts {
  readonly tables: ReadonlyMap<string, Table>;
  readonly statistics: TableStatistics | undefined;
}

function ownHazards(operation: Change, { server, tables, statistics }: OwnFacts): readonly Hazard[] {
  if (operation.kind === "renameTable" || operation.kind === "renameColumn") return inferred(operation);
  if (operation.kind === "dropTable") return [dataLoss(displayName(operation.table), "is dropped with its rows")];
  if (operation.kind === "dropColumn") return droppedColumn(operation);
  if (!("table" in operation) || isEmpty(operation.table, statistics)) return [];
  const owner = operation.table;
  const table = displayName(owner);
  switch (operation.kind) {
    case "addColumn":
      return addedColumn(owner, operation);
    case "alterColumn":
      return columnHazards(operation.from, operation.to, {
        object: `${table}.${operation.to.name}`,
        owner: operation.table,
        table: tables.get(nameKey(operation.table)),
        server,
        filled: operation.fill !== undefined,
      });
    case "addPrimaryKey":
      return [
        {
          ...fails(table, "Rows with the same key, or with none, make it fail."),
          asks: { kind: "duplicates", table: owner, columns: operation.primaryKey.columns, nulls: "refused" },
        },
        rewrites(owner, table, "is rebuilt in the order of its new primary key"),
      ];
    case "dropPrimaryKey":
      return [rewrites(owner, table, "is rebuilt without its primary key")];
    case "addUnique":
      return [
        {
          ...fails(table, `Rows with the same ${operation.unique.columns.join(", ")} make it fail.`),
          asks: { kind: "duplicates", table: owner, columns: operation.unique.columns },
        },
      ];
    case "addIndex":
      return addedIndex(owner, operation.index);
    case "addCheck":
      return [
        {
          ...fails(table, `Rows that do not satisfy ${operation.check.expression} make it fail.`),
          asks: { kind: "check", table: owner, expression: operation.check.expression },
        },
        rewrites(owner, table, "is copied to check every row"),
      ];
    case "addForeignKey":
      return addedForeignKey(owner, operation.foreignKey);
    case "alterTableOptions":
      return alteredOptions(owner, operation.from, operation.to);
    default:
      return [];
  }
}

function droppedColumn({ table, column }: ChangeOf<"dropColumn">): readonly Hazard[] {
  if (column.generated !== undefined) return [];
  return [dataLoss(`${displayName(table)}.${column.name}`, "is dropped with its values")];
}

function inferred(operation: Extract<Change, { readonly kind: "renameTable" | "renameColumn" }>): readonly Hazard[] {
  if (operation.inferred === undefined) return [];
  const object =
    operation.kind === "renameTable" ? displayName(operation.to) : `${displayName(operation.table)}.${operation.to}`;
  const was = operation.kind === "renameTable" ? displayName(operation.from) : operation.from;
  return [
    {
      code: "INFERRED_RENAME",
      severity: "info",
      message: `${object} is treated as ${was} renamed: ${operation.inferred}.`,
      object,
    },
  ];
}

function addedColumn(table: QualifiedName, { column, restores, fill }: AddColumn): readonly Hazard[] {
  const object = `${displayName(table)}.${column.name}`;
  if (fill !== undefined) {
    const message = `Writes to ${displayName(table)} are blocked while ${object} is filled.`;
    return [
      rewrites(table, object, "is filled, and made NOT NULL by a copy of the table"),
      { code: "BLOCKS_WRITES", severity: "warning", message, object, weighs: table },
    ];
  }
  const stored =
    column.generated?.stored === true
      ? [rewrites(table, object, "is computed for every row: the table is copied")]
      : [];
  const fills = !column.nullable && !column.default && !column.generated && !column.autoIncrement && !restores;
  if (!fills) return stored;
  const message = `${object} may not be null and has no default: rows that are there get the zero value of its type.`;
  return [
    {
      code: "MAY_FAIL_ON_DATA",
      severity: "danger",
      message,
      recipe: "Give it a default, or add it nullable, fill it, and take nullable away in a second migration.",
      object,
    },
  ];
}

function addedIndex(owner: QualifiedName, { unique, using, parts }: Index): readonly Hazard[] {
  const table = displayName(owner);
  if (using === "fulltext" || using === "spatial") {
    return [
      {
        code: "BLOCKS_WRITES",
        severity: "warning",
        message: `Writes to ${table} are blocked while the ${using} index is built.`,
        object: table,
        weighs: owner,
      },
    ];
  }
  if (!unique) return [];
  const columns = parts.flatMap(({ column, length }) => (column === undefined || length !== undefined ? [] : [column]));
  const asks: Hazard["asks"] =
    columns.length < parts.length
      ? "the index compares something other than its columns"
      : { kind: "duplicates", table: owner, columns };
  return [{ ...fails(table, "Rows with the same values make it fail."), asks }];
}

function addedForeignKey(owner: QualifiedName, foreignKey: ForeignKey): readonly Hazard[] {
  const { name, columns, references, notEnforced } = foreignKey;
  const table = displayName(owner);
  const target = displayName(references);
  if (notEnforced) {
    const message = `${table}: ${name} refers to ${target}, which is not there: rows cannot be inserted until it is.`;
    return [{ code: "BLOCKS_WRITES", severity: "warning", message, object: table }];
  }
  const message = `Writes to ${table} are blocked while each of its rows is looked up in ${target}.`;
  return [
    {
      ...fails(table, `Rows that refer to nothing in ${target} make it fail.`),
      asks: { kind: "orphans", table: owner, columns, references },
    },
    { code: "BLOCKS_WRITES", severity: "warning", message, object: table, weighs: owner },
  ];
}

function alteredOptions(
  owner: QualifiedName,
  from: { readonly engine?: string; readonly native?: object },
  to: { readonly engine?: string; readonly native?: object },
): readonly Hazard[] {
  const table = displayName(owner);
  const changed = from.engine !== to.engine || JSON.stringify(from.native ?? {}) !== JSON.stringify(to.native ?? {});
  return changed
    ? [
        rewrites(owner, table, "is rebuilt with its new options"),
        {
          code: "BLOCKS_WRITES",
          severity: "warning",
          message: `Writes to ${table} are blocked until it finishes.`,
          object: table,
          weighs: owner,
        },
      ]
    : [];
}

function dataLoss(object: string, what: string): Hazard {
  return {
    code: "DATA_LOSS",
    severity: "danger",
    message: `${object} ${what}.`,
    recipe: "Keep a copy if it may be needed again.",
    object,
  };
}

function fails(table: string, message: string): Hazard {
  return { code: "MAY_FAIL_ON_DATA", severity: "warning", message: `${table}: ${message}`, object: table };
}

function rewrites(owner: QualifiedName, object: string, what: string): Hazard {
  return { code: "REWRITES_TABLE", severity: "info", message: `${object} ${what}.`, object, weighs: owner };
}
