import type { AutoIncrement, ColumnType, TableOptions } from "@stingerloom/schema-diff";
import type { Engine } from "./engine";
import type { SchemaProfile } from "./random/profile";

const integers: readonly ColumnType[] = [
  { kind: "integer", bits: 16 },
  { kind: "integer", bits: 32 },
  { kind: "integer", bits: 64 },
];
const unsigned: readonly ColumnType[] = [
  { kind: "integer", bits: 32, unsigned: true },
  { kind: "integer", bits: 64, unsigned: true },
];
const strings: readonly ColumnType[] = [
  { kind: "varchar", length: 50 },
  { kind: "varchar", length: 51 },
  { kind: "varchar", length: 255 },
  { kind: "varchar", length: 256 },
  { kind: "varchar", length: 300 },
  { kind: "text" },
];
const decimals: readonly ColumnType[] = [
  { kind: "decimal", precision: 10, scale: 2 },
  { kind: "decimal", precision: 12, scale: 2 },
  { kind: "decimal", precision: 12, scale: 4 },
];
const floats: readonly ColumnType[] = [
  { kind: "float", bits: 32 },
  { kind: "float", bits: 64 },
];
const enums: readonly ColumnType[] = [
  { kind: "enum", values: ["new", "it's"] },
  { kind: "enum", values: ["new", "it's", 'Done, "really"'] },
  { kind: "enum", values: ["it's", "first", "new"] },
];
const moments: readonly ColumnType[] = [{ kind: "datetime", precision: 3 }, { kind: "datetime" }];
const stamps: readonly ColumnType[] = [{ kind: "timestamp", precision: 3 }, { kind: "timestamp" }];
const times: readonly ColumnType[] = [{ kind: "time", precision: 2 }, { kind: "time" }];
const json: readonly ColumnType[] = [{ kind: "json" }];

const common: readonly (readonly ColumnType[])[] = [
  strings,
  decimals,
  floats,
  enums,
  moments,
  stamps,
  times,
  json,
  [{ kind: "boolean" }],
  [{ kind: "date" }],
  [{ kind: "uuid" }],
  [{ kind: "char", length: 5 }],
];
const arrays: readonly (readonly ColumnType[])[] = [
  [
    { kind: "array", of: { kind: "integer", bits: 32 } },
    { kind: "array", of: { kind: "integer", bits: 64 } },
  ],
  [
    { kind: "array", of: { kind: "text" } },
    { kind: "array", of: { kind: "varchar", length: 50 } },
  ],
];
const sets: readonly ColumnType[] = [
  { kind: "set", values: ["a", "b"] },
  { kind: "set", values: ["a", "b", "it's"] },
];
const bytes: readonly ColumnType[] = [
  { kind: "varbinary", length: 20 },
  { kind: "varbinary", length: 300 },
  { kind: "blob" },
];
const doubleQuoted = (name: string) => `"${name.split('"').join('""')}"`;
const backTicked = (name: string) => `\`${name.split("`").join("``")}\``;

const counted: AutoIncrement = { kind: "autoIncrement" };
const identities: readonly AutoIncrement[] = [
  { kind: "identity", always: true },
  { kind: "identity", always: false },
  { kind: "identity", always: false, sequence: { increment: "5", start: "10" } },
];

/** For the laws, which need no engine. */
export const anyProfile: SchemaProfile = {
  families: [integers, ...common, ...arrays],
  namedEnums: true,
  comments: true,
  stored: [true, false],
  indexesVirtual: true,
  readsLaterDefaults: true,
  partialIndexes: true,
  descendingIndexes: true,
  expressionIndexes: true,
  prefixIndexes: false,
  include: true,
  nullsNotDistinct: true,
  deferrableUniques: true,
  deferrableForeignKeys: true,
  keysOnText: true,
  actions: ["cascade", "restrict", "set null"],
  collations: ["C", "POSIX"],
  counting: [counted, ...identities],
  countsOn: "any",
  onUpdate: true,
  tableOptions: [],
  expressionDefaults: (type) => postgresDefaults(type),
  quote: doubleQuoted,
  concat: (text, literal) => `${text} || '${literal}'`,
};

function postgresDefaults(type: ColumnType): readonly string[] {
  switch (type.kind) {
    case "timestamp":
      return ["now()", "CURRENT_TIMESTAMP"];
    case "datetime":
      return ["LOCALTIMESTAMP", "now()"];
    case "date":
      return ["CURRENT_DATE"];
    case "uuid":
      return ["gen_random_uuid()"];
    case "integer":
      return ["1 + 2"];
    case "varchar":
    case "text":
      return ["upper('x')", "'a' || 'b'"];
    default:
      return [];
  }
}

function mysqlDefaults(type: ColumnType): readonly string[] {
  switch (type.kind) {
    case "timestamp":
    case "datetime":
      return type.precision === undefined ? ["CURRENT_TIMESTAMP", "now()"] : [`CURRENT_TIMESTAMP(${type.precision})`];
    case "date":
      return ["curdate()"];
    case "integer":
      return ["1 + 2"];
    case "varchar":
    case "text":
      return ["uuid()", "concat('a', 'it''s')"];
    default:
      return [];
  }
}

function sqliteDefaults(type: ColumnType): readonly string[] {
  switch (type.kind) {
    case "timestamp":
    case "datetime":
      return ["CURRENT_TIMESTAMP"];
    case "integer":
      return ["1 + 2"];
    case "varchar":
    case "text":
      return ["upper('x')", "'a' || 'b'"];
    default:
      return [];
  }
}

const postgres: SchemaProfile = {
  ...anyProfile,
  families: [integers, ...common, ...arrays, [{ kind: "json" }, { kind: "json", binary: true }], [{ kind: "blob" }]],
  actions: [...anyProfile.actions, "set default"],
  onUpdate: false,
  indexesVirtual: false,
};

const mysqlCollations: readonly TableOptions[] = [
  { collation: "utf8mb4_unicode_ci" },
  { collation: "utf8mb4_general_ci" },
];

const mariadb: SchemaProfile = {
  ...anyProfile,
  families: [
    [...integers, ...unsigned],
    ...common,
    [
      { kind: "text", size: "long" },
      { kind: "text", size: "medium" },
    ],
    sets,
    bytes,
  ],
  namedEnums: false,
  partialIndexes: false,
  expressionIndexes: false,
  prefixIndexes: true,
  include: false,
  nullsNotDistinct: false,
  deferrableUniques: false,
  deferrableForeignKeys: false,
  keysOnText: false,
  collations: ["utf8mb4_bin", "latin1_swedish_ci"],
  counting: [counted],
  countsOn: "first of key",
  tableOptions: mysqlCollations,
  expressionDefaults: mysqlDefaults,
  quote: backTicked,
  concat: (text, literal) => `concat(${text}, '${literal}')`,
};

const sqlite: SchemaProfile = {
  ...anyProfile,
  actions: [...anyProfile.actions, "set default"],
  families: [integers, ...common],
  namedEnums: false,
  comments: false,
  include: false,
  nullsNotDistinct: false,
  deferrableUniques: false,
  collations: ["NOCASE", "RTRIM"],
  counting: [counted],
  countsOn: "only of key",
  onUpdate: false,
  tableOptions: [{}, { strict: true }, { withoutRowid: true }, { strict: true, withoutRowid: true }],
  expressionDefaults: sqliteDefaults,
};

/** What random schemas are made of on an engine; without a version: on any that we know. */
export function profileOf(engine: Engine, version = ""): SchemaProfile {
  switch (engine) {
    case "postgres":
      // Virtual columns came with 18 (postgresql.org/docs/18/release-18.html).
      return { ...postgres, stored: Number.parseInt(version, 10) >= 18 ? [true, false] : [true] };
    case "mysql":
      return { ...mariadb, expressionIndexes: true, readsLaterDefaults: false };
    case "mariadb":
      return mariadb;
    case "sqlite":
      return sqlite;
  }
}
