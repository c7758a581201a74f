import {
  applyChanges,
  diffSchemas,
  invertAll,
  renderObject,
  sameSchema,
  type OpaqueObject,
  type Change,
  type Reference,
  type Schema,
  type View,
} from "../src";
import { ableFeatures, column, schema, table } from "./example";

const features = { ...ableFeatures, manageObjects: true };

function object(kind: string, name: string, text = "1", changes: Partial<OpaqueObject> = {}): OpaqueObject {
  return { kind, name, parts: [{ name: "", create: [`create ${name} ${text}`], drop: [`drop ${name}`] }], ...changes };
}

function view(name: string, text: string, ...reads: string[]): View {
  return { name, sql: [`create view ${name} ${text}`], dependsOn: on(...reads) };
}

function on(...names: string[]): readonly Reference[] {
  return names.map((name) => ({ name }));
}

function database(parts: Partial<Schema>): Schema {
  return { ...schema(), ...parts };
}

const user = table("user", [column("email")]);
const trigger = (text: string) => ({ name: "touch", sql: `create trigger touch ${text}` });

/** The steps in short: what an operation does, and to what. */
function steps(operations: readonly Change[]): string[] {
  return operations.map((op) => {
    switch (op.kind) {
      case "addView":
      case "dropView":
        return `${op.kind} ${op.view.name}`;
      case "addObject":
      case "dropObject":
        return `${op.kind} ${op.object.name}`;
      case "alterObject":
        return `${op.kind} ${op.to.name}`;
      case "addTrigger":
      case "dropTrigger":
        return `${op.kind} ${op.table.name}.${op.trigger.name}`;
      case "addTable":
      case "dropTable":
        return `${op.kind} ${op.table.name}`;
      case "renameTable":
        return `${op.kind} ${op.from.name} ${op.to.name}`;
      default:
        return op.kind;
    }
  });
}

interface Row {
  readonly name: string;
  readonly from: Schema;
  readonly to: Schema;
  readonly steps: readonly string[];
  readonly unsupported?: readonly string[];
  readonly keepsTables?: true;
  /** Something is left as it is: `to` is not reached. */
  readonly partial?: true;
}

const empty = database({});
const full = database({
  tables: [{ ...user, triggers: [trigger("1")] }],
  views: [view("outer", "1", "inner"), view("inner", "1", "user", "size(text)")],
  opaqueObjects: [
    object("domain", "mail", "1", { dependsOn: on("size(text)") }),
    object("function", "size(text)"),
    object("function", "rows()", "1", { dependsOn: on("user") }),
    object("policy", "user.own", "1", { table: { name: "user" } }),
  ],
});

const rows: readonly Row[] = [
  {
    name: "what tables use comes before them, what reads them after; each after what it needs",
    from: empty,
    to: full,
    steps: [
      "addObject size(text)",
      "addObject mail",
      "addTable user",
      "addObject rows()",
      "addObject user.own",
      "addView inner",
      "addView outer",
      "addTrigger user.touch",
    ],
  },
  {
    name: "and goes the other way round",
    from: full,
    to: empty,
    steps: [
      "dropTrigger user.touch",
      "dropView outer",
      "dropView inner",
      "dropObject user.own",
      "dropObject rows()",
      "dropTable user",
      "dropObject mail",
      "dropObject size(text)",
    ],
  },
  {
    name: "without detectDroppedTables what stands on its own is kept",
    from: full,
    to: empty,
    keepsTables: true,
    partial: true,
    steps: [],
    unsupported: ["function rows(): is kept", "table user: is kept"],
  },
  {
    name: "what belongs to a table that stays goes in any case",
    from: full,
    to: { ...full, tables: [user], opaqueObjects: full.opaqueObjects.slice(0, 3) },
    keepsTables: true,
    steps: ["dropTrigger user.touch", "dropObject user.own"],
  },
  {
    name: "a recreated view takes the views over it along",
    from: full,
    to: { ...full, views: [full.views[0]!, view("inner", "2", "user")] },
    steps: ["dropView outer", "dropView inner", "addView inner", "addView outer"],
  },
  {
    name: "a recreated function takes along what calls it, a domain included",
    from: full,
    to: {
      ...full,
      opaqueObjects: [full.opaqueObjects[0]!, object("function", "size(text)", "2"), ...full.opaqueObjects.slice(2)],
    },
    steps: [
      "dropView outer",
      "dropView inner",
      "dropObject mail",
      "dropObject size(text)",
      "addObject size(text)",
      "addObject mail",
      "addView inner",
      "addView outer",
    ],
  },
  {
    name: "what a column uses is not recreated",
    from: database({ opaqueObjects: [object("domain", "mail", "1", { inUse: true })] }),
    to: database({ opaqueObjects: [object("domain", "mail", "2", { inUse: true })] }),
    partial: true,
    steps: [],
    unsupported: ["domain mail: differs and is not changed: a table uses it"],
  },
  {
    name: "nor is what holds rows",
    from: database({
      tables: [user],
      opaqueObjects: [object("partition", "p1", "1", { holdsRows: true, dependsOn: on("user") })],
    }),
    to: database({
      tables: [user],
      opaqueObjects: [object("partition", "p1", "2", { holdsRows: true, dependsOn: on("user") })],
    }),
    partial: true,
    steps: [],
    unsupported: ["partition p1: differs and is not changed: there may be rows in it"],
  },
  {
    name: "what needs something that nobody makes is not made",
    from: database({ tables: [user] }),
    to: database({
      tables: [user],
      views: [view("v", "1", "far")],
      opaqueObjects: [{ kind: "foreign table", name: "far", definition: "x" }],
    }),
    partial: true,
    steps: [],
    unsupported: ["view v: is not made, as it needs far", "foreign table far: is missing and not created"],
  },
  {
    name: "what the target does not tell in full stays",
    from: database({ tables: [user], views: [view("v", "1", "user")], opaqueObjects: [object("function", "f")] }),
    to: database({
      tables: [user],
      opaqueObjects: [
        { kind: "view", name: "v" },
        { kind: "function", name: "f", definition: "x" },
      ],
    }),
    partial: true,
    steps: [],
    unsupported: ["view v: differs and is not changed", "function f: differs and is not changed"],
  },
  {
    name: "what the first database does not tell in full is not made a second time",
    from: database({
      tables: [user],
      opaqueObjects: [
        { kind: "view", name: "v" },
        { kind: "function", name: "f", definition: "x" },
      ],
    }),
    to: database({ tables: [user], views: [view("v", "1", "user")], opaqueObjects: [object("function", "f")] }),
    partial: true,
    steps: [],
    unsupported: ["view v: differs and is not changed", "function f: differs and is not changed"],
  },
  {
    name: "triggers of a renamed table go under its old name and come under its new one",
    from: database({ tables: [{ ...user, triggers: [trigger("on user")] }] }),
    to: database({ tables: [{ ...user, name: "member", renamedFrom: "user", triggers: [trigger("on member")] }] }),
    steps: ["dropTrigger user.touch", "renameTable user member", "addTrigger member.touch"],
  },
];

describe.each(rows.map((row) => [row.name, row] as const))("%s", (_, row) => {
  const plan = diffSchemas(row.from, row.to, {
    features,
    complete: true,
    detectDroppedTables: row.keepsTables !== true,
  });

  test("the steps", () => {
    expect(steps(plan.changes)).toEqual(row.steps);
    for (const text of row.unsupported ?? []) expect(plan.unsupported).toContainEqual(expect.stringContaining(text));
    if (row.unsupported === undefined && row.keepsTables === undefined) expect(plan.unsupported).toEqual([]);
  });

  test("there and back", () => {
    expect(sameSchema(applyChanges(row.from, plan.changes), plan.to)).toBe(true);
    expect(row.partial === true || row.keepsTables === true || sameSchema(plan.to, row.to)).toBe(true);
    expect(sameSchema(applyChanges(plan.to, invertAll(plan.changes)), row.from)).toBe(true);
  });
});

describe("an object that can be altered", () => {
  const head = (text: string, shape: string) => ({
    name: "",
    create: [`create ${text}`],
    drop: ["drop"],
    replace: [`replace ${text}`],
    shape,
  });
  const check = (text: string) => ({ name: "check", create: [`add check ${text}`], drop: ["drop check"] });
  const domain = (...parts: NonNullable<OpaqueObject["parts"]>): Schema =>
    database({ opaqueObjects: [{ kind: "domain", name: "d", parts }] });
  const rendered = (from: Schema, to: Schema) =>
    diffSchemas(from, to, { features, complete: true, detectDroppedTables: true }).changes.flatMap((op) =>
      op.kind === "addObject" || op.kind === "dropObject" || op.kind === "alterObject"
        ? renderObject(op).flat()
        : [op.kind],
    );

  const changes: readonly (readonly [string, Schema, Schema, readonly string[]])[] = [
    ["is replaced where its shape is the same", domain(head("1", "s")), domain(head("2", "s")), ["replace 2"]],
    ["is recreated where it is not", domain(head("1", "s")), domain(head("2", "t")), ["drop", "create 2"]],
    ["gets a part", domain(head("1", "s")), domain(head("1", "s"), check("a")), ["add check a"]],
    ["loses a part", domain(head("1", "s"), check("a")), domain(head("1", "s")), ["drop check"]],
    [
      "gets another part in the place of one",
      domain(head("1", "s"), check("a")),
      domain(head("2", "s"), check("b")),
      ["drop check", "replace 2", "add check b"],
    ],
    ["goes with its parts", domain(head("1", "s"), check("a")), empty, ["drop"]],
    ["comes with its parts", empty, domain(head("1", "s"), check("a")), ["create 1", "add check a"]],
    [
      "that is no more than settings is undone setting by setting",
      domain({ name: "", create: [], drop: [] }, check("a"), { ...check("b"), name: "other" }),
      empty,
      ["drop check", "drop check"],
    ],
  ];

  test.each(changes)("%s", (_, from, to, statements) => {
    expect(rendered(from, to)).toEqual(statements);
  });
});
