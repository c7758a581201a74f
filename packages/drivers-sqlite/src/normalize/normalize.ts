import { StingerloomError } from "@stingerloom/core";
import type {
  Check,
  Column,
  ColumnType,
  EnumType,
  ForeignKey,
  Index,
  PrimaryKey,
  Schema,
  Table,
  TableOptions,
  Unique,
} from "@stingerloom/schema-diff";
import { displayName, nameKey } from "@stingerloom/schema-diff";
import { foldEnumChecks } from "../model/enum-check";
import { primaryKeyWords } from "../render/native-clauses";
import { parseType } from "../render/parse-type";
import { normalizeExpression } from "../parse/normalize-expression";
import { foldName } from "../sql/tokenize";
import { collationName } from "../parse/parse-index";
import { normalizeView } from "./normalize-view";
import { normalizeDefault } from "../render/render-default";
import { renderType } from "../render/render-type";
import { strictTypeName } from "../model/strict-type";

/**
 * The schema as SQLite would give it back. What it has no place for (comments, character sets, schemas, sequences,
 * access methods, INCLUDE, ON UPDATE of columns) is left out; an enum becomes a text with a check.
 * @throws StingerloomError `UNSUPPORTED_AUTO_INCREMENT` for a column that cannot count up, `TABLE_NAME_TWICE` for
 *   tables that only their schema or the case of their names tells apart
 */
export function normalizeSchema(schema: Schema): Schema {
  refuseSameNames(schema.tables);
  const enums = new Map(schema.enums.map((type) => [nameKey(type), type]));
  return {
    namespaces: [],
    enums: [],
    sequences: [],
    tables: schema.tables.map((table) => normalizeTable(table, enums)),
    views: schema.views.map(normalizeView),
    opaqueObjects: schema.opaqueObjects,
  };
}

function normalizeTable(table: Table, enums: ReadonlyMap<string, EnumType>): Table {
  const options = normalizeOptions(table.options);
  const names = table.columns.map((column) => column.name);
  const resolved = table.columns.map((column) => ({ ...column, type: resolveEnum(column.type, enums) }));
  refuseAutoIncrement(table, options);
  return foldEnumChecks({
    name: table.name,
    columns: resolved.map((column) => normalizeColumn(column, table, names, options)),
    ...(table.primaryKey && { primaryKey: normalizePrimaryKey(table.primaryKey) }),
    uniques: table.uniques.map(normalizeUnique),
    indexes: table.indexes.map((index) => normalizeIndex(index, names)),
    foreignKeys: table.foreignKeys.map(normalizeForeignKey),
    checks: table.checks.map((check) => normalizeCheck(check, names)),
    ...(options && { options }),
    ...(table.triggers && { triggers: table.triggers }),
    ...(table.source !== undefined && { source: table.source }),
    ...(table.renamedFrom !== undefined && { renamedFrom: table.renamedFrom }),
  });
}

function normalizeOptions(options: TableOptions | undefined): TableOptions | undefined {
  const { strict, withoutRowid, native } = options ?? {};
  if (!strict && !withoutRowid && native === undefined) return undefined;
  return { ...(strict && { strict: true }), ...(withoutRowid && { withoutRowid: true }), ...(native && { native }) };
}

function resolveEnum(type: ColumnType, enums: ReadonlyMap<string, EnumType>): ColumnType {
  if (type.kind !== "enumRef") return type;
  const found = enums.get(nameKey(type));
  return found === undefined ? type : { kind: "enum", values: found.values };
}

function normalizeCheck(check: Check, columns: readonly string[]): Check {
  return {
    name: check.name,
    ...(check.implicitName && { implicitName: true }),
    expression: normalizeExpression(check.expression, columns),
  };
}

function normalizeColumn(
  column: Column,
  table: Table,
  names: readonly string[],
  options: TableOptions | undefined,
): Column {
  const autoIncrement = column.autoIncrement && { kind: "autoIncrement" as const };
  const type: ColumnType = autoIncrement
    ? { kind: "integer", bits: 32 }
    : normalizeType(column.type, options?.strict === true, table.source !== undefined);
  const collation = column.collation === undefined ? undefined : collationName(column.collation);
  const value =
    column.default && !column.generated && !autoIncrement
      ? normalizeDefault(column.default, literalType(column.type, type))
      : undefined;
  return {
    name: column.name,
    type,
    nullable: column.nullable && !isNeverNull(column.name, type, table, options),
    ...(value && { default: value }),
    ...(autoIncrement && { autoIncrement }),
    ...(column.generated && {
      generated: {
        expression: normalizeExpression(column.generated.expression, names),
        stored: column.generated.stored,
      },
    }),
    ...(collation !== undefined && collation !== "BINARY" && { collation }),
    ...(column.renamedFrom !== undefined && { renamedFrom: column.renamedFrom }),
  };
}

/** The name of an enum is that of a check only in a table that was read: entities mean the type's. */
function normalizeType(type: ColumnType, strict: boolean, wasRead: boolean): ColumnType {
  if (type.kind === "enum")
    return { kind: "enum", values: type.values, ...(wasRead && type.name !== undefined && { name: type.name }) };
  const declared = renderType(parseType(renderType(type)));
  return parseType(strict ? strictTypeName(declared) : declared);
}

/** JSON in a STRICT table is declared TEXT, yet its default is JSON still: it is put down as its text. */
function literalType(wanted: ColumnType, declared: ColumnType): ColumnType {
  return wanted.kind === "json" && declared.kind !== "json" ? { kind: "text" } : declared;
}

/** The rowid under another name is never null, nor is a key of a STRICT table or of one WITHOUT ROWID. */
function isNeverNull(name: string, type: ColumnType, table: Table, options: TableOptions | undefined): boolean {
  const key = table.primaryKey?.columns ?? [];
  if (!key.includes(name)) return false;
  const isRowid =
    key.length === 1 && renderType(type) === "INTEGER" && primaryKeyWords(table)?.startsWith("DESC") !== true;
  return isRowid || options?.strict === true || options?.withoutRowid === true;
}

function normalizePrimaryKey({ name, implicitName, columns }: PrimaryKey): PrimaryKey {
  return name === undefined || implicitName ? { columns } : { name, columns };
}

function normalizeUnique({ name, implicitName, columns }: Unique): Unique {
  return { name, ...(implicitName && { implicitName }), columns };
}

function normalizeIndex(index: Index, names: readonly string[]): Index {
  const parts = index.parts.map((part) => ({
    ...(part.column !== undefined && { column: part.column }),
    ...(part.expression !== undefined && { expression: normalizeExpression(part.expression, names) }),
    ...(part.descending && { descending: true }),
    ...(part.collation !== undefined && { collation: collationName(part.collation) }),
  }));
  return {
    name: index.name,
    ...(index.implicitName && { implicitName: true as const }),
    parts,
    ...(index.unique && { unique: true }),
    ...(index.where !== undefined && { where: normalizeExpression(index.where, names) }),
    ...(index.source !== undefined && { source: index.source }),
  };
}

function normalizeForeignKey(foreignKey: ForeignKey): ForeignKey {
  const { name, implicitName, columns, references, onDelete, onUpdate, deferrable } = foreignKey;
  return {
    name,
    ...(implicitName && { implicitName }),
    columns,
    references: { name: references.name, columns: references.columns },
    ...(onDelete && { onDelete }),
    ...(onUpdate && { onUpdate }),
    // DEFERRABLE INITIALLY IMMEDIATE is the same as neither (sqlite.org/foreignkeys.html#fk_deferred).
    ...(deferrable === "deferred" && { deferrable }),
  };
}

function refuseSameNames(tables: readonly Table[]): void {
  const known = new Map<string, Table>();
  for (const table of tables) {
    const other = known.get(foldName(table.name));
    if (other !== undefined) {
      throw new StingerloomError(
        "TABLE_NAME_TWICE",
        `${displayName(other)} and ${displayName(table)} are one table to SQLite.`,
        {
          hint: "SQLite has no schemas and knows names by any case: give one of them another name.",
        },
      );
    }
    known.set(foldName(table.name), table);
  }
}

function refuseAutoIncrement(table: Table, options: TableOptions | undefined): void {
  const counting = table.columns.find((column) => column.autoIncrement !== undefined);
  if (counting === undefined) return;
  const key = table.primaryKey?.columns ?? [];
  if (key.length === 1 && key[0] === counting.name && options?.withoutRowid !== true) return;
  throw new StingerloomError("UNSUPPORTED_AUTO_INCREMENT", `SQLite cannot count up ${table.name}.${counting.name}.`, {
    hint: "Make it the only column of the primary key of a table with rowids, or leave autoIncrement out.",
  });
}
