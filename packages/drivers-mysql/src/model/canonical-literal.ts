import type { ColumnType, Json } from "@stingerloom/schema-diff";

/** Is the literal certainly what the server gives back? It rewrites dates, numbers, lists of labels and addresses. */
export function isCanonicalLiteral(value: Json, type: ColumnType): boolean {
  switch (type.kind) {
    case "boolean":
    case "integer":
      return typeof value === "boolean" || (typeof value === "number" && Number.isInteger(value));
    case "decimal":
      return typeof value === "number" && isWithinScale(value, type.scale ?? 0);
    case "float":
      return typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 1e6;
    case "date":
      return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
    case "datetime":
    case "timestamp":
      return typeof value === "string" && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/.test(value);
    case "time":
      return typeof value === "string" && /^\d\d:[0-5]\d:[0-5]\d(\.\d+)?$/.test(value);
    case "enum":
      return typeof value === "string" && type.values.includes(value);
    case "set":
      return typeof value === "string" && isListInOrder(value, type.values);
    case "uuid":
      return typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
    case "native":
      return type.sql === "year" && typeof value === "number" && value > 1900;
    default:
      return true;
  }
}

function isWithinScale(value: number, scale: number): boolean {
  const [, fraction = ""] = String(value).split(".");
  return !/e/i.test(String(value)) && fraction.length <= scale;
}

function isListInOrder(list: string, labels: readonly string[]): boolean {
  const places = list === "" ? [] : list.split(",").map((label) => labels.indexOf(label));
  return places.every((place, i) => place >= 0 && place > (places[i - 1] ?? -1));
}
