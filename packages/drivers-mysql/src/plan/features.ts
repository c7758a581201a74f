import type { Column, ColumnType, DialectFeatures } from "@stingerloom/schema-diff";
import { isCharacterType } from "../render/render-type";

/** Indexes get another name in place; constraints have to be dropped and added. */
export const features: DialectFeatures = {
  renameConstraint: { index: true, unique: true },
  addForeignKey: true,
  manageObjects: true,
  alterColumn: (from: Column, to: Column) => isVirtual(from) === isVirtual(to) && isConvertible(from.type, to.type),
};

/** Points are made of no numbers, and addresses of text and bytes alone. */
function isConvertible(from: ColumnType, to: ColumnType): boolean {
  if (isGeometry(from) || isGeometry(to)) return isGeometry(from) && isGeometry(to);
  if (isAddress(from)) return isAddress(to) || isText(to);
  return !isAddress(to) || isText(from);
}

function isGeometry(type: ColumnType): boolean {
  return type.kind === "native" && /^(geom|point|multi|linestring|polygon)/.test(type.sql);
}

function isAddress(type: ColumnType): boolean {
  return type.kind === "uuid" || (type.kind === "native" && type.sql.startsWith("inet"));
}

function isText(type: ColumnType): boolean {
  return isCharacterType(type) || type.kind === "binary" || type.kind === "varbinary";
}

function isVirtual(column: Column): boolean {
  return column.generated !== undefined && !column.generated.stored;
}
