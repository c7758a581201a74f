import { diffSchemas, type Plan, type RenameDecisions, type Schema } from "../src";
import { ableFeatures, column, idColumn, schema, table } from "./example";

interface Row {
  readonly name: string;
  readonly from: Schema;
  readonly to: Schema;
  readonly renames?: RenameDecisions;
  readonly detectDroppedTables?: boolean;
  readonly gives: readonly string[];
  readonly asks?: readonly string[];
}

const text = { type: { kind: "text" } } as const;
const int = { type: { kind: "integer", bits: 32 } } as const;
const many = [column("title"), column("body", text), column("rank", { type: { kind: "integer", bits: 32 } })];

const rows: readonly Row[] = [
  {
    name: "the only one removed and the only one added of its type",
    from: schema(table("user", [column("email")])),
    to: schema(table("user", [column("emailAddress")])),
    gives: ["renameColumn user.email emailAddress (inferred)"],
  },
  {
    name: "a different type is no rename",
    from: schema(table("user", [column("email")])),
    to: schema(table("user", [column("age", { type: { kind: "integer", bits: 32 } })])),
    gives: ["addColumn user.age", "dropColumn user.email"],
  },
  ...[
    [
      "a longer text",
      "email",
      column("email"),
      column("emailAddress", { type: { kind: "varchar", length: 500 } }),
    ] as const,
    ["a text without a limit", "body", column("body"), column("body_text", text)] as const,
    [
      "a larger number",
      "total",
      column("total", int),
      column("total_sum", { type: { kind: "integer", bits: 64 } }),
    ] as const,
    [
      "the same name written in another way",
      "first_name",
      column("first_name"),
      column("firstName", { type: { kind: "varchar", length: 100 } }),
    ] as const,
    [
      "a type of the engine's own with another length",
      "flags",
      column("flags", { type: { kind: "native", sql: "bit(3)" } }),
      column("flags_set", { type: { kind: "native", sql: "bit(8)" } }),
    ] as const,
  ].map(([what, asked, gone, come]): Row => ({
    name: `an alike name with ${what} is asked`,
    from: schema(table("user", [gone])),
    to: schema(table("user", [come])),
    gives: [`addColumn user.${come.name}`, `dropColumn user.${gone.name}`],
    asks: [asked],
  })),
  {
    name: "an alike name with a type of another family is no question",
    from: schema(table("user", [column("status", int)])),
    to: schema(table("user", [column("statusText")])),
    gives: ["addColumn user.statusText", "dropColumn user.status"],
  },
  {
    name: "another name with a type of the same family is no question",
    from: schema(table("user", [column("age", int)])),
    to: schema(table("user", [column("points", { type: { kind: "integer", bits: 64 } })])),
    gives: ["addColumn user.points", "dropColumn user.age"],
  },
  {
    name: "the only one of its type is asked where an alike name has a type of the same family",
    from: schema(table("user", [column("email")])),
    to: schema(table("user", [column("nick"), column("emailAddress", text)])),
    gives: ["addColumn user.emailAddress", "addColumn user.nick", "dropColumn user.email"],
    asks: ["email"],
  },
  {
    name: "the only one of its type is taken beside an alike name of other columns, which is asked",
    from: schema(table("user", [column("email"), column("total", int)])),
    to: schema(table("user", [column("contact"), column("totalAmount", { type: { kind: "integer", bits: 64 } })])),
    gives: ["renameColumn user.email contact (inferred)", "addColumn user.totalAmount", "dropColumn user.total"],
    asks: ["total"],
  },
  {
    name: "an alike name of the same family is decided by a flag",
    from: schema(table("user", [column("email")])),
    to: schema(table("user", [column("emailAddress", text)])),
    renames: { renamed: [{ from: "user.email", to: "emailAddress" }] },
    gives: ["renameColumn user.email emailAddress", "alterColumn user.emailAddress"],
  },
  {
    name: "an alike name of the same family is no question where nothing is inferred",
    from: schema(table("user", [column("email")])),
    to: schema(table("user", [column("emailAddress", text)])),
    renames: { inference: "never" },
    gives: ["addColumn user.emailAddress", "dropColumn user.email"],
  },
  {
    name: "a hint decides, whatever the type",
    from: schema(table("user", [column("email")])),
    to: schema(table("user", [column("mail", { ...text, renamedFrom: "email" })])),
    gives: ["renameColumn user.email mail", "alterColumn user.mail"],
  },
  {
    name: "--no-rename forbids",
    from: schema(table("user", [column("legacy_notes")])),
    to: schema(table("user", [column("stripe_customer")])),
    renames: { notRenamed: ["user.legacy_notes"] },
    gives: ["addColumn user.stripe_customer", "dropColumn user.legacy_notes"],
  },
  {
    name: "--rename decides between two",
    from: schema(table("user", [column("aaa")])),
    to: schema(table("user", [column("bbb"), column("ccc")])),
    renames: { renamed: [{ from: "user.aaa", to: "ccc" }] },
    gives: ["renameColumn user.aaa ccc", "addColumn user.bbb"],
  },
  {
    name: "among several a clear winner is taken",
    from: schema(table("user", [column("email"), column("phone")])),
    to: schema(table("user", [column("email_address"), column("phone_number")])),
    gives: ["renameColumn user.email email_address (inferred)", "renameColumn user.phone phone_number (inferred)"],
  },
  {
    name: "among several an unclear one is asked",
    from: schema(table("user", [column("aaa"), column("bbb")])),
    to: schema(table("user", [column("xyz"), column("uvw")])),
    gives: ["addColumn user.uvw", "addColumn user.xyz", "dropColumn user.aaa", "dropColumn user.bbb"],
    asks: ["aaa", "bbb"],
  },
  {
    name: "a generated column never becomes a plain one",
    from: schema(table("user", [column("full", { generated: { expression: "a", stored: true } })])),
    to: schema(table("user", [column("nick")])),
    gives: ["addColumn user.nick", "dropColumn user.full"],
  },
  {
    name: "a table whose columns are the same",
    from: schema(table("post", many)),
    to: schema(table("article", many)),
    gives: ["renameTable post article (inferred)"],
  },
  {
    name: "a table that was renamed and changed, by a hint; its columns may be named under the old table",
    from: schema(table("post", many)),
    to: schema(table("article", [column("headline"), column("subject"), ...many.slice(1)], { renamedFrom: "post" })),
    renames: { renamed: [{ from: "post.title", to: "subject" }] },
    gives: ["renameTable post article", "renameColumn article.title subject", "addColumn article.headline"],
  },
  {
    name: "two columns alike are no proof: a new table is new, the old one stays",
    from: schema(table("category", [column("name")])),
    to: schema(table("tag", [column("name")])),
    gives: ["addTable tag"],
  },
  {
    name: "but before it is dropped, somebody is asked",
    from: schema(table("category", [column("name")])),
    to: schema(table("tag", [column("name")])),
    detectDroppedTables: true,
    gives: ["dropTable category", "addTable tag"],
    asks: ["category"],
  },
  {
    name: "foreign keys, indexes and checks follow a renamed column",
    from: schema(
      table("user", [column("mail")], {
        uniques: [{ name: "u", columns: ["mail"] }],
        indexes: [{ name: "i", parts: [{ expression: "lower(mail)" }], where: "mail <> 'mail'" }],
        checks: [{ name: "c", expression: 'length("mail") > 3' }],
      }),
      table("log", [column("user_mail")], {
        foreignKeys: [{ name: "f", columns: ["user_mail"], references: { name: "user", columns: ["mail"] } }],
      }),
    ),
    to: schema(
      table("user", [column("email")], {
        uniques: [{ name: "u", columns: ["email"] }],
        indexes: [{ name: "i", parts: [{ expression: "lower(email)" }], where: "email <> 'mail'" }],
        checks: [{ name: "c", expression: 'length("email") > 3' }],
      }),
      table("log", [column("user_mail")], {
        foreignKeys: [{ name: "f", columns: ["user_mail"], references: { name: "user", columns: ["email"] } }],
      }),
    ),
    gives: ["renameColumn user.mail email (inferred)"],
  },
];

it.each(rows.map((row) => [row.name, row] as const))("%s", (_, row) => {
  const plan = diffSchemas(row.from, row.to, {
    features: ableFeatures,
    renames: row.renames,
    detectDroppedTables: row.detectDroppedTables,
  });
  expect(described(plan).sort()).toEqual([...row.gives].sort());
  expect(plan.ambiguousRenames.flatMap((q) => q.gone).sort()).toEqual([...(row.asks ?? [])].sort());
});

it("pairs names of a table with many columns without comparing the untouched ones", () => {
  const columns = Array.from({ length: 200 }, (_, i) => column(`c${i}`));
  const plan = diffSchemas(
    schema(table("wide", columns)),
    schema(table("wide", [...columns.slice(1), column("c0_new")])),
    { features: ableFeatures },
  );
  expect(described(plan)).toEqual(["renameColumn wide.c0 c0_new (inferred)"]);
  expect(plan.to.tables[0]!.columns[0]).toEqual(idColumn);
});

function described({ changes }: Plan): string[] {
  return changes.map((op) => {
    switch (op.kind) {
      case "renameColumn":
        return `renameColumn ${op.table.name}.${op.from} ${op.to}${op.inferred === undefined ? "" : " (inferred)"}`;
      case "renameTable":
        return `renameTable ${op.from.name} ${op.to.name}${op.inferred === undefined ? "" : " (inferred)"}`;
      case "addColumn":
      case "dropColumn":
        return `${op.kind} ${op.table.name}.${op.column.name}`;
      case "alterColumn":
        return `alterColumn ${op.table.name}.${op.to.name}`;
      case "addTable":
      case "dropTable":
        return `${op.kind} ${op.table.name}`;
      default:
        return op.kind;
    }
  });
}
