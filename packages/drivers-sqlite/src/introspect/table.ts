import type {
  AutoIncrement,
  Check,
  Column,
  ForeignKey,
  PrimaryKey,
  ReferentialAction,
  Table,
  Unique,
} from "@stingerloom/schema-diff";
import { enumValues, foldEnumChecks } from "../model/enum-check";
import { parseDefault } from "../render/render-default";
import { readNativeWords, rowidColumn } from "../render/native-clauses";
import { parseType } from "../render/parse-type";
import { collationName, readExpression } from "../parse/parse-index";
import { parseTable } from "../parse/parse-table";
import type { ParsedColumn, ParsedConstraint, ParsedForeignKey, ParsedKey, ParsedTable } from "../parse/parsed-table";
import { foldName } from "../sql/tokenize";
import { ConstraintNames } from "./constraint-names";

/** What each constraint of a text became in the model, so that a new text can keep what did not change. */
export interface ReadTable {
  readonly table: Table;
  readonly parsed: ParsedTable;
  readonly origins: ReadonlyMap<ParsedConstraint, Unique | ForeignKey | Check | PrimaryKey>;
  /** Checks that are in no list of the table because they make their column an enum. */
  readonly enumChecks: ReadonlyMap<ParsedConstraint, string>;
}

/** A table from its text. Foreign keys that name no columns have none yet: see `resolveReferences`. */
export function readTable(name: string, sql: string): ReadTable {
  const parsed = parseTable(sql);
  const origins = new Map<ParsedConstraint, Unique | ForeignKey | Check | PrimaryKey>();
  const found = <T extends Unique | ForeignKey | Check | PrimaryKey>(constraint: ParsedConstraint, value: T): T => {
    origins.set(constraint, value);
    return value;
  };
  const columnNames = parsed.columns.map((column) => column.name);
  const exact = exactNames(columnNames);
  const names = new ConstraintNames(
    name,
    parsed.constraints.map((constraint) => constraint.name),
  );
  const key = parsed.constraints.find((c) => isKey(c, "primaryKey")) as ParsedKey | undefined;
  const primaryKey = key && found(key, readPrimaryKey(key, exact));
  const native = readNativeWords(parsed);
  const options = {
    ...(parsed.strict && { strict: true }),
    ...(parsed.withoutRowid && { withoutRowid: true }),
    ...(native && { native }),
  };
  const table: Table = {
    name,
    columns: parsed.columns.map((column) => readColumn(column, parsed, key, exact)),
    ...(primaryKey && { primaryKey }),
    uniques: parsed.constraints
      .filter((c) => isKey(c, "unique"))
      .map((u) => {
        const columns = u.columns.map(exact);
        return found(u, { ...names.named(u.name, columns, "key"), columns });
      }),
    indexes: [],
    foreignKeys: parsed.constraints
      .filter((c) => c.kind === "foreignKey")
      .map((f) => found(f, readForeignKey(f, names, exact))),
    checks: parsed.constraints
      .filter((c) => c.kind === "check")
      .map((c) => {
        const columns = c.column === undefined ? [] : [exact(c.column)];
        const expression = readExpression(c.expression, columnNames);
        return found(c, { ...names.named(c.name, columns, "check", expression), expression });
      }),
    ...(Object.keys(options).length > 0 && { options }),
    source: sql,
  };
  const folded = foldEnumChecks(table);
  return { table: folded, parsed, origins, enumChecks: enumChecksOf(origins, folded) };
}

function enumChecksOf(origins: ReadTable["origins"], table: Table): ReadTable["enumChecks"] {
  const checks = new Map<ParsedConstraint, string>();
  for (const [constraint, value] of origins) {
    if (!("expression" in value) || table.checks.includes(value)) continue;
    const column = table.columns.find(
      (c) => c.type.kind === "enum" && enumValues(value.expression, c.name) !== undefined,
    );
    if (column !== undefined) checks.set(constraint, column.name);
  }
  return checks;
}

function isKey(constraint: ParsedConstraint, kind: ParsedKey["kind"]): constraint is ParsedKey {
  return constraint.kind === kind;
}

/** A column may be named in a constraint in another case than where it is defined. */
function exactNames(columns: readonly string[]): (name: string) => string {
  const byFold = new Map(columns.map((column) => [foldName(column), column]));
  return (name) => byFold.get(foldName(name)) ?? name;
}

function readColumn(
  column: ParsedColumn,
  table: ParsedTable,
  key: ParsedKey | undefined,
  exact: (name: string) => string,
): Column {
  const type = parseType(column.type);
  const isKey = key?.columns.some((name) => exact(name) === column.name) === true;
  const isRowid = isKey && rowidColumn(table) === column;
  const autoIncrement: AutoIncrement | undefined = isRowid && key.autoIncrement ? { kind: "autoIncrement" } : undefined;
  const value = column.default === undefined ? undefined : parseDefault(column.default, type);
  const collation = column.collation === undefined ? undefined : collationName(column.collation);
  return {
    name: column.name,
    type,
    nullable: !(column.notNull || isRowid || (isKey && (table.withoutRowid || table.strict))),
    ...(value && { default: value }),
    ...(autoIncrement && { autoIncrement }),
    ...(column.generated && {
      generated: {
        ...column.generated,
        expression: readExpression(
          column.generated.expression,
          table.columns.map((c) => c.name),
        ),
      },
    }),
    ...(collation !== undefined && collation !== "BINARY" && { collation }),
  };
}

function readPrimaryKey(key: ParsedKey, exact: (name: string) => string): PrimaryKey {
  return { ...(key.name !== undefined && { name: key.name }), columns: key.columns.map(exact) };
}

function readForeignKey(parsed: ParsedForeignKey, names: ConstraintNames, exact: (name: string) => string): ForeignKey {
  const columns = parsed.columns.map(exact);
  const [onDelete, onUpdate] = [actionOf(parsed.onDelete), actionOf(parsed.onUpdate)];
  return {
    ...names.named(
      parsed.name,
      columns,
      "fkey",
      JSON.stringify([parsed.table, parsed.references, onDelete, onUpdate, parsed.deferred]),
    ),
    columns,
    references: { name: parsed.table, columns: parsed.references ?? [] },
    ...(onDelete && { onDelete }),
    ...(onUpdate && { onUpdate }),
    ...(parsed.deferred && { deferrable: "deferred" as const }),
  };
}

function actionOf(text: string | undefined): ReferentialAction | undefined {
  switch (text) {
    case "CASCADE":
      return "cascade";
    case "RESTRICT":
      return "restrict";
    case "SET NULL":
      return "set null";
    case "SET DEFAULT":
      return "set default";
    default:
      return undefined;
  }
}
