import { build, describeReports, type ReportedCase } from "@stingerloom/testing";

const { column, int, schema, table } = build;

const reports: readonly ReportedCase<"sqlite">[] = [
  {
    name: "a table takes the name of an index, and an index that of the table",
    before: ["CREATE TABLE gone (id int PRIMARY KEY, n int)", "CREATE INDEX gone_i ON gone (n)"],
    after: ["CREATE TABLE gone_i (id int PRIMARY KEY, n int)", "CREATE INDEX gone ON gone_i (n)"],
    rows: ["INSERT INTO gone VALUES (1, 2)"],
    renames: { renamed: [{ from: "gone", to: "gone_i" }] },
  },
  {
    name: "a new table takes the name of an index that gets another one",
    before: ["CREATE TABLE t (a int)", "CREATE INDEX orders ON t (a)"],
    after: ["CREATE TABLE t (a int)", "CREATE INDEX orders_a ON t (a)", "CREATE TABLE orders (x int)"],
    rows: ["INSERT INTO t VALUES (1)"],
  },
  {
    name: "columns and tables that views and triggers name, when they are dropped",
    before: [
      "CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b int)",
      "CREATE TABLE u (id int PRIMARY KEY, c int)",
      "CREATE TABLE gone (id int PRIMARY KEY)",
      "CREATE VIEW v AS SELECT * FROM t",
      "CREATE VIEW w AS SELECT a FROM v",
      "CREATE VIEW x AS SELECT b FROM t",
      "CREATE VIEW y AS SELECT id FROM gone",
      "CREATE TRIGGER g AFTER INSERT ON u BEGIN INSERT INTO t (id, a) VALUES (1, 2) ON CONFLICT (a) DO NOTHING; END",
      "CREATE TRIGGER h AFTER UPDATE OF a ON t BEGIN SELECT 1; END",
      "CREATE TRIGGER i AFTER INSERT ON u BEGIN UPDATE t SET b = 1; END",
    ],
    after: schema(
      table("t", [], { columns: [column("id", int, { nullable: true }), column("b", int, { nullable: true })] }),
      table("u", [], { columns: [column("id", int, { nullable: true }), column("c", int, { nullable: true })] }),
    ),
    planOnly: true,
    hazards: [
      /The view w names t\.a, which is dropped/,
      /The view y names gone, which is dropped/,
      /The trigger g names t\.a/,
      /The trigger h names t\.a/,
    ],
    noHazards: [/The view [vx] names/, /The trigger i names/],
  },
  {
    name: "columns that a rollback cannot bring back",
    before: [
      "CREATE TABLE p (id int PRIMARY KEY)",
      "CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL UNIQUE, b int NOT NULL REFERENCES p (id), " +
        "c int NOT NULL CHECK (c > 0), d int NOT NULL)",
    ],
    after: ["CREATE TABLE p (id int PRIMARY KEY)", "CREATE TABLE t (id int PRIMARY KEY)"],
    planOnly: true,
    hazards: [/IRREVERSIBLE .*in t\.a,/, /IRREVERSIBLE .*in t\.b,/, /IRREVERSIBLE .*in t\.c,/],
    noHazards: [/IRREVERSIBLE .*in t\.d,/],
  },
  {
    name: "a table is rebuilt whose check and index name the table itself, to them and back",
    before: [
      "CREATE TABLE t (id INTEGER PRIMARY KEY, a int, b text NOT NULL)",
      "CREATE INDEX i ON t (a) WHERE t.a > 1",
    ],
    after: [
      'CREATE TABLE t (id INTEGER PRIMARY KEY, a int, b text, c int, CONSTRAINT k CHECK ("t"."a" > 0 OR t.b = \'.\'))',
      "CREATE INDEX i ON t (a) WHERE t.a > 1",
    ],
    rows: ["INSERT INTO t VALUES (1, 1, 'x')"],
  },
  {
    name: "a table whose check names it is renamed and rebuilt, and one whose check is of a column",
    before: ["CREATE TABLE t (a int, b int, CHECK (t.a > 0))", "CREATE TABLE u (a int CHECK ([u].a > 0), b int)"],
    after: [
      "CREATE TABLE s (a int, b int NOT NULL, CHECK (s.a > 0))",
      "CREATE TABLE u (a int CHECK ([u].a > 0), b text)",
    ],
    rows: ["INSERT INTO t VALUES (1, 2)", "INSERT INTO u VALUES (1, 2)"],
    renames: { renamed: [{ from: "t", to: "s" }] },
  },
  {
    name: "a table gets the name to which a foreign key refers that referred to nothing",
    before: [
      "PRAGMA foreign_keys = OFF",
      "CREATE TABLE t_new (id INTEGER PRIMARY KEY)",
      "CREATE TABLE u (id INTEGER PRIMARY KEY, a int REFERENCES t (id))",
      "CREATE TABLE v (id INTEGER PRIMARY KEY, a int REFERENCES t_new (id))",
    ],
    after: [
      "CREATE TABLE t (id INTEGER PRIMARY KEY)",
      "CREATE TABLE u (id INTEGER PRIMARY KEY, a int REFERENCES t (id))",
      'CREATE TABLE v (id INTEGER PRIMARY KEY, a int REFERENCES "t" (id))',
    ],
    renames: { renamed: [{ from: "t_new", to: "t" }] },
  },
  {
    name: "AUTOINCREMENT taken away",
    before: ["CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a int)"],
    after: ["CREATE TABLE t (id INTEGER PRIMARY KEY, a int)"],
    rows: ["INSERT INTO t VALUES (1, 1)"],
    hazards: [/DATA_LOSS t\.id stops counting/],
  },
  {
    name: "whole numbers in a column of real ones",
    before: ["CREATE TABLE t (id int PRIMARY KEY, a bigint, b numeric, c real)"],
    after: ["CREATE TABLE t (id int PRIMARY KEY, a double, b float, c int)"],
    planOnly: true,
    hazards: [/DATA_LOSS Whole numbers in t\.a/, /DATA_LOSS Whole numbers in t\.b/],
  },
  {
    name: "a key with nulls becomes the rowid",
    before: ["CREATE TABLE t (id bigint PRIMARY KEY, a int)"],
    after: ["CREATE TABLE t (id INTEGER PRIMARY KEY, a int)"],
    planOnly: true,
    hazards: [/DATA_LOSS Rows in which t\.id is null get a number/],
    noHazards: [/may no longer be null/],
  },
];

describeReports(["sqlite"], reports);
