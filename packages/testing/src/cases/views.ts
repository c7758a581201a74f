import type { Schema, Table, View } from "@stingerloom/schema-diff";
import { bigint, column, int, schema, table, varchar, type Quote, type SharedCase } from "./build";

const person = table("person", [column("name", varchar(50)), column("age", int)]);
const rows = ["INSERT INTO person (name, age) VALUES ('Ada', 36), ('Tim', 9)"];

/** As entities describe one: `canonicalizeExpressions` asks the engine about its query. */
function view(name: string, query: string, rest: Partial<View> = {}): View {
  return { name, sql: [], query, ...rest };
}

/** The tables with views, each of which may read those before it. */
function withViews(tables: readonly Table[], ...views: readonly View[]): Schema {
  const names = tables.map(({ name }) => ({ name }));
  return {
    ...schema(...tables),
    views: views.map((one, i) => ({
      ...one,
      dependsOn: [...names, ...views.slice(0, i).map(({ name }) => ({ name }))],
    })),
  };
}

const adults = view("adult", "SELECT id, name FROM person WHERE age >= 18");
const named = view("named", "SELECT name FROM adult WHERE name <> ''");
const noView = { not: /\bVIEW\b/ };
const count = (name: string, value: number) => [{ sql: `SELECT count(*) AS v FROM ${name}`, value: String(value) }];

/** Views that entities describe. */
export function viewCases(quote: Quote): readonly SharedCase[] {
  return [...plainCases(quote), ...nestedCases, ...caseOfTables(quote), ...renameCases];
}

function plainCases(quote: Quote): readonly SharedCase[] {
  return [
    {
      name: "adds a view",
      before: schema(person),
      after: withViews([person], adults),
      rows,
      upRows: count("adult", 1),
      hazards: [],
    },
    {
      name: "drops a view, where asked to",
      before: withViews([person], adults),
      after: schema(person),
      detectDroppedViews: true,
      rows,
      up: [/DROP VIEW/],
    },
    {
      name: "keeps a view that nobody describes",
      before: withViews([person], adults),
      after: schema(person),
      up: [noView],
    },
    {
      name: "keeps a view that nobody describes beside one that changes",
      before: withViews([person], adults, view("child", "SELECT id FROM person WHERE age < 18")),
      after: withViews([person], view("adult", "SELECT id FROM person WHERE age >= 21")),
      up: [{ not: /child/ }],
    },
    {
      name: "the query of a view changes",
      before: withViews([person], adults),
      after: withViews([person], view("adult", "SELECT id, name FROM person WHERE age >= 40")),
      rows,
      upRows: count("adult", 0),
    },
    {
      name: "a view has fewer columns, in another order",
      before: withViews([person], view("v", "SELECT id, name, age FROM person")),
      after: withViews([person], view("v", "SELECT age, id FROM person")),
    },
    {
      name: "a query that is laid out in another way is the same",
      before: withViews([person], adults),
      after: withViews(
        [person],
        view("adult", `select ${quote("id")},\n  ${quote("name")} -- who\nfrom ${quote("person")} where (age>=18) ;\n`),
      ),
      up: [noView],
    },
    {
      name: "a view with a join, groups, literals and a subquery",
      before: schema(person),
      after: withViews(
        [person],
        view(
          "summary",
          "SELECT p.name AS who, count(*) AS n, max(o.age + 1) AS oldest, 'it''s' AS note FROM person p " +
            "LEFT JOIN person o ON o.id = p.id AND o.name IN ('a', 'b') " +
            "WHERE EXISTS (SELECT 1 FROM person x WHERE x.age BETWEEN 1 AND 99) GROUP BY p.name HAVING count(*) > 0",
        ),
      ),
      rows,
      upRows: count("summary", 2),
    },
    {
      name: "a view with a name and columns that need quotes",
      before: schema(table("select", [column("two words", int), column("it's", int)])),
      after: withViews(
        [table("select", [column("two words", int), column("it's", int)])],
        view("Order by", `SELECT ${quote("two words")}, ${quote("it's")} AS ${quote("a b")} FROM ${quote("select")}`),
      ),
      upRows: count(quote("Order by"), 0),
    },
  ];
}

function caseOfTables(quote: Quote): readonly SharedCase[] {
  const wide = table("person", [column("name", varchar(80)), column("age", bigint)]);
  const renamedColumn = table("person", [column("fullName", varchar(50), { renamedFrom: "name" }), column("age", int)]);
  const people = { ...person, name: "people", renamedFrom: "person" };
  return [
    { name: "adds a table and a view over it", before: schema(), after: withViews([person], adults) },
    {
      name: "drops a table and the view over it",
      before: withViews([person], adults),
      after: schema(),
      detectDroppedViews: true,
    },
    {
      name: "adds a column and reads it in a view",
      before: withViews([person], adults),
      after: withViews(
        [table("person", [...person.columns.slice(1), column("city", varchar(20), { nullable: true })])],
        view("adult", "SELECT id, name, city FROM person WHERE age >= 18"),
      ),
      rows,
    },
    {
      name: "adds a column under a view of all columns",
      before: withViews([person], view("v", "SELECT * FROM person")),
      after: withViews(
        [table("person", [...person.columns.slice(1), column("city", varchar(20), { nullable: true })])],
        view("v", "SELECT * FROM person"),
      ),
      rows,
      upRows: [{ sql: "SELECT city AS v FROM v WHERE id = 1", value: null }],
    },
    {
      name: "drops a column that a view read",
      before: withViews([person], adults),
      after: withViews([table("person", [column("age", int)])], view("adult", "SELECT id FROM person WHERE age >= 18")),
    },
    {
      name: "columns get other types under a view that stays",
      before: withViews([person], adults, named),
      after: withViews([wide], adults, named),
      rows,
      upRows: count("named", 1),
    },
    {
      name: "renames a column under a view that reads it",
      before: withViews([person], adults),
      after: withViews([renamedColumn], view("adult", `SELECT id, ${quote("fullName")} FROM person WHERE age >= 18`)),
      rows,
      upRows: count("adult", 1),
    },
    {
      name: "renames and widens a column under views over each other",
      before: withViews([person], adults, named),
      after: withViews(
        [table("person", [column("fullName", varchar(90), { renamedFrom: "name" }), column("age", bigint)])],
        view("adult", `SELECT id, ${quote("fullName")} AS name FROM person WHERE age >= 18`),
        named,
      ),
      rows,
      upRows: count("named", 1),
    },
    {
      name: "renames a table under a view",
      before: withViews([person], adults),
      after: withViews([people], view("adult", "SELECT id, name FROM people WHERE age >= 18")),
      rows,
      upRows: count("adult", 1),
    },
  ];
}

const renameCases: readonly SharedCase[] = [
  {
    name: "renames a view",
    before: withViews([person], adults),
    after: withViews([person], { ...adults, name: "grown_up", renamedFrom: "adult" }),
    rows,
    upRows: count("grown_up", 1),
    up: [/adult/],
  },
  {
    name: "renames a view under another one, and changes both",
    before: withViews([person], adults, named),
    after: withViews(
      [person],
      view("grown_up", "SELECT id, name FROM person WHERE age >= 40", { renamedFrom: "adult" }),
      view("named", "SELECT name FROM grown_up"),
    ),
    rows,
    upRows: count("named", 0),
  },
  {
    name: "a rename of a view that is done is not done again",
    before: withViews([person], { ...adults, name: "grown_up" }, adults),
    after: withViews([person], { ...adults, name: "grown_up", renamedFrom: "adult" }),
    up: [noView],
  },
];

/** One view reads another. */
const nestedCases: readonly SharedCase[] = [
  {
    name: "adds a view and one that reads it",
    before: schema(person),
    after: withViews([person], adults, named),
    rows,
    upRows: count("named", 1),
  },
  {
    name: "a view changes under one that reads it",
    before: withViews([person], adults, named),
    after: withViews([person], view("adult", "SELECT id, name FROM person WHERE age >= 40"), named),
    rows,
    upRows: count("named", 0),
  },
  {
    name: "two views change, of which one reads the other",
    before: withViews([person], adults, named),
    after: withViews(
      [person],
      view("adult", "SELECT name, age FROM person WHERE age >= 18"),
      view("named", "SELECT age FROM adult"),
    ),
  },
];
