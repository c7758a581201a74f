import type { ColumnType } from "../model/column-type";

/** A text that is equal for types whose values are of one kind: the one may have become the other with its column. */
export function typeFamily(type: ColumnType): string {
  switch (type.kind) {
    case "integer":
    case "decimal":
    case "float":
      return "number";
    case "char":
    case "varchar":
    case "text":
      return "text";
    case "binary":
    case "varbinary":
    case "blob":
      return "bytes";
    case "date":
    case "datetime":
    case "timestamp":
      return "moment";
    case "enum":
    case "enumRef":
      return "enum";
    case "array":
      return `array of ${typeFamily(type.of)}`;
    case "native":
      return `native ${type.sql.toLowerCase().replace(/\s*\(.*$/, "")}`;
    default:
      return type.kind;
  }
}
