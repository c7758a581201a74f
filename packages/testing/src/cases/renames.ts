import type { RenameDecisions, Schema } from "@stingerloom/schema-diff";
import { column, int, literal, schema, table, varchar, type Quote, type SharedCase } from "./build";

const nullable = { nullable: true };
const text = (name: string, renamedFrom?: string) =>
  column(name, varchar(255), { nullable: true, ...(renamedFrom !== undefined && { renamedFrom }) });

function flags(...pairs: readonly string[]): RenameDecisions {
  return { renamed: pairs.map((pair) => ({ from: pair.split(":")[0]!, to: pair.split(":")[1]! })) };
}

/**
 * Renames that somebody stated. Each value says which column it was put into, so that one in the wrong place is seen.
 */
export function renameCases(quote: Quote): readonly SharedCase[] {
  return [...columnRenames(quote), ...tableRenames(quote)];
}

function columnRenames(quote: Quote): readonly SharedCase[] {
  const t = (...columns: Parameters<typeof table>[1]) => schema(table("t", columns));
  const rows = (...names: readonly string[]) => [insert(quote, "t", names)];
  const found = (...pairs: readonly string[]) => pairs.map((pair) => valueIs(quote, "t", pair));
  return [
    {
      name: "renames columns in a chain",
      before: t(text("a"), text("b")),
      after: t(text("b", "a"), text("c", "b")),
      rows: rows("a", "b"),
      upRows: found("b=a", "c=b"),
    },
    {
      name: "gives an old name to a new column",
      before: t(text("name")),
      after: t(text("legalName", "name"), text("name")),
      rows: rows("name"),
      upRows: found("legalName=name", "name=null"),
    },
    {
      name: "gives an old name to a new column of another type",
      before: t(text("name")),
      after: t(text("legalName", "name"), column("name", int, nullable)),
      rows: rows("name"),
      upRows: found("legalName=name", "name=null"),
    },
    {
      name: "swaps two columns, each with a type and a default of its own",
      before: t(column("a", int, { default: literal(1) }), text("b")),
      after: t(column("b", int, { default: literal(1) }), text("a")),
      renames: flags("t.a:b", "t.b:a"),
      rows: [`INSERT INTO ${quote("t")} (${quote("a")}, ${quote("b")}) VALUES (7, 'b')`],
      upRows: found("b=7", "a=b"),
    },
    {
      name: "moves three columns in a circle",
      before: t(text("a"), text("b"), text("c")),
      after: t(text("a"), text("b"), text("c")),
      renames: flags("t.a:b", "t.b:c", "t.c:a"),
      rows: rows("a", "b", "c"),
      upRows: found("a=c", "b=a", "c=b"),
    },
    {
      name: "renames a column into the place of one that is dropped",
      before: t(text("a"), text("b")),
      after: t(text("b")),
      renames: flags("t.a:b"),
      rows: rows("a", "b"),
      upRows: found("b=a"),
    },
    {
      name: "swaps two columns that a key, an index and a check name",
      before: keyed("a", "b"),
      after: keyed("b", "a"),
      renames: flags("t.a:b", "t.b:a"),
      rows: [
        `INSERT INTO ${quote("t")} (${quote("a")}, ${quote("b")}) VALUES (1, 2)`,
        `INSERT INTO ${quote("t")} (${quote("a")}, ${quote("b")}) VALUES (3, 4)`,
      ],
      upRows: found("b=1", "a=2"),
    },
  ];

  function keyed(a: string, b: string): Schema {
    return schema(
      table("t", [column(a, int), column(b, int)], {
        uniques: [{ name: "t_u", columns: [a] }],
        indexes: [{ name: "t_i", parts: [{ column: b }, { column: a }] }],
        checks: [{ name: "t_c", expression: `${quote(a)} < ${quote(b)}` }],
      }),
    );
  }
}

function tableRenames(quote: Quote): readonly SharedCase[] {
  return [
    {
      name: "gives a table's old name to a new table",
      before: schema(table("user", [text("a")])),
      after: schema(table("account", [text("a")], { renamedFrom: "user" }), table("user", [text("a")])),
      rows: [insert(quote, "user", ["a"])],
      upRows: [valueIs(quote, "account", "a=a"), countIs(quote, "user", 0)],
    },
    {
      name: "renames tables in a chain, with a column of one",
      before: schema(table("x", [text("a")]), table("y", [text("b")])),
      after: schema(table("y", [text("a2", "a")], { renamedFrom: "x" }), table("z", [text("b")], { renamedFrom: "y" })),
      rows: [insert(quote, "x", ["a"]), insert(quote, "y", ["b"])],
      upRows: [valueIs(quote, "y", "a2=a"), valueIs(quote, "z", "b=b")],
    },
    {
      name: "swaps two tables",
      before: schema(table("x", [text("a")]), table("y", [text("b")])),
      after: schema(table("y", [text("a")]), table("x", [text("b")])),
      renames: flags("x:y", "y:x"),
      rows: [insert(quote, "x", ["a"]), insert(quote, "y", ["b"])],
      upRows: [valueIs(quote, "y", "a=a"), valueIs(quote, "x", "b=b")],
    },
    {
      name: "swaps two tables, of which one stops counting",
      before: schema(table("x", [text("a")]), table("y", [text("b")])),
      after: schema(table("y", [], { columns: [column("id", int), text("a")] }), table("x", [text("b")])),
      renames: flags("x:y", "y:x"),
      rows: [insert(quote, "x", ["a"]), insert(quote, "y", ["b"])],
      upRows: [valueIs(quote, "y", "a=a"), valueIs(quote, "x", "b=b")],
    },
  ];
}

/** A row whose values are the names of their columns. */
function insert(quote: Quote, name: string, columns: readonly string[]): string {
  const values = columns.map((column) => `'${column}'`);
  return `INSERT INTO ${quote(name)} (${columns.map(quote).join(", ")}) VALUES (${values.join(", ")})`;
}

/** `b=a`: the first row has the value `a` in `b`. */
function valueIs(quote: Quote, name: string, pair: string): { readonly sql: string; readonly value: string | null } {
  const [column = "", value = ""] = pair.split("=");
  return {
    sql: `SELECT ${quote(column)} AS ${quote("v")} FROM ${quote(name)} ORDER BY ${quote("id")}`,
    value: value === "null" ? null : value,
  };
}

function countIs(quote: Quote, name: string, count: number): { readonly sql: string; readonly value: string } {
  return { sql: `SELECT count(*) AS ${quote("v")} FROM ${quote(name)}`, value: String(count) };
}
