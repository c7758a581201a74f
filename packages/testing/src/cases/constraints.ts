import {
  emptySchema,
  type Check,
  type ForeignKey,
  type Index,
  type Table,
  type Unique,
} from "@stingerloom/schema-diff";
import { column, int, schema, table, varchar, type Quote, type SharedCase } from "./build";

const parent = table("parent", [column("code", varchar(20)), column("region", varchar(20))], {
  uniques: [{ name: "parent_code", columns: ["code", "region"] }],
});
const columns = [
  column("a", int),
  column("b", varchar(20)),
  column("userName", varchar(20)),
  column("parentId", int, { nullable: true }),
];

/** Uniques, indexes, foreign keys, checks: added, dropped, changed. */
export function constraintCases(quote: Quote): readonly SharedCase[] {
  const t = (rest: Partial<Table> = {}) => schema(parent, table("child", columns, rest));
  const uniques = (...list: Unique[]) => t({ uniques: list });
  const indexes = (...list: Index[]) => t({ indexes: list });
  const foreignKeys = (...list: ForeignKey[]) => t({ foreignKeys: list });
  const checks = (...list: Check[]) => t({ checks: list });
  const key = (rest: Partial<ForeignKey> = {}): ForeignKey => ({
    name: "child_parent",
    columns: ["parentId"],
    references: { name: "parent", columns: ["id"] },
    ...rest,
  });
  const partial = "has no partial indexes";
  return [
    { name: "adds a unique", before: t(), after: uniques({ name: "u", columns: ["a"] }), rows: "sample" },
    { name: "drops a unique", before: uniques({ name: "u", columns: ["a"] }), after: t(), rows: "sample" },
    {
      name: "a composite unique",
      answers: [5],
      before: t(),
      after: uniques({ name: "u", columns: ["b", "a"] }),
      rows: "sample",
    },
    {
      name: "a unique changes its columns",
      before: uniques({ name: "u", columns: ["a"] }),
      after: uniques({ name: "u", columns: ["a", "b"] }),
      rows: "sample",
    },
    {
      name: "a unique that nobody named is known by its columns",
      before: uniques({ name: "somebody_chose_this", columns: ["a"] }),
      after: uniques({ name: "made_up", columns: ["a"], implicitName: true }),
      up: [],
    },
    {
      name: "a unique gets another name",
      before: uniques({ name: "u1", columns: ["a"] }),
      after: uniques({ name: "u2", columns: ["a"] }),
      rows: "sample",
    },
    { name: "adds an index", before: t(), after: indexes({ name: "i", parts: [{ column: "a" }] }), rows: "sample" },
    { name: "drops an index", before: indexes({ name: "i", parts: [{ column: "a" }] }), after: t(), rows: "sample" },
    {
      name: "an index of several columns and directions",
      before: t(),
      after: indexes({ name: "i", parts: [{ column: "b" }, { column: "a", descending: true }] }),
      notOn: { mariadb: "10.6 to 10.7 parse and forget DESC; a row of the driver's own has it" },
    },
    {
      name: "an index changes its columns",
      before: indexes({ name: "i", parts: [{ column: "a" }] }),
      after: indexes({ name: "i", parts: [{ column: "a" }, { column: "b" }] }),
    },
    {
      name: "an index becomes unique",
      before: indexes({ name: "i", parts: [{ column: "a" }] }),
      after: indexes({ name: "i", parts: [{ column: "a" }], unique: true }),
      rows: "sample",
    },
    {
      name: "an index gets another name",
      before: indexes({ name: "i1", parts: [{ column: "a" }] }),
      after: indexes({ name: "i2", parts: [{ column: "a" }] }),
    },
    {
      name: "a partial index whose predicate has a camelCase column",
      answers: [15, 32],
      before: t(),
      after: indexes({
        name: "i",
        parts: [{ column: "a" }],
        where: `${quote("userName")} IS NOT NULL AND ${quote("a")} > 0`,
      }),
      notOn: { mysql: partial, mariadb: partial },
    },
    {
      name: "a partial index changes its predicate",
      answers: [15],
      before: indexes({ name: "i", parts: [{ column: "a" }], where: `${quote("a")} > 0` }),
      after: indexes({ name: "i", parts: [{ column: "a" }], where: `${quote("a")} > 1` }),
      notOn: { mysql: partial, mariadb: partial },
    },
    {
      name: "an index on an expression",
      answers: [16],
      before: t(),
      after: indexes({ name: "i", parts: [{ expression: `lower(${quote("userName")})` }] }),
      notOn: { mariadb: "has no expression indexes" },
    },
    { name: "adds a foreign key", before: t(), after: foreignKeys(key()), rows: "sample" },
    { name: "drops a foreign key", before: foreignKeys(key()), after: t(), rows: "sample" },
    {
      name: "a foreign key changes its action",
      before: foreignKeys(key()),
      after: foreignKeys(key({ onDelete: "cascade" })),
      rows: "sample",
    },
    {
      name: "a foreign key sets null, and cascades updates",
      before: t(),
      after: foreignKeys(key({ onDelete: "set null", onUpdate: "cascade" })),
      rows: "sample",
    },
    { name: "a foreign key restricts", before: t(), after: foreignKeys(key({ onDelete: "restrict" })) },
    {
      name: "a foreign key of two columns",
      answers: [31],
      before: schema(parent),
      after: schema(
        parent,
        table("child", [column("code", varchar(20)), column("region", varchar(20))], {
          foreignKeys: [
            {
              name: "child_code",
              columns: ["code", "region"],
              references: { name: "parent", columns: ["code", "region"] },
            },
          ],
        }),
      ),
    },
    {
      name: "adds a check",
      before: t(),
      after: checks({ name: "c", expression: `${quote("a")} > 0` }),
      rows: "sample",
    },
    {
      name: "drops a check",
      before: checks({ name: "c", expression: `${quote("a")} > 0` }),
      after: t(),
      rows: "sample",
    },
    {
      name: "a check changes",
      before: checks({ name: "c", expression: `${quote("a")} > 0` }),
      after: checks({ name: "c", expression: `${quote("a")} > -1` }),
      rows: "sample",
    },
    {
      name: "a check with all sorts of things in it",
      before: t(),
      after: checks({
        name: "c",
        expression:
          `(((${quote("a")}>0)) and ${quote("b")} in ('x','it''s') or ${quote("userName")} like 'a%' or ` +
          `${quote("a")} between 1 and 10 or coalesce(${quote("b")},'') <> '')`,
      }),
    },
    {
      name: "a table changes and keeps every constraint that it has",
      answers: [31, 20],
      before: everything(20, quote),
      after: everything(30, quote),
      rows: "sample",
    },
    { name: "everything comes at once", before: emptySchema, after: everything(20, quote) },
  ];
}

function everything(length: number, quote: Quote) {
  return schema(
    parent,
    table("child", [column("a", int), column("b", varchar(length)), column("parentId", int, { nullable: true })], {
      uniques: [{ name: "u_ab", columns: ["a", "b"] }],
      indexes: [{ name: "i_b", parts: [{ column: "b" }] }],
      checks: [{ name: "c_a", expression: `${quote("a")} >= 0` }],
      foreignKeys: [
        {
          name: "f_parent",
          columns: ["parentId"],
          references: { name: "parent", columns: ["id"] },
          onDelete: "set null",
        },
      ],
    }),
  );
}
