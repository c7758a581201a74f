import { createHash } from "node:crypto";
import {
  nameKey,
  type Column,
  type ColumnType,
  type EnumType,
  type Schema,
  type Sequence,
  type Table,
  type TableOptions,
} from "@stingerloom/schema-diff";
import { normalizeCurrentTime } from "../model/current-time";
import { asInformationSchema } from "../sql/as-information-schema";
import { cleanExpression } from "../sql/expression";
import { normalizeDefault } from "./normalize-default";
import {
  normalizeCheck,
  normalizeForeignKey,
  normalizeKeys,
  normalizePrimaryKey,
  type TableContext,
} from "./normalize-key";
import { normalizeView } from "./normalize-view";
import { parseType } from "../model/parse-type";
import { separateCharset } from "./separate-charset";
import { isCharacterType, renderType } from "../render/render-type";
import type { ServerFacts } from "../model/server";
import { unsupported } from "./unsupported";

/**
 * The schema as the server would give it back. Enums become inline, types the nearest exact ones; what the engine has
 * no place for and what changes no meaning (INCLUDE, operator classes, DEFERRABLE, the order of nulls) is left out.
 *
 * Engine, collation and row format that nobody chose stay open: `canonicalizeExpressions` takes what is there.
 * @throws StingerloomError `UNSUPPORTED_*` for what the engine cannot hold, `NAME_TOO_LONG`
 */
export function normalizeSchema(schema: Schema, server: ServerFacts): Schema {
  const enums = new Map(schema.enums.map((type) => [nameKey(type), type]));
  const [sequence] = schema.sequences;
  if (sequence !== undefined && server.flavour === "mysql") {
    throw unsupported("SEQUENCE", `MySQL has no sequences: ${sequence.name}.`, "Use an auto-increment column.");
  }
  return {
    namespaces: [],
    enums: [],
    sequences: schema.sequences.map(normalizeSequence),
    tables: schema.tables.map((table) => normalizeTable(table, enums, server)),
    views: schema.views.map((view) => normalizeView(view, server)),
    opaqueObjects: schema.opaqueObjects,
  };
}

/** With the defaults of CREATE SEQUENCE (mariadb.com/kb/en/create-sequence). */
function normalizeSequence({ name, increment = "1", cycle, cache = "1000", ...rest }: Sequence): Sequence {
  const isDown = increment.startsWith("-");
  const { min = isDown ? "-9223372036854775807" : "1", max = isDown ? "-1" : "9223372036854775806" } = rest;
  return { name, start: rest.start ?? (isDown ? max : min), increment, min, max, cache, ...(cycle && { cycle }) };
}

function normalizeTable(table: Table, enums: ReadonlyMap<string, EnumType>, server: ServerFacts): Table {
  const name = tableName(table, server);
  const columns = table.columns.map((column) => normalizeColumn(column, table, enums, server));
  const lengths = new Map(columns.flatMap((column) => wholeLength(column)));
  const context: TableContext = { table: name, server, lengths, identifier: (named) => fitName(named, name) };
  const options = normalizeOptions(table.options, server);
  return {
    name,
    columns,
    ...(table.primaryKey && { primaryKey: normalizePrimaryKey(table.primaryKey, context) }),
    ...normalizeKeys(table, context),
    foreignKeys: table.foreignKeys.map((foreignKey) => normalizeForeignKey(foreignKey, context)),
    checks: table.checks.map((check) => normalizeCheck(check, context)),
    ...(table.comment && { comment: asInformationSchema(table.comment) }),
    ...(options && { options }),
    ...(table.triggers && table.triggers.length > 0 && { triggers: table.triggers }),
    ...(table.renamedFrom !== undefined && { renamedFrom: table.renamedFrom }),
  };
}

function wholeLength({ name, type }: Column): [string, number][] {
  return "length" in type && type.length !== undefined ? [[name, type.length]] : [];
}

function tableName({ schema, name }: Table, server: ServerFacts): string {
  if (schema !== undefined && schema !== server.database) {
    const hint = "Leave `schema` out, or connect to that database: a connection manages one.";
    throw unsupported("SCHEMA", `${schema}.${name} lies in another database than "${server.database}".`, hint);
  }
  return server.lowerCaseTables ? name.toLowerCase() : name;
}

/**
 * At most 64 characters (dev.mysql.com/doc/refman/8.4/en/identifier-length.html). A name that we made up is shortened
 * and stays unique.
 */
function fitName(
  { name, implicitName }: { readonly name: string; readonly implicitName?: true },
  table: string,
): string {
  if ([...name].length <= 64) return name;
  if (implicitName)
    return `${[...name].slice(0, 55).join("")}_${createHash("sha256").update(name).digest("hex").slice(0, 8)}`;
  throw unsupported("NAME_LENGTH", `${table}: the name ${name} has more than 64 characters.`, "Choose a shorter name.");
}

function normalizeOptions(options: TableOptions | undefined, server: ServerFacts): TableOptions | undefined {
  if (options === undefined) return undefined;
  const collation =
    options.collation ?? (options.charset === undefined ? undefined : collationOf(options.charset, server));
  const normal = {
    ...(options.engine !== undefined && { engine: engineName(options.engine) }),
    ...(collation !== undefined && { collation: collationName(collation) }),
    ...(options.native && { native: options.native }),
  };
  return Object.keys(normal).length === 0 ? undefined : normal;
}

const engines = ["InnoDB", "MyISAM", "MEMORY", "Aria", "ARCHIVE", "CSV", "BLACKHOLE", "ROCKSDB"];

function engineName(name: string): string {
  return engines.find((engine) => engine.toLowerCase() === name.toLowerCase()) ?? name;
}

/** `utf8` is the old name of `utf8mb3`. */
function collationName(name: string): string {
  return name.toLowerCase().replace(/^utf8_/, "utf8mb3_");
}

function collationOf(charset: string, server: ServerFacts): string {
  const name = charset.toLowerCase() === "utf8" ? "utf8mb3" : charset.toLowerCase();
  const collation = server.defaultCollations[name];
  if (collation !== undefined) return collation;
  throw unsupported(
    "CHARSET",
    `The server has no character set ${charset}.`,
    `It has: ${Object.keys(server.defaultCollations).join(", ")}.`,
  );
}

function normalizeColumn(
  column: Column,
  table: Table,
  enums: ReadonlyMap<string, EnumType>,
  server: ServerFacts,
): Column {
  const { generated } = column;
  const declared = separateCharset(column.type);
  const type = normalizeType(declared.type, enums, server);
  const counts = column.autoIncrement !== undefined;
  const value = column.default && !generated && !counts ? normalizeDefault(column.default, type, server) : undefined;
  const { collation: chosen = declared.collation, charset = declared.charset } = column;
  const collation = chosen ?? (charset === undefined ? undefined : collationOf(charset, server));
  const isKey = table.primaryKey?.columns.includes(column.name) === true;
  // MariaDB takes no NOT NULL on a generated column (mariadb.com/kb/en/generated-columns).
  const nullable = generated && server.flavour === "mariadb" ? true : column.nullable && !isKey && !counts;
  return {
    name: column.name,
    type,
    nullable,
    ...(value && { default: value }),
    ...(counts && { autoIncrement: { kind: "autoIncrement" as const } }),
    ...(generated && {
      generated: { expression: cleanExpression(generated.expression, server.database), stored: generated.stored },
    }),
    ...(collation !== undefined && isCharacterType(type) && { collation: collationName(collation) }),
    ...(column.collation !== undefined && column.charset !== undefined && { charset: column.charset }),
    ...(column.onUpdate !== undefined && {
      onUpdate:
        normalizeCurrentTime(column.onUpdate, type, server.flavour) ?? onUpdateOf(column.onUpdate, type, server),
    }),
    ...(column.comment && { comment: asInformationSchema(column.comment) }),
    ...(column.invisible && { invisible: true }),
    ...(column.check !== undefined && { check: cleanExpression(column.check, server.database) }),
    ...(column.renamedFrom !== undefined && { renamedFrom: column.renamedFrom }),
  };
}

/** ON UPDATE takes nothing but the current time, `NOW()` among its names. */
function onUpdateOf(text: string, type: ColumnType, server: ServerFacts): string {
  return normalizeCurrentTime(text.replace(/^now\b/i, "current_timestamp"), type, server.flavour) ?? text;
}

function normalizeType(type: ColumnType, enums: ReadonlyMap<string, EnumType>, server: ServerFacts): ColumnType {
  if (type.kind === "enumRef") {
    const found = enums.get(nameKey(type));
    return found === undefined
      ? { kind: "varchar", length: 255 }
      : normalizeType({ kind: "enum", values: found.values }, enums, server);
  }
  // The server keeps labels without the spaces at their end (dev.mysql.com/doc/refman/8.4/en/enum.html).
  if (type.kind === "enum" || type.kind === "set")
    return { kind: type.kind, values: type.values.map((value) => value.replace(/ +$/, "")) };
  if (type.kind === "uuid" && !(server.flavour === "mariadb" && server.version >= 100700))
    return { kind: "char", length: 36 };
  const parsed = parseType(renderType(type));
  if (parsed.kind !== "integer" || parsed.displayWidth === undefined || keepsWidths(server)) return parsed;
  const { displayWidth: _, ...plain } = parsed;
  return plain;
}

/** Since 8.0.19 MySQL forgets them (dev.mysql.com/doc/relnotes/mysql/8.0/en/news-8-0-19.html). */
function keepsWidths({ flavour, version }: ServerFacts): boolean {
  return flavour === "mariadb" || version < 80019;
}
