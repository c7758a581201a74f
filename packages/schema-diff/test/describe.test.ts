import { describe as describeChange, invert, makeSteps, emptySchema, type Change, type Table } from "../src";
import { fakeDialect, varchar } from "./fake-dialect";

const user = { name: "user" };
const post: Table = {
  name: "post",
  columns: [varchar("title", 255)],
  uniques: [],
  indexes: [],
  foreignKeys: [],
  checks: [],
};
const email = varchar("email", 255);

/** An operation, what is said of it, and what is said of its inverse on the way back. */
const rows: readonly [operation: Change, up: string, down: string][] = [
  [{ kind: "addTable", table: post }, "New table: post", "Revert: drop post table"],
  [{ kind: "dropTable", table: post }, "Dropped table: post", "Revert: create post table again"],
  [
    { kind: "addColumn", table: user, column: varchar("phone", 255) },
    "Added column: user.phone",
    "Revert: drop user.phone",
  ],
  [{ kind: "dropColumn", table: user, column: email }, "Dropped column: user.email", "Revert: add user.email again"],
  [
    { kind: "alterColumn", table: user, from: email, to: varchar("email", 500) },
    "Altered column: user.email VARCHAR(255) -> VARCHAR(500)",
    "Revert: user.email back to VARCHAR(255)",
  ],
  [
    {
      kind: "alterColumn",
      table: user,
      from: email,
      to: { ...email, nullable: true, default: { kind: "literal", value: "x" }, comment: "c" },
    },
    'Altered column: user.email NOT NULL -> NULL, default none -> "x", comment none -> "c"',
    "Revert: user.email back to NOT NULL, no default, no comment",
  ],
  [
    {
      kind: "alterColumn",
      table: user,
      from: email,
      to: { ...email, autoIncrement: { kind: "identity", always: true } },
    },
    "Altered column: user.email auto-increment none -> identity always",
    "Revert: user.email back to no auto-increment",
  ],
  [
    { kind: "renameColumn", table: user, from: "mail", to: "email", column: email, inferred: "same type" },
    "Renamed column: user.mail -> email (same type)",
    "Revert: user.email back to mail",
  ],
  [
    { kind: "renameTable", from: { name: "a" }, to: { schema: "app", name: "b" } },
    "Renamed table: a -> app.b",
    "Revert: app.b table back to a",
  ],
  [
    {
      kind: "alterTableOptions",
      table: user,
      from: { engine: "MyISAM" },
      to: { engine: "InnoDB", native: { ROW_FORMAT: "COMPRESSED" } },
    },
    "Altered table: user engine MyISAM -> InnoDB, ROW_FORMAT none -> COMPRESSED",
    "Revert: user table back: engine InnoDB -> MyISAM, ROW_FORMAT COMPRESSED -> none",
  ],
  [
    { kind: "alterTableComment", table: user, to: "people" },
    'Altered table: user comment none -> "people"',
    "Revert: user table back to no comment",
  ],
  [
    { kind: "addPrimaryKey", table: user, primaryKey: { columns: ["a", "b"] } },
    "Added primary key: user (a, b)",
    "Revert: drop primary key of user (a, b)",
  ],
  [
    { kind: "addUnique", table: user, unique: { name: "u", columns: ["a"] } },
    "Added unique: user.u (a)",
    "Revert: drop unique user.u",
  ],
  [
    {
      kind: "addIndex",
      table: user,
      index: { name: "i", parts: [{ column: "a", descending: true }, { expression: "lower(b)" }], where: "a > 0" },
    },
    "Added index: user.i (a desc, lower(b)) where a > 0",
    "Revert: drop index user.i",
  ],
  [
    {
      kind: "dropForeignKey",
      table: { name: "post" },
      foreignKey: { name: "f", columns: ["authorId"], references: { name: "user", columns: ["id"] } },
    },
    "Dropped foreign key: post.f (authorId) -> user (id)",
    "Revert: add foreign key post.f (authorId) -> user (id) again",
  ],
  [
    { kind: "addCheck", table: user, check: { name: "c", expression: "age > 0" } },
    "Added check: user.c (age > 0)",
    "Revert: drop check user.c",
  ],
  [
    { kind: "renameConstraint", table: user, constraint: "foreignKey", from: "a", to: "b" },
    "Renamed foreign key: user.a -> b",
    "Revert: foreign key user.b back to a",
  ],
  [
    { kind: "addEnum", enum: { name: "state", values: ["new", "it's"] } },
    'New enum: state ("new", "it\'s")',
    "Revert: drop state enum",
  ],
  [
    {
      kind: "alterEnum",
      from: { name: "state", values: ["a", "b", "c", "d"] },
      to: { name: "state", values: ["x", "c", "b", "e"] },
      renamedValues: [{ from: "a", to: "x" }],
      columns: [],
    },
    'Altered enum: state renamed "a" -> "x"; added "e"; removed "d"; reordered',
    'Revert: state enum back: renamed "x" -> "a"; added "d"; removed "e"; reordered',
  ],
  [
    {
      kind: "alterEnum",
      from: { name: "state", values: ["a"] },
      to: { name: "state", values: ["a", "b"] },
      renamedValues: [],
      columns: [],
    },
    'Altered enum: state added "b"',
    'Revert: state enum back: removed "b"',
  ],
  [{ kind: "dropSequence", sequence: { name: "s" } }, "Dropped sequence: s", "Revert: create s sequence again"],
  [{ kind: "addNamespace", namespace: { name: "app" } }, "New schema: app", "Revert: drop app schema"],
  [{ kind: "dropView", view: { name: "v", sql: [] } }, "Dropped view: v", "Revert: create v view again"],
  [{ kind: "addObject", object: { kind: "domain", name: "d", parts: [] } }, "New domain: d", "Revert: drop d domain"],
  [
    { kind: "dropObject", object: { kind: "domain", name: "d", parts: [] } },
    "Dropped domain: d",
    "Revert: create d domain again",
  ],
  [
    { kind: "alterObject", from: { kind: "domain", name: "d" }, to: { kind: "domain", name: "d" } },
    "Altered domain: d",
    "Revert: d domain back as it was",
  ],
  [
    { kind: "dropTrigger", table: user, trigger: { name: "t", sql: "" } },
    "Dropped trigger: user.t",
    "Revert: create trigger user.t again",
  ],
];

test.each(rows)("%j", (operation, up, down) => {
  expect(describeChange(operation, fakeDialect)).toBe(up);
  expect(describeChange(invert(operation), fakeDialect, "down")).toBe(down);
});

const context = { before: emptySchema, after: emptySchema };

test("what is no change of the plan is recreated; what has no statement is left out", () => {
  const altered: Change = { kind: "alterColumn", table: user, from: email, to: varchar("email", 500) };
  const operations: Change[] = [
    { kind: "dropTrigger", table: user, trigger: { name: "t", sql: "" } },
    altered,
    { kind: "addView", view: { name: "v", sql: [] } },
    { kind: "addTrigger", table: user, trigger: { name: "t", sql: "" } },
  ];
  const steps = makeSteps(operations, [altered], context, fakeDialect);
  expect(steps.map(({ because, description }) => [because, description])).toEqual([
    [[], "Dropped for now: trigger user.t"],
    [[altered], "Altered column: user.email VARCHAR(255) -> VARCHAR(500)"],
    [[], "Recreated trigger: user.t"],
  ]);
});

test("a step for several changes says what each of them is", () => {
  const changes: Change[] = [
    { kind: "dropColumn", table: user, column: varchar("phone", 20) },
    { kind: "addColumn", table: user, column: varchar("mobile", 20) },
  ];
  const [step] = makeSteps([changes[0]!], changes, context, { ...fakeDialect, because: () => changes });
  expect(step!.description).toBe("Dropped column: user.phone\nAdded column: user.mobile");
  expect(step!.hazards.map(({ code }) => code)).toEqual(["DATA_LOSS"]);
});

test("a new table may be laid out, one that is put back to the letter may not", () => {
  const operations: Change[] = [
    { kind: "addTable", table: post },
    { kind: "addTable", table: { ...post, source: "CREATE TABLE post (title)" } },
  ];
  expect(makeSteps(operations, operations, context, fakeDialect).map((s) => s.freeLayout)).toEqual([true, false]);
});
