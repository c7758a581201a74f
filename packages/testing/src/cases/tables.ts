import { emptySchema, type Table } from "@stingerloom/schema-diff";
import { bigint, column, id, int, schema, table, varchar, type SharedCase } from "./build";

const user = table("user", [column("name")]);
const post = (rest: Partial<Table> = {}) =>
  table("post", [column("title"), column("authorId", int, { nullable: true })], {
    foreignKeys: [{ name: "post_author", columns: ["authorId"], references: { name: "user", columns: ["id"] } }],
    ...rest,
  });
const link = (...columns: string[]) =>
  table("link", [], { columns: ["a", "b", "c"].map((n) => column(n, int)), primaryKey: { columns } });

/** Tables and their keys. */
export const tableCases: readonly SharedCase[] = [
  { name: "creates a table", before: emptySchema, after: schema(user) },
  { name: "creates a table beside another one", before: schema(user), after: schema(user, post()), rows: "sample" },
  {
    name: "drops a table when asked",
    before: schema(user, table("old", [column("x")])),
    after: schema(user),
    rows: "sample",
    detectDroppedTables: true,
    hazards: ["DATA_LOSS"],
  },
  {
    name: "keeps a table when not asked",
    before: schema(user, table("old", [column("x")])),
    after: schema(user),
    rows: "sample",
    detectDroppedTables: false,
    up: [{ not: /drop/i }],
  },
  {
    name: "creates two tables that refer to each other",
    answers: [30],
    before: emptySchema,
    after: schema(...cycle()),
  },
  {
    name: "drops two tables that refer to each other",
    answers: [30],
    before: schema(user, ...cycle()),
    after: schema(user),
    rows: "sample",
    detectDroppedTables: true,
  },
  { name: "creates a table that refers to itself", answers: [30], before: emptySchema, after: schema(tree()) },
  {
    name: "changes a table that refers to itself",
    answers: [30],
    before: schema(tree()),
    after: schema(tree([column("rank", bigint, { nullable: true })])),
    rows: "sample",
  },
  {
    name: "renames a table with its rows",
    answers: [2],
    before: schema(user, post()),
    after: schema(user, { ...post(), name: "article", renamedFrom: "post" }),
    rows: "sample",
    up: [/RENAME/i, { not: /DROP TABLE/i }],
  },
  {
    name: "renames a table that others refer to",
    answers: [2],
    before: schema(user, post()),
    after: schema(
      { ...user, name: "member", renamedFrom: "user" },
      {
        ...post(),
        foreignKeys: [{ name: "post_author", columns: ["authorId"], references: { name: "member", columns: ["id"] } }],
      },
    ),
    rows: "sample",
  },
  {
    name: "renames a table and its columns and changes them",
    before: schema(user, post()),
    after: schema(user, {
      ...post(),
      name: "article",
      renamedFrom: "post",
      columns: [
        id,
        column("headline", varchar(300), { renamedFrom: "title" }),
        column("authorId", int, { nullable: true }),
      ],
    }),
    rows: "sample",
  },
  { name: "a key of two columns", answers: [13], before: emptySchema, after: schema(link("a", "b")) },
  {
    name: "a key of two columns in the other order",
    answers: [13],
    before: emptySchema,
    after: schema(link("b", "a")),
  },
  { name: "a key of three columns", answers: [13], before: emptySchema, after: schema(link("c", "a", "b")) },
  { name: "a key changes its columns", before: schema(link("a", "b")), after: schema(link("a", "c")) },
  { name: "a key changes its order", before: schema(link("a", "b")), after: schema(link("b", "a")) },
  {
    name: "a table changes that others refer to: their rows stay",
    answers: [3],
    before: schema(user, post({ foreignKeys: [cascade()] })),
    after: schema(
      table("user", [column("name", varchar(300), { nullable: true })]),
      post({ foreignKeys: [cascade()] }),
    ),
    rows: "sample",
  },
  {
    name: "a key that others refer to becomes wider, and they with it",
    before: schema(user, post()),
    after: schema(
      { ...user, columns: [{ ...id, type: bigint }, column("name")] },
      { ...post(), columns: [id, column("title"), column("authorId", bigint, { nullable: true })] },
    ),
    rows: "sample",
    notOn: { sqlite: "an INTEGER PRIMARY KEY has 64 bits already" },
  },
  {
    name: "many-to-many",
    before: schema(user, table("group", [column("label")])),
    after: schema(user, table("group", [column("label")]), membership()),
    rows: "sample",
  },
];

function cascade() {
  return {
    name: "post_author",
    columns: ["authorId"],
    references: { name: "user", columns: ["id"] },
    onDelete: "cascade",
  } as const;
}

function cycle(): Table[] {
  const half = (name: string, other: string) =>
    table(name, [column("otherId", int, { nullable: true })], {
      foreignKeys: [{ name: `${name}_other`, columns: ["otherId"], references: { name: other, columns: ["id"] } }],
    });
  return [half("left", "right"), half("right", "left")];
}

function tree(columns: Table["columns"] = []): Table {
  return table("node", [column("parentId", int, { nullable: true }), ...columns], {
    foreignKeys: [
      {
        name: "node_parent",
        columns: ["parentId"],
        references: { name: "node", columns: ["id"] },
        onDelete: "cascade",
      },
    ],
  });
}

function membership(): Table {
  return table("user_group", [], {
    columns: [column("userId", int), column("groupId", int)],
    primaryKey: { columns: ["userId", "groupId"] },
    foreignKeys: [
      {
        name: "user_group_user",
        columns: ["userId"],
        references: { name: "user", columns: ["id"] },
        onDelete: "cascade",
      },
      {
        name: "user_group_group",
        columns: ["groupId"],
        references: { name: "group", columns: ["id"] },
        onDelete: "cascade",
      },
    ],
  });
}
