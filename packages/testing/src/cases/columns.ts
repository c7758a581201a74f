import {
  bigint,
  column,
  decimal,
  expression,
  int,
  literal,
  schema,
  table,
  varchar,
  type Quote,
  type SharedCase,
} from "./build";
import { emptySchema } from "@stingerloom/schema-diff";

const name = column("name");
const user = (...columns: Parameters<typeof table>[1]) => schema(table("user", [name, ...columns]));

/** Columns added, dropped, changed one attribute at a time. */
export function columnCases(quote: Quote): readonly SharedCase[] {
  return [
    {
      name: "adds a nullable column",
      before: user(),
      after: user(column("phone", varchar(255), { nullable: true })),
      rows: "sample",
      up: [/ADD (COLUMN )?.?.?"?`?phone/],
    },
    {
      name: "adds a NOT NULL column with a default to rows",
      before: user(),
      after: user(column("state", varchar(20), { default: literal("new") })),
      rows: "sample",
    },
    {
      name: "drops a column",
      before: user(column("phone", varchar(255), { nullable: true })),
      after: user(),
      rows: "sample",
      hazards: ["DATA_LOSS"],
    },
    {
      name: "drops a NOT NULL column without a default: the way back does not fail over values that are gone",
      before: schema(table("user", [column("phone"), column("age", int), name])),
      after: user(),
      rows: "sample",
    },
    {
      name: "widens a varchar in place",
      answers: [1, 4],
      before: user(column("email", varchar(50))),
      after: user(column("email", varchar(51))),
      rows: "sample",
      hazards: [],
      up: [{ not: /drop/i }],
      notOn: { sqlite: "SQLite has to copy the table, which it says" },
    },
    {
      name: "widens a varchar",
      answers: [1, 3],
      before: user(column("email", varchar(50))),
      after: user(column("email", varchar(500))),
      rows: "sample",
    },
    {
      name: "narrows a varchar that holds short values",
      before: user(column("email", varchar(500))),
      after: user(column("email", varchar(50))),
      rows: "sample",
    },
    {
      name: "int becomes bigint with its rows",
      answers: [1],
      before: user(column("points", int)),
      after: user(column("points", bigint)),
      rows: "sample",
    },
    {
      name: "a decimal gets more digits",
      before: user(column("price", decimal(10, 2))),
      after: user(column("price", decimal(14, 4))),
      rows: "sample",
    },
    {
      name: "an int becomes text",
      before: user(column("code", int)),
      after: user(column("code", varchar(20))),
      rows: "sample",
    },
    {
      name: "becomes nullable",
      before: user(column("email")),
      after: user(column("email", varchar(255), { nullable: true })),
      rows: "sample",
    },
    {
      name: "becomes NOT NULL",
      before: user(column("email", varchar(255), { nullable: true })),
      after: user(column("email")),
      rows: "sample",
    },
    {
      name: "gets a default",
      before: user(column("points", int)),
      after: user(column("points", int, { default: literal(7) })),
      rows: "sample",
      up: [{ not: /drop column/i }],
    },
    {
      name: "changes its default",
      before: user(column("points", int, { default: literal(0) })),
      after: user(column("points", int, { default: literal(7) })),
      rows: "sample",
    },
    {
      name: "loses its default",
      before: user(column("points", int, { default: literal(7) })),
      after: user(column("points", int)),
      rows: "sample",
    },
    {
      name: "a string default that hurts",
      answers: [],
      before: user(),
      after: user(column("note", varchar(99), { default: literal('it\'s "x" \\ `y` ${z}\n%s') })),
      rows: "sample",
    },
    {
      name: "an empty string is a default",
      before: user(),
      after: user(column("note", varchar(99), { default: literal("") })),
      rows: "sample",
    },
    {
      name: "false, zero and a decimal are defaults",
      before: user(),
      after: user(
        column("a", { kind: "boolean" }, { default: literal(false) }),
        column("b", int, { default: literal(0) }),
        column("c", decimal(10, 2), { default: literal("0") }),
      ),
      rows: "sample",
    },
    {
      name: "0 and 0.00 are one default",
      answers: [7],
      before: user(column("c", decimal(10, 2), { default: literal("0.00") })),
      after: user(column("c", decimal(10, 2), { default: literal(0) }), column("d", int, { nullable: true })),
      up: [{ not: /default/i }],
    },
    {
      name: "the current time as a default, however it is written",
      answers: [12],
      before: emptySchema,
      after: user(
        column("at", { kind: "datetime" }, { default: expression("CURRENT_TIMESTAMP") }),
        column("then", { kind: "timestamp" }, { default: expression("current_timestamp") }),
      ),
    },
    {
      name: "two columns change at once",
      before: user(column("a", int), column("b", varchar(10))),
      after: user(column("a", bigint), column("b", varchar(20), { nullable: true })),
      rows: "sample",
    },
    {
      name: "one comes, one goes, one changes, one is renamed",
      before: user(column("a", int), column("b", varchar(10)), column("c", varchar(30))),
      after: user(
        column("a", bigint),
        column("c2", varchar(30), { renamedFrom: "c" }),
        column("d", int, { nullable: true }),
      ),
      rows: "sample",
    },
    {
      name: "renames a column",
      answers: [2],
      before: user(column("mail")),
      after: user(column("email", varchar(255), { renamedFrom: "mail" })),
      rows: "sample",
      up: [/RENAME/i, { not: /DROP COLUMN/i }],
      hazards: [],
    },
    {
      name: "renames a column that keys, an index and a check stand on",
      answers: [2],
      before: keyed("mail", quote),
      after: keyed("email", quote),
      rows: "sample",
      up: [{ not: /DROP (COLUMN|INDEX|CONSTRAINT)/i }],
    },
    {
      name: "renames and retypes",
      before: user(column("mail", varchar(50))),
      after: user(column("email", varchar(80), { renamedFrom: "mail" })),
      rows: "sample",
    },
    {
      name: "a stored generated column, its expression changed",
      before: user(
        column("a", int),
        column("twice", int, { nullable: true, generated: { expression: `${quote("a")} * 2`, stored: true } }),
      ),
      after: user(
        column("a", int),
        column("twice", int, { nullable: true, generated: { expression: `${quote("a")} * 3`, stored: true } }),
      ),
      rows: "sample",
    },
    {
      name: "a generated column comes and goes",
      before: user(
        column("a", int),
        column("old", int, { nullable: true, generated: { expression: `${quote("a")} + 1`, stored: true } }),
      ),
      after: user(
        column("a", int),
        column("next", int, { nullable: true, generated: { expression: `${quote("a")} + 2`, stored: true } }),
      ),
      rows: "sample",
    },
    {
      name: "json columns with a default",
      answers: [7],
      before: user(),
      after: user(column("data", { kind: "json" }, { nullable: true })),
      rows: "sample",
    },
  ];
}

function keyed(columnName: string, quote: Quote) {
  const renamedFrom = columnName === "email" ? { renamedFrom: "mail" } : {};
  return schema(
    table("user", [name, column(columnName, varchar(100), renamedFrom)], {
      uniques: [{ name: "user_mail_unique", columns: [columnName] }],
      indexes: [{ name: "user_mail_name", parts: [{ column: columnName }, { column: "name" }] }],
      checks: [{ name: "user_mail_not_empty", expression: `${quote(columnName)} <> ''` }],
    }),
  );
}
