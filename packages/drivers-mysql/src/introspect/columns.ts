import type { Column, ColumnType } from "@stingerloom/schema-diff";
import { normalizeCurrentTime } from "../model/current-time";
import { cleanExpression, expressionKey, unescapeCatalogText } from "../sql/expression";
import { parseDefault } from "../normalize/parse-default";
import { parseType } from "../model/parse-type";
import { isCharacterType } from "../render/render-type";
import type { ServerFacts } from "../model/server";
import type { ColumnRow } from "./catalog";

/** A column from its row; `check` is MariaDB's check on the column itself. */
export function columnOf(row: ColumnRow, check: string | undefined, schema: string, server: ServerFacts): Column {
  const isJson =
    check !== undefined && expressionKey(check) === expressionKey(`json_valid(\`${row.name.split("`").join("``")}\`)`);
  const type: ColumnType =
    isJson && /^longtext/i.test(row.type) ? { kind: "json" } : withReferenceSystem(parseType(row.type), row.srs);
  const { extra } = row;
  const isGenerated = /\b(VIRTUAL|STORED|PERSISTENT) GENERATED\b/i.test(extra);
  const onUpdate = /on update (current_timestamp(?:\(\d*\))?)/i.exec(extra)?.[1];
  const hasNone =
    isGenerated || /auto_increment/i.test(extra) || (onUpdate !== undefined && isZeroTime(row.defaultText));
  const value = hasNone ? undefined : parseDefault(defaultText(row, type, server), extra, type, server);
  const generated = isGenerated && {
    expression: catalogExpression(row.expression ?? "", schema, server),
    stored: !/VIRTUAL GENERATED/i.test(extra),
  };
  return {
    name: row.name,
    type,
    nullable: row.nullable === "YES" || (isGenerated && server.flavour === "mariadb"),
    ...(value && { default: value }),
    ...(/auto_increment/i.test(extra) && { autoIncrement: { kind: "autoIncrement" as const } }),
    ...(generated && { generated }),
    ...(row.collation !== null && isCharacterType(type) && { collation: row.collation }),
    ...(onUpdate !== undefined && { onUpdate: normalizeCurrentTime(onUpdate, type, server.flavour) ?? onUpdate }),
    ...(row.comment !== "" && { comment: row.comment }),
    ...(/\bINVISIBLE\b/.test(extra) && { invisible: true }),
    ...(check !== undefined && !isJson && { check: cleanExpression(check, schema) }),
  };
}

/** MySQL tells the values of an enum or a set without a character set as bytes. */
function defaultText(
  { defaultText: text, collation }: ColumnRow,
  type: ColumnType,
  { flavour }: ServerFacts,
): string | null {
  const isBytes = flavour === "mysql" && collation === null && (type.kind === "enum" || type.kind === "set");
  return isBytes && text !== null && /^0x/i.test(text) ? Buffer.from(text.slice(2), "hex").toString("utf8") : text;
}

/**
 * MariaDB's default of a time that follows updates and takes no nulls, where nobody gives it one
 * (mariadb.com/kb/en/timestamp).
 */
function isZeroTime(text: string | null): boolean {
  return text !== null && /^'0000-00-00 00:00:00(\.0+)?'$/.test(text);
}

/** The spatial reference system is no part of COLUMN_TYPE (MySQL). */
function withReferenceSystem(type: ColumnType, srs: number | null): ColumnType {
  return srs === null || type.kind !== "native" ? type : { kind: "native", sql: `${type.sql} srid ${srs}` };
}

/** An expression of the catalog as one would write it. */
export function catalogExpression(text: string, schema: string, { flavour }: ServerFacts): string {
  return cleanExpression(flavour === "mysql" ? unescapeCatalogText(text) : text, schema);
}
