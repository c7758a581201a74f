import {
  applyChanges,
  columnOrigins,
  diffSchemas,
  invertAll,
  sameSchema,
  type Change,
  type RenameDecisions,
  type Schema,
} from "../src";
import { ableFeatures, column, schema, table } from "./example";

const number = { type: { kind: "integer", bits: 32 } } as const;

interface Row {
  readonly name: string;
  readonly from: Schema;
  readonly to: Schema;
  /** `t.a:b` */
  readonly flags?: readonly string[];
  readonly notRenamed?: readonly string[];
  /** Where the values of each column of `to` come from, as `t.b: t.a`; a column that is not named is new. */
  readonly origins?: readonly string[];
  readonly asks?: readonly string[];
  readonly problems?: readonly string[];
}

const pair = schema(table("t", [column("a"), column("b")]));

const rows: readonly Row[] = [
  {
    name: "a chain by renamedFrom",
    from: pair,
    to: schema(table("t", [column("b", { renamedFrom: "a" }), column("c", { renamedFrom: "b" })])),
    origins: ["t.b: t.a", "t.c: t.b"],
  },
  {
    name: "a chain by flags",
    from: pair,
    to: schema(table("t", [column("b"), column("c")])),
    flags: ["t.a:b", "t.b:c"],
    origins: ["t.b: t.a", "t.c: t.b"],
  },
  {
    name: "a chain by renamedFrom that was applied already",
    from: schema(table("t", [column("b"), column("c")])),
    to: schema(table("t", [column("b", { renamedFrom: "a" }), column("c", { renamedFrom: "b" })])),
    origins: ["t.b: t.b", "t.c: t.c"],
  },
  {
    name: "an old name that is used again",
    from: schema(table("user", [column("name")])),
    to: schema(table("user", [column("legalName", { renamedFrom: "name" }), column("name", { nullable: true })])),
    origins: ["user.legalName: user.name"],
  },
  {
    name: "an old name that is used again, applied already",
    from: schema(table("user", [column("legalName"), column("name", { nullable: true })])),
    to: schema(table("user", [column("legalName", { renamedFrom: "name" }), column("name", { nullable: true })])),
    origins: ["user.legalName: user.legalName", "user.name: user.name"],
  },
  {
    name: "an old name that is used again for another type",
    from: schema(table("user", [column("name")])),
    to: schema(table("user", [column("legalName", { renamedFrom: "name" }), column("name", number)])),
    origins: ["user.legalName: user.name"],
  },
  {
    name: "a swap by flags",
    from: schema(table("t", [column("a", number), column("b")])),
    to: schema(table("t", [column("b", number), column("a")])),
    flags: ["t.a:b", "t.b:a"],
    origins: ["t.b: t.a", "t.a: t.b"],
  },
  {
    name: "three that change places by flags, and a chain beside them",
    from: schema(
      table(
        "t",
        ["a", "b", "c", "x", "y"].map((name) => column(name)),
      ),
    ),
    to: schema(
      table(
        "t",
        ["a", "b", "c", "y", "z"].map((name) => column(name)),
      ),
    ),
    flags: ["t.a:b", "t.b:c", "t.c:a", "t.x:y", "t.y:z"],
    origins: ["t.a: t.c", "t.b: t.a", "t.c: t.b", "t.y: t.x", "t.z: t.y"],
  },
  {
    name: "a swap by renamedFrom is refused",
    from: pair,
    to: schema(table("t", [column("a", { renamedFrom: "b" }), column("b", { renamedFrom: "a" })])),
    problems: ["swap t a b", "swap t b a"],
  },
  {
    name: "a swap by renamedFrom with flags that say the same",
    from: pair,
    to: schema(table("t", [column("a", { renamedFrom: "b" }), column("b", { renamedFrom: "a" })])),
    flags: ["t.a:b", "t.b:a"],
    origins: ["t.b: t.a", "t.a: t.b"],
  },
  {
    name: "a flag takes the place of a column that stays without one",
    from: schema(table("t", [column("a"), column("b", number)])),
    to: schema(table("t", [column("b")])),
    flags: ["t.a:b"],
    origins: ["t.b: t.a"],
  },
  {
    name: "renamedFrom into the place of another column is asked",
    from: pair,
    to: schema(table("t", [column("b", { renamedFrom: "a" })])),
    asks: ["t.a"],
  },
  {
    name: "renamedFrom into the place of another column, answered with no",
    from: pair,
    to: schema(table("t", [column("b", { renamedFrom: "a" })])),
    notRenamed: ["t.a"],
    origins: ["t.b: t.b"],
  },
  {
    name: "case alone",
    from: schema(table("t", [column("Name"), column("b")])),
    to: schema(table("t", [column("name"), column("b")])),
    flags: ["t.Name:name"],
    origins: ["t.name: t.Name", "t.b: t.b"],
  },
  {
    name: "names that differ in case alone change places",
    from: schema(table("t", [column("a"), column("B")])),
    to: schema(table("t", [column("b"), column("A")])),
    flags: ["t.a:b", "t.B:A"],
    origins: ["t.b: t.a", "t.A: t.B"],
  },
  {
    name: "flags that name nothing",
    from: schema(table("t", [column("mail"), column("x", number)])),
    to: schema(table("t", [column("email"), column("x", number)])),
    flags: ["t.mial:email", "t.mail:emial", "u.a:b", "nothing:more"],
    notRenamed: ["t.y", "v"],
    problems: ["unmatched nothing:more", "unmatched t.mail:emial", "unmatched t.mial:email"].concat([
      "unmatched t.y",
      "unmatched u.a:b",
      "unmatched v",
    ]),
  },
  {
    name: "a table's old name is used again",
    from: schema(table("user", [column("a")])),
    to: schema(table("account", [column("a")], { renamedFrom: "user" }), table("user", [column("a")])),
    origins: ["account.id: user.id", "account.a: user.a"],
  },
  {
    name: "a table's old name is used again, applied already",
    from: schema(table("account", [column("a")]), table("user", [column("a")])),
    to: schema(table("account", [column("a")], { renamedFrom: "user" }), table("user", [column("a")])),
    origins: ["account.id: account.id", "account.a: account.a", "user.id: user.id", "user.a: user.a"],
  },
  {
    name: "a chain of tables, a column of one renamed as well",
    from: schema(table("x", [column("a")]), table("y", [column("b")])),
    to: schema(
      table("y", [column("a2", { renamedFrom: "a" })], { renamedFrom: "x" }),
      table("z", [column("b")], { renamedFrom: "y" }),
    ),
    origins: ["y.id: x.id", "y.a2: x.a", "z.id: y.id", "z.b: y.b"],
  },
  {
    name: "tables that change places by flags",
    from: schema(table("x", [column("a")]), table("y", [column("b")])),
    to: schema(table("y", [column("a")]), table("x", [column("b")])),
    flags: ["x:y", "y:x"],
    origins: ["y.id: x.id", "y.a: x.a", "x.id: y.id", "x.b: y.b"],
  },
  {
    name: "a table into the place of another that is kept",
    from: schema(table("x", [column("a")]), table("y", [column("b")])),
    to: schema(table("y", [column("a")])),
    flags: ["x:y"],
    problems: ["occupied x y"],
  },
  {
    name: "another naming strategy",
    from: schema(table("some_user", [column("first_name"), column("mail"), column("phone"), column("city")])),
    to: schema(table("SomeUser", [column("firstName"), column("mail"), column("phone"), column("city")])),
    origins: ["id", "mail", "phone", "city"]
      .map((name) => `SomeUser.${name}: some_user.${name}`)
      .concat("SomeUser.firstName: some_user.first_name"),
  },
  {
    name: "many columns under another naming strategy",
    from: schema(
      table(
        "t",
        ["first_name", "last_name", "home_town", "birth_date"].map((name) => column(name)),
      ),
    ),
    to: schema(
      table(
        "t",
        ["firstName", "lastName", "homeTown", "birthDate"].map((name) => column(name)),
      ),
    ),
    origins: [
      "firstName: t.first_name",
      "lastName: t.last_name",
      "homeTown: t.home_town",
      "birthDate: t.birth_date",
    ].map((origin) => `t.${origin}`),
  },
];

it.each(rows.map((row) => [row.name, row] as const))("%s", (_, row) => {
  const plan = diffSchemas(row.from, row.to, {
    features: ableFeatures,
    renames: decisionsOf(row),
    detectDroppedTables: row.problems?.some((problem) => problem.startsWith("occupied")) !== true,
  });
  expect(plan.ambiguousRenames.flatMap((q) => q.gone.map((name) => `${q.table?.name}.${name}`))).toEqual(
    row.asks ?? [],
  );
  expect(plan.renameProblems.map(problemText).sort()).toEqual([...(row.problems ?? [])].sort());
  if (row.origins === undefined) return;
  const ids = row.origins.some((origin) => /\.id: /.test(origin)) ? [] : idsOf(row);
  expect(originsText(row.from, plan.changes)).toEqual([...row.origins, ...ids].sort());
  expect(sameSchema(applyChanges(row.from, plan.changes), plan.to)).toBe(true);
  expect(sameSchema(applyChanges(plan.to, invertAll(plan.changes)), row.from)).toBe(true);
});

function decisionsOf({ flags = [], notRenamed }: Row): RenameDecisions {
  return { renamed: flags.map((flag) => ({ from: flag.split(":")[0]!, to: flag.split(":")[1]! })), notRenamed };
}

function problemText(problem: ReturnType<typeof diffSchemas>["renameProblems"][number]): string {
  if (problem.kind === "unmatched") return `unmatched ${problem.decision}`;
  const table = problem.kind === "swap" && problem.table ? `${problem.table.name} ` : "";
  return `${problem.kind} ${table}${problem.from} ${problem.to}`;
}

function idsOf({ from }: Row): string[] {
  return from.tables.map(({ name }) => `${name}.id: ${name}.id`);
}

function originsText(from: Schema, changes: readonly Change[]): string[] {
  return [...columnOrigins(from, changes)].map(([column, origin]) => `${column}: ${origin}`).sort();
}
