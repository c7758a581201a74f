import type { ColumnType, DefaultValue, Json } from "@stingerloom/schema-diff";
import type { SchemaProfile } from "./profile";

/** Defaults that a column of the type may have. */
export function defaultsOf(profile: SchemaProfile, type: ColumnType): readonly DefaultValue[] {
  return [
    ...literalsOf(type).map((value): DefaultValue => ({ kind: "literal", value })),
    ...profile.expressionDefaults(type).map((sql): DefaultValue => ({ kind: "expression", sql })),
  ];
}

function literalsOf(type: ColumnType): readonly Json[] {
  switch (type.kind) {
    case "integer":
      return type.unsigned ? [0, 7] : [0, 7, -3];
    case "decimal":
      return ["0.00", "12.50", 3];
    case "float":
      return [0, 1.5, -2.25];
    case "boolean":
      return [true, false];
    case "char":
      return ["", "x"];
    case "varchar":
    case "text":
      return ["", "it's", 'a "b" \\ c', "${x}`y`", "CURRENT_TIMESTAMP", "null"];
    case "enum":
      return type.values;
    case "enumRef":
      return ["new", "it's"];
    case "set":
      return ["", "a", "a,b"];
    case "date":
      return ["2026-02-03"];
    case "time":
      return ["10:20:30"];
    case "datetime":
    case "timestamp":
      return ["2026-02-03 10:20:30"];
    case "uuid":
      return ["00000000-0000-4000-8000-0000000000ff"];
    case "json":
      return [{}, [], { b: 1, a: "it's", list: [true, null] }];
    case "array":
      return [[], literalsOf(type.of).slice(0, 2) as Json];
    default:
      return [];
  }
}

/**
 * The `row`th value (from 0) of the column at `place` of its table: short enough for every type of its family,
 * different for each row and, where the type has so many values, for each column, so that a value in another column is
 * seen.
 */
export function sampleValue(type: ColumnType, row: number, place = 0): Json {
  switch (type.kind) {
    case "integer":
      return row + 1 + 10 * (place % 9);
    case "decimal":
      return `${row + 1 + 2 * (place % 4)}.50`;
    case "float":
      return row + 0.5 + 10 * (place % 9);
    case "boolean":
      return (row + place) % 2 === 0;
    case "char":
    case "varchar":
    case "text":
    case "blob":
    case "varbinary":
      return `${"vabcdefghijklmnopqrstu"[place % 22]}${row}`;
    case "uuid":
      return `000000${twoDigits(place)}-0000-4000-8000-00000000000${row % 10}`;
    case "date":
      return `2026-01-${dayOf(row, place)}`;
    case "time":
      return `10:00:${twoDigits((row + 2 * place) % 60)}`;
    case "datetime":
    case "timestamp":
      return `2026-01-${dayOf(row, place)} 10:00:00`;
    case "json":
      return JSON.stringify({ row, place });
    case "enum":
      return type.values.includes("it's") ? "it's" : type.values[0]!;
    case "set":
      return type.values.slice(0, row + 1).join();
    case "array":
      return [sampleValue(type.of, row, place), sampleValue(type.of, row + 1, place)];
    case "native":
      return nativeValue(type.sql, row, place);
    default:
      return null;
  }
}

/** A value of a type that the model has no word for, where one is needed; null of the others. */
function nativeValue(type: string, row: number, place: number): Json {
  const [word] = /\w+/.exec(type.replace(/^\w+\./, "").toLowerCase()) ?? [""];
  switch (word) {
    case "citext":
    case "ltree":
      return `v${place}${row}`;
    case "inet":
    case "cidr":
      return `10.0.${place % 250}.${row}`;
    case "interval":
      return `${row + 1} days`;
    case "year":
      return 2000 + row;
    case "tsvector":
      return `v${row}`;
    default:
      return null;
  }
}

function dayOf(row: number, place: number): string {
  return twoDigits(1 + (row % 2) + 2 * (place % 13));
}

function twoDigits(number: number): string {
  return String(number % 100).padStart(2, "0");
}

/** Do the rows of a column of this type differ? */
export function isDistinct({ kind }: ColumnType): boolean {
  return ["integer", "decimal", "varchar", "uuid", "date", "time", "datetime", "timestamp", "boolean"].includes(kind);
}
