import { emptySchema, type Schema } from "@stingerloom/schema-diff";
import { bigint, column, enumOf, int, literal, schema, table, varchar, type Quote, type SharedCase } from "./build";

/** Names that hurt, wherever a name can stand. */
const names = [
  "select",
  "camelCase",
  "with space",
  'double"quote',
  "single'quote",
  "back`tick",
  "per%cent",
  "straße_名前",
  "dollar$",
  "question?",
  "dot.ted",
  "1st",
  "semi;colon",
  "${x}",
  "back\\slash",
];

export function identifierCases(quote: Quote): readonly SharedCase[] {
  return [
    ...names.flatMap((name): SharedCase[] => [
      { name: `creates ${name}`, before: emptySchema, after: named(name, 20, quote) },
      { name: `changes ${name}`, before: named(name, 20, quote), after: named(name, 30, quote), rows: "sample" },
      {
        name: `drops a column of ${name}`,
        before: named(name, 20, quote),
        after: without(named(name, 20, quote), `${name} 2`),
        rows: "sample",
      },
      {
        name: `renames ${name}`,
        before: named(name, 20, quote),
        after: renamed(named(name, 20, quote), `${name} 2`, `${name} 3`),
        rows: "sample",
      },
    ]),
    { name: "two long names that share their first 63 bytes", answers: [14], before: emptySchema, after: long() },
    { name: "a long name on a table that changes", answers: [14], before: long(), after: without(long(), "extra") },
  ];
}

function named(name: string, length: number, quote: Quote): Schema {
  return schema(
    table(
      name,
      [
        column(name, varchar(length), { default: literal(name) }),
        column(`${name} 2`, varchar(20), { nullable: true }),
        column("n", int),
        column("kind", enumOf("a", name), { default: literal(name) }),
        column("parent", int, { nullable: true }),
      ],
      {
        uniques: [{ name: `${name} u`, columns: [name, "n"] }],
        indexes: [{ name: `${name} i`, parts: [{ column: name }] }],
        checks: [{ name: `${name} c`, expression: `${quote("n")} > -10` }],
        foreignKeys: [{ name: `${name} f`, columns: ["parent"], references: { name, columns: ["id"] } }],
      },
    ),
  );
}

function long(): Schema {
  const stem = "a".repeat(62);
  return schema(
    table("wide", [column("one", int), column("two", int), column("extra", bigint, { nullable: true })], {
      indexes: ["_first", "_second"].map((end, i) => ({
        name: (stem + end).slice(0, 64),
        parts: [{ column: i === 0 ? "one" : "two" }],
      })),
    }),
  );
}

function without({ tables, ...rest }: Schema, name: string): Schema {
  return { ...rest, tables: tables.map((t) => ({ ...t, columns: t.columns.filter((c) => c.name !== name) })) };
}

function renamed({ tables, ...rest }: Schema, from: string, to: string): Schema {
  return {
    ...rest,
    tables: tables.map((t) => ({
      ...t,
      columns: t.columns.map((c) => (c.name === from ? { ...c, name: to, renamedFrom: from } : c)),
    })),
  };
}
