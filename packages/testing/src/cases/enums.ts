import { column, enumOf, expression, literal, schema, table, type SharedCase } from "./build";
import { emptySchema, type Column, type ColumnType } from "@stingerloom/schema-diff";

const order = (type: ColumnType, rest: Partial<Column> = {}) => schema(table("order", [column("state", type, rest)]));
const before = enumOf("new", "paid", "sent");

/** Enums: a type of its own, inline, or a check, as the engine has it. */
export const enumCases: readonly SharedCase[] = [
  { name: "creates an enum", before: emptySchema, after: order(before, { default: literal("new") }) },
  {
    name: "adds a label at the end",
    before: order(before, { default: literal("new") }),
    after: order(enumOf("new", "paid", "sent", "back"), { default: literal("new") }),
    rows: "sample",
  },
  {
    name: "adds a label in the middle",
    before: order(before, { default: literal("new") }),
    after: order(enumOf("new", "seen", "paid", "sent"), { default: literal("new") }),
    rows: "sample",
    answers: [19],
  },
  {
    name: "adds a label and makes it the default",
    before: order(before, { default: literal("new") }),
    after: order(enumOf("new", "paid", "sent", "draft"), { default: literal("draft") }),
    rows: "sample",
    answers: [19],
  },
  {
    name: "removes a label that no row has",
    before: order(before, { default: literal("new") }),
    after: order(enumOf("new", "paid"), { default: literal("new") }),
    rows: "sample",
    answers: [19],
  },
  {
    name: "removes the label that is the default",
    before: order(enumOf("new", "paid", "old"), { default: literal("old") }),
    after: order(enumOf("new", "paid"), { default: literal("paid") }),
    rows: "sample",
    answers: [19],
  },
  {
    name: "changes the order of labels",
    before: order(before),
    after: order(enumOf("sent", "new", "paid")),
    rows: "sample",
    answers: [19],
  },
  {
    name: "changes the default alone",
    before: order(before, { default: literal("new") }),
    after: order(before, { default: literal("paid") }),
    rows: "sample",
    answers: [18],
  },
  {
    name: "changes nullability alone",
    before: order(before),
    after: order(before, { nullable: true }),
    rows: "sample",
    answers: [18],
  },
  {
    name: "labels that hurt",
    before: order(enumOf("it's", "a,b", 'Say "hi"', "back\\slash", "New")),
    after: order(enumOf("it's", "a,b", 'Say "hi"', "back\\slash", "New", "${x}`y`")),
    rows: "sample",
    answers: [29],
  },
  {
    name: "a table and its enum go",
    before: schema(table("user", [column("name")]), ...order(before).tables),
    after: schema(table("user", [column("name")])),
    detectDroppedTables: true,
    rows: "sample",
  },
  {
    name: "an enum without a default goes: the way back does not fail over labels that are gone",
    before: schema(table("order", [column("state", before), column("name")])),
    after: schema(table("order", [column("name")])),
    rows: "sample",
  },
  {
    name: "a text column becomes an enum",
    before: order({ kind: "varchar", length: 20 }, { nullable: true }),
    after: order(before, { nullable: true }),
  },
  {
    name: "an enum becomes text",
    before: order(before, { default: literal("new") }),
    after: order({ kind: "varchar", length: 20 }, { default: literal("new") }),
    rows: "sample",
  },
  {
    name: "a default that is an expression elsewhere stays one",
    before: emptySchema,
    after: schema(
      table("event", [
        column("at", { kind: "datetime" }, { default: expression("CURRENT_TIMESTAMP") }),
        column("state", before, { default: literal("paid") }),
      ]),
    ),
    answers: [9],
  },
];
