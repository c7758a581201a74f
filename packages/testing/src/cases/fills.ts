import {
  bigint,
  column,
  enumOf,
  expression,
  int,
  literal,
  schema,
  table,
  varchar,
  type Quote,
  type SharedCase,
} from "./build";

const user = (...columns: Parameters<typeof table>[1]) => schema(table("user", columns));
const nullable = { nullable: true } as const;

const name = column("name", varchar(50), nullable);

function wordsOf(quote: Quote) {
  const rows = (columns: string, ...values: readonly string[]) =>
    values.map((value) => `INSERT INTO ${quote("user")} (${columns}) VALUES (${value})`);
  return {
    rows,
    named: (...values: readonly string[]) => rows(quote("name"), ...values),
    of: (column: string, id: number) => ({
      sql: `SELECT ${quote(column)} AS v FROM ${quote("user")} WHERE ${quote("id")} = ${id}`,
    }),
  };
}

/** Columns that are added NOT NULL to rows. */
export function fillCases(quote: Quote): readonly SharedCase[] {
  const { rows, named, of } = wordsOf(quote);
  return [
    {
      name: "adds a NOT NULL column and fills it",
      before: user(name),
      after: user(name, column("phone", varchar(20))),
      rows: named("'a'", "'b'"),
      fills: [{ column: "user.phone", sql: "'none'" }],
      upRows: [{ ...of("phone", 2), value: "none" }],
    },
    {
      name: "adds a NOT NULL column and fills it from another of the row",
      before: user(name),
      after: user(name, column("slug")),
      rows: named("'a'", "NULL"),
      fills: [{ column: "user.slug", sql: `lower(coalesce(${quote("name")}, 'Nobody'))` }],
      upRows: [
        { ...of("slug", 1), value: "a" },
        { ...of("slug", 2), value: "nobody" },
      ],
    },
    {
      name: "adds a NOT NULL column that has a default, and fills it with something else",
      before: user(name),
      after: user(name, column("state", varchar(20), { default: literal("new"), comment: "since 2" })),
      rows: named("'a'"),
      fills: [{ column: "user.state", sql: "'old'" }],
      upRows: [{ ...of("state", 1), value: "old" }],
    },
    {
      name: "adds a NOT NULL column that is unique, and fills it from the key",
      before: user(name),
      after: schema(table("user", [name, column("code", int)], { uniques: [{ name: "u_code", columns: ["code"] }] })),
      rows: named("'a'", "'b'"),
      fills: [{ column: "user.code", sql: `${quote("id")} + 100` }],
      upRows: [{ ...of("code", 2), value: "102" }],
    },
    {
      name: "adds a NOT NULL column of an enum and fills it",
      before: user(name),
      after: user(name, column("role", enumOf("admin", "guest"))),
      rows: named("'a'"),
      fills: [{ column: "user.role", sql: "'guest'" }],
      upRows: [{ ...of("role", 1), value: "guest" }],
    },
    {
      name: "adds two NOT NULL columns to one table, beside one that changes its type",
      before: user(name, column("points", int)),
      after: user(name, column("points", bigint), column("a", int), column("b", varchar(9))),
      rows: rows(`${quote("name")}, ${quote("points")}`, "'x', 7"),
      fills: [
        { column: "user.a", sql: "1" },
        { column: "user.b", sql: "'two'" },
      ],
      upRows: [
        { ...of("points", 1), value: "7" },
        { ...of("a", 1), value: "1" },
        { ...of("b", 1), value: "two" },
      ],
    },
    ...foreignKeyCases(quote),
  ];
}

/** Columns that become NOT NULL over nulls. */
export function becomingCases(quote: Quote): readonly SharedCase[] {
  const { named, of } = wordsOf(quote);
  return [
    {
      name: "becomes NOT NULL and is filled",
      before: user(name),
      after: user({ ...name, nullable: false }),
      rows: named("'a'", "NULL"),
      fills: [{ column: "user.name", sql: "'nobody'" }],
      upRows: [
        { ...of("name", 1), value: "a" },
        { ...of("name", 2), value: "nobody" },
      ],
    },
    {
      name: "becomes NOT NULL with a literal default, which the nulls get",
      before: user(name),
      after: user({ ...name, nullable: false, default: literal("it's") }),
      rows: named("'a'", "NULL"),
      upRows: [
        { ...of("name", 1), value: "a" },
        { ...of("name", 2), value: "it's" },
      ],
    },
    {
      name: "becomes NOT NULL with a default that it had, which the nulls get",
      before: user({ ...name, default: literal("x") }),
      after: user({ ...name, nullable: false, default: literal("x") }),
      rows: named("'a'", "NULL"),
      upRows: [{ ...of("name", 2), value: "x" }],
    },
    {
      name: "becomes NOT NULL with a default that is an expression, which the nulls get",
      before: user({ ...name, type: int }),
      after: user({ ...name, type: int, nullable: false, default: expression("1 + 1") }),
      rows: named("5", "NULL"),
      upRows: [{ ...of("name", 2), value: "2" }],
    },
    {
      name: "becomes NOT NULL and of another type, and is filled with a value of that",
      before: user({ ...name, type: int }),
      after: user({ ...name, type: varchar(30), nullable: false }),
      rows: named("5", "NULL"),
      fills: [{ column: "user.name", sql: "'07'" }],
      upRows: [
        { ...of("name", 1), value: "5" },
        { ...of("name", 2), value: "07" },
      ],
    },
    {
      name: "becomes NOT NULL under another name in a renamed table, and is filled",
      before: user(name),
      after: schema(table("person", [{ ...name, name: "title", nullable: false }])),
      renames: {
        renamed: [
          { from: "user", to: "person" },
          { from: "user.name", to: "title" },
        ],
      },
      rows: named("'a'", "NULL"),
      fills: [{ column: "person.title", sql: "'none'" }],
      upRows: [
        { sql: `SELECT ${quote("title")} AS v FROM ${quote("person")} WHERE ${quote("id")} = 2`, value: "none" },
      ],
    },
    {
      name: "becomes NOT NULL and part of the primary key, and is filled",
      before: user(name),
      after: schema(table("user", [{ ...name, nullable: false }], { primaryKey: { columns: ["id", "name"] } })),
      rows: named("'a'", "NULL"),
      fills: [{ column: "user.name", sql: "'b'" }],
      upRows: [{ ...of("name", 2), value: "b" }],
      notOn: { sqlite: "numbers no column of a key of two" },
    },
  ];
}

/** The value refers to a row of another table. */
function foreignKeyCases(quote: Quote): readonly SharedCase[] {
  const key = {
    name: "fk_team",
    columns: ["teamId"],
    references: { name: "team", columns: ["id"] },
  };
  const team = table("team", [column("name")]);
  const first = `(SELECT min(${quote("id")}) FROM ${quote("team")})`;
  const insert = [
    `INSERT INTO ${quote("team")} (${quote("name")}) VALUES ('first')`,
    `INSERT INTO ${quote("user")} (${quote("name")}) VALUES ('a')`,
  ];
  const teamId = column("teamId", int);
  const answer = { sql: `SELECT ${quote("teamId")} AS v FROM ${quote("user")}`, value: "1" };
  return [
    {
      name: "adds a NOT NULL foreign key and fills it",
      before: schema(team, table("user", [column("name")])),
      after: schema(team, table("user", [column("name"), teamId], { foreignKeys: [key] })),
      rows: insert,
      fills: [{ column: "user.teamId", sql: first }],
      upRows: [answer],
    },
    {
      name: "makes a foreign key NOT NULL and fills it",
      before: schema(team, table("user", [column("name"), { ...teamId, nullable: true }], { foreignKeys: [key] })),
      after: schema(team, table("user", [column("name"), teamId], { foreignKeys: [key] })),
      rows: insert,
      fills: [{ column: "user.teamId", sql: first }],
      upRows: [answer],
    },
    {
      name: "makes a deferred foreign key NOT NULL and fills it",
      before: schema(
        team,
        table("user", [column("name"), { ...teamId, nullable: true }], {
          foreignKeys: [{ ...key, deferrable: "deferred" }],
        }),
      ),
      after: schema(
        team,
        table("user", [column("name"), teamId], { foreignKeys: [{ ...key, deferrable: "deferred" }] }),
      ),
      rows: insert,
      fills: [{ column: "user.teamId", sql: first }],
      upRows: [answer],
      notOn: { mysql: "has no deferred foreign keys", mariadb: "has no deferred foreign keys" },
    },
  ];
}
