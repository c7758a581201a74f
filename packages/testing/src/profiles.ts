import type { ColumnType } from "@stingerloom/schema-diff";
import type { Engine } from "./engine";
import type { SchemaProfile } from "./random-schema";

const integers: readonly ColumnType[] = [{ kind: "integer", bits: 16 }, { kind: "integer", bits: 32 }, { kind: "integer", bits: 64 }];
const strings: readonly ColumnType[] = [{ kind: "varchar", length: 50 }, { kind: "varchar", length: 51 }, { kind: "varchar", length: 255 }, { kind: "varchar", length: 500 }];
const decimals: readonly ColumnType[] = [{ kind: "decimal", precision: 10, scale: 2 }, { kind: "decimal", precision: 12, scale: 2 }, { kind: "decimal", precision: 12, scale: 4 }];
const enums: readonly ColumnType[] = [
  { kind: "enum", values: ["new", "it's"] },
  { kind: "enum", values: ["new", "it's", "Done, \"really\""] },
  { kind: "enum", values: ["it's", "first", "new"] },
];
const single: readonly ColumnType[] = [{ kind: "boolean" }, { kind: "date" }, { kind: "json" }, { kind: "text" }];

const common = [integers, strings, decimals, enums, ...single.map((type) => [type])];
const doubleQuoted = (name: string) => `"${name.split('"').join('""')}"`;
const backTicked = (name: string) => `\`${name.split("`").join("``")}\``;

/** For the laws, which need no engine. */
export const anyProfile: SchemaProfile = {
  families: common,
  comments: true,
  generated: true,
  partialIndexes: true,
  descendingIndexes: true,
  quote: doubleQuoted,
};

/** What random schemas are made of on each engine. */
export const profiles: Readonly<Record<Engine, SchemaProfile>> = {
  postgres: {
    ...anyProfile,
    families: [...common, [{ kind: "timestamp" }], [{ kind: "datetime", precision: 3 }, { kind: "datetime" }], [{ kind: "uuid" }], [{ kind: "json", binary: true }], [{ kind: "float", bits: 64 }]],
  },
  mysql: {
    ...anyProfile,
    partialIndexes: false,
    quote: backTicked,
    families: [...common, [{ kind: "integer", bits: 32, unsigned: true }, { kind: "integer", bits: 64, unsigned: true }], [{ kind: "datetime", precision: 3 }, { kind: "datetime" }], [{ kind: "float", bits: 64 }], [{ kind: "text", size: "long" }]],
  },
  mariadb: {
    ...anyProfile,
    partialIndexes: false,
    quote: backTicked,
    families: [...common, [{ kind: "integer", bits: 32, unsigned: true }, { kind: "integer", bits: 64, unsigned: true }], [{ kind: "datetime", precision: 3 }, { kind: "datetime" }], [{ kind: "float", bits: 64 }], [{ kind: "text", size: "long" }]],
  },
  sqlite: { ...anyProfile, comments: false, families: [...common, [{ kind: "datetime" }], [{ kind: "float", bits: 64 }]] },
};
