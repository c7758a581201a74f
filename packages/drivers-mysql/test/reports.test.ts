import { build, describeReports, type ReportedCase } from "@stingerloom/testing";

const { column, expression, int, schema, table } = build;

type Flavour = "mysql" | "mariadb";

type Report = ReportedCase<Flavour>;

const value = (name: string, type: Parameters<typeof column>[1], given: string | number) =>
  column(name, type, { nullable: true, default: { kind: "literal", value: given } });

const native = (text: string) => ({ kind: "native", sql: text }) as const;

const settling: readonly Report[] = [
  {
    name: "defaults that the server writes otherwise",
    before: ["CREATE TABLE t (id int PRIMARY KEY)"],
    after: schema(
      table("t", [], {
        columns: [
          column("id", int),
          value("a", { kind: "date" }, "2020-1-5"),
          value("b", { kind: "time" }, "10:00"),
          value("c", native("year"), 99),
          value("d", { kind: "float", bits: 32 }, 1e-7),
          value("e", { kind: "set", values: ["r", "w"] }, "w,r"),
          value("f", { kind: "binary", length: 4 }, "ab"),
          value("g", { kind: "decimal", precision: 6, scale: 2 }, 1.239),
          value("h", { kind: "datetime" }, "2020-1-5 1:2:3"),
          value("i", { kind: "enum", values: ["a ", "b"] }, "a "),
          value("j", { kind: "enum", values: ["a", "b"] }, "A"),
          value("k", { kind: "time", precision: 2 }, "1:2:3.456"),
        ],
      }),
    ),
  },
  {
    name: "types that name their character set",
    before: ["CREATE TABLE t (id int PRIMARY KEY)"],
    after: schema(
      table("t", [], {
        columns: [
          column("id", int),
          column("a", native("nvarchar(5)")),
          column("b", native("national char(3)")),
          column("c", native("nchar varying(7)")),
          column("d", native("varchar(9) character set latin1")),
          column("e", native("char(2) collate utf8mb4_bin")),
        ],
      }),
    ),
  },
  {
    name: "defaults of addresses that the server writes otherwise",
    only: "mariadb",
    before: ["CREATE TABLE t (id int PRIMARY KEY)"],
    after: schema(
      table("t", [], {
        columns: [
          column("id", int),
          value("a", { kind: "uuid" }, "AAAAAAAA-0000-0000-0000-00000000000A"),
          value("b", native("inet6"), "::0001"),
        ],
      }),
    ),
  },
  {
    name: "expressions as defaults, bytes among them",
    before: ["CREATE TABLE t (id int PRIMARY KEY)"],
    after: schema(
      table("t", [], {
        columns: [
          column("id", int),
          column("a", { kind: "blob" }, { nullable: true, default: expression("x'00ff'") }),
          column("b", { kind: "blob" }, { nullable: true, default: expression("b'101'") }),
          column("c", { kind: "text" }, { nullable: true, default: expression("'x'") }),
          column("d", { kind: "varchar", length: 9 }, { nullable: true, default: expression("x'6162'") }),
        ],
      }),
    ),
  },
  {
    name: "a prefix that is the whole column",
    before: ["CREATE TABLE t (id int PRIMARY KEY, c varchar(20))"],
    after: schema(
      table("t", [], {
        columns: [column("id", int), column("c", { kind: "varchar", length: 20 }, { nullable: true })],
        indexes: [{ name: "i", parts: [{ column: "c", length: 20 }] }],
      }),
    ),
  },
];

const wide = (a: number, b: number, more = "") =>
  `CREATE TABLE t (id int PRIMARY KEY, a varchar(${a}), b varchar(${b})${more}) CHARACTER SET latin1`;

const listed = "(PARTITION a VALUES IN ((1, 2)), PARTITION b VALUES IN ((3, 4)))";

const plans: readonly Report[] = [
  {
    name: "a wide table of which one column shrinks, one grows and one is new",
    before: [wide(40000, 10000)],
    after: [wide(10000, 40000, ", c varchar(10000)")],
    rows: ["INSERT INTO t VALUES (1, 'a', 'b')"],
  },
  {
    name: "four columns of a table, which is copied once",
    before: ["CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, d int)"],
    after: ["CREATE TABLE t (id int PRIMARY KEY, a bigint, b bigint, c bigint, d bigint)"],
    rows: ["INSERT INTO t VALUES (1, 2, 3, 4, 5)"],
    up: [{ not: /ALTER TABLE[\s\S]*ALTER TABLE/ }],
    same: [{ sql: "SELECT * FROM t", afterUp: true }],
  },
  {
    name: "another character set and row format, under a key that is too long for one of them",
    before: ["CREATE TABLE t (id int PRIMARY KEY, a varchar(255) UNIQUE) CHARACTER SET utf8mb3 ROW_FORMAT = COMPACT"],
    after: ["CREATE TABLE t (id int PRIMARY KEY, a varchar(255) UNIQUE) CHARACTER SET utf8mb4 ROW_FORMAT = DYNAMIC"],
    rows: ["INSERT INTO t VALUES (1, 'a')"],
  },
  {
    name: "a counter that moves to another column",
    before: ["CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, b int NOT NULL UNIQUE)"],
    after: ["CREATE TABLE t (id int PRIMARY KEY, b int NOT NULL AUTO_INCREMENT UNIQUE)"],
    rows: ["INSERT INTO t VALUES (1, 1), (9, 9)", "DELETE FROM t WHERE id = 9"],
    upRows: [
      {
        sql: "SELECT auto_increment AS v FROM information_schema.tables WHERE table_schema = DATABASE()",
        value: "10",
      },
    ],
    noHazards: [/given out again/],
  },
  {
    name: "other keys of a counting column",
    before: ["CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, b int NOT NULL)"],
    after: ["CREATE TABLE t (id int AUTO_INCREMENT, b int NOT NULL, PRIMARY KEY (b, id), KEY k (id))"],
    rows: ["INSERT INTO t VALUES (1, 1), (9, 9)", "DELETE FROM t WHERE id = 9"],
    upRows: [
      {
        sql: "SELECT auto_increment AS v FROM information_schema.tables WHERE table_schema = DATABASE()",
        value: "10",
      },
    ],
    noHazards: [/stops counting/],
  },
  {
    name: "the column by which a table is partitioned gets another name",
    before: ["CREATE TABLE t (id int, k int NOT NULL, PRIMARY KEY (id, k)) PARTITION BY HASH (k) PARTITIONS 3"],
    after: [
      "CREATE TABLE t (id int, `k 2` int NOT NULL, PRIMARY KEY (id, `k 2`)) PARTITION BY HASH (`k 2`) PARTITIONS 3",
    ],
    rows: ["INSERT INTO t VALUES (1, 2)"],
    renames: { renamed: [{ from: "t.k", to: "k 2" }] },
  },
  {
    name: "columns of a partitioned table change their names, which partitions have as well",
    before: [`CREATE TABLE t (id int, a int NOT NULL, b int NOT NULL) PARTITION BY LIST COLUMNS (a, b) ${listed}`],
    after: [`CREATE TABLE t (id int, b int NOT NULL, a int NOT NULL) PARTITION BY LIST COLUMNS (b, a) ${listed}`],
    rows: ["INSERT INTO t VALUES (1, 1, 2)"],
    renames: {
      renamed: [
        { from: "t.a", to: "b" },
        { from: "t.b", to: "a" },
      ],
    },
    upRows: [{ sql: "SELECT b AS v FROM t", value: "1" }],
  },
  {
    name: "a primary key on another column",
    before: ["CREATE TABLE t (a int NOT NULL, b int NOT NULL, PRIMARY KEY (a))"],
    after: ["CREATE TABLE t (a int NOT NULL, b int NOT NULL, PRIMARY KEY (b))"],
    rows: ["INSERT INTO t VALUES (1, 2)"],
    noHazards: [/REWRITES_TABLE[\s\S]*REWRITES_TABLE/],
  },
  {
    name: "a new counter as the key",
    before: ["CREATE TABLE t (a int)"],
    after: ["CREATE TABLE t (a int, id int NOT NULL AUTO_INCREMENT PRIMARY KEY)"],
    rows: ["INSERT INTO t VALUES (1), (2)"],
    noHazards: [/MAY_FAIL_ON_DATA/],
  },
];

const lossy = "varbinary(4), b varchar(5), c bigint, d varchar(5), e varchar(5), f binary(4)";

const values: readonly Report[] = [
  {
    name: "types that change values for good",
    before: [`CREATE TABLE t (id int PRIMARY KEY, a ${lossy})`],
    after: [
      "CREATE TABLE t (id int PRIMARY KEY, a binary(4), b char(5), c double, d int, e enum('a','b'), f binary(6))",
    ],
    planOnly: true,
    hazards: [
      /DATA_LOSS t\.a:/,
      /DATA_LOSS t\.b:/,
      /DATA_LOSS t\.c:/,
      /DATA_LOSS t\.d:/,
      /DATA_LOSS t\.e:/,
      /DATA_LOSS t\.f:/,
    ],
    noHazards: [/MAY_FAIL_ON_DATA t\.[abcf]:/],
  },
  {
    name: "labels that become numbers, and numbers that become labels",
    before: [
      "CREATE TABLE t (id int PRIMARY KEY, a enum('0','1'), b set('5','7'), c int, d double, e enum('1.50','2.25'))",
    ],
    after: [
      "CREATE TABLE t (id int PRIMARY KEY, a tinyint(1), b int, c enum('7','5'), d set('2.5','1.5'), e decimal(5,2))",
    ],
    rows: ["INSERT INTO t VALUES (1, '0', '7', 5, 1.5, '2.25'), (2, '1', '5', 7, 2.5, '1.50')"],
    same: [
      { sql: "SELECT id, a + 0 = 2, CONCAT(a), CONCAT(b), CONCAT(c), CONCAT(d), CONCAT(e) FROM t" },
      { sql: "SELECT id, CONCAT(a), CONCAT(b), CONCAT(c), CONCAT(d), CONCAT(e) FROM t", afterUp: true },
    ],
    noHazards: [/MAY_FAIL_ON_DATA t\.a:/],
  },
  {
    name: "a character set that has fewer characters, for a column and for a table",
    before: ["CREATE TABLE t (a varchar(5))", "CREATE TABLE u (a varchar(5), b text)"],
    after: [
      "CREATE TABLE t (a varchar(5) CHARACTER SET latin1)",
      "CREATE TABLE u (a varchar(5), b text) CHARACTER SET ascii",
    ],
    planOnly: true,
    hazards: [
      /t\.a: values with characters that latin1/,
      /u\.a: values with characters that ascii/,
      /u\.b: values with/,
    ],
  },
  {
    name: "a collation under a unique key",
    before: ["CREATE TABLE t (a varchar(5) COLLATE utf8mb4_bin UNIQUE, b varchar(5) COLLATE utf8mb4_bin)"],
    after: ["CREATE TABLE t (a varchar(5) COLLATE utf8mb4_general_ci UNIQUE, b varchar(5) COLLATE utf8mb4_general_ci)"],
    rows: ["INSERT INTO t VALUES ('a', 'a'), ('b', 'A')"],
    hazards: [/MAY_FAIL_ON_DATA t\.a: it is unique/],
    noHazards: [/t\.b: it is unique/],
  },
  {
    name: "a label renamed under triggers",
    before: [
      "CREATE TABLE log (n int)",
      "CREATE TABLE t (id int PRIMARY KEY, e enum('a','b'))",
      "CREATE TRIGGER audit BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log VALUES (1)",
      "CREATE TRIGGER other BEFORE INSERT ON t FOR EACH ROW INSERT INTO log VALUES (2)",
    ],
    after: schema(
      table("log", [], { columns: [column("n", int, { nullable: true })], primaryKey: undefined }),
      table("t", [], { columns: [column("id", int), column("e", build.enumOf("a", "c"), { nullable: true })] }),
    ),
    planOnly: true,
    hazards: [/MAY_FAIL_ON_DATA t: the trigger audit fires/],
    noHazards: [/trigger other/],
  },
  {
    name: "a counter that stops",
    only: "mariadb",
    before: ["CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY)"],
    after: ["CREATE TABLE t (id int PRIMARY KEY)"],
    hazards: [/DATA_LOSS t\.id stops counting/],
  },
];

const dependents: readonly Report[] = [
  {
    name: "columns and tables that views, triggers and routines name, when they are dropped or renamed",
    before: [
      "CREATE TABLE t (id int PRIMARY KEY, a int, b int)",
      "CREATE TABLE u (id int PRIMARY KEY, c int)",
      "CREATE TABLE gone (id int PRIMARY KEY)",
      "CREATE VIEW v AS SELECT id, a FROM t",
      "CREATE VIEW w AS SELECT a FROM v",
      "CREATE VIEW x AS SELECT b FROM t",
      "CREATE VIEW y AS SELECT c FROM u",
      "CREATE VIEW z AS SELECT id FROM gone",
      "CREATE TRIGGER g AFTER INSERT ON u FOR EACH ROW UPDATE t SET a = 1",
      "CREATE FUNCTION f () RETURNS int READS SQL DATA RETURN (SELECT max(a) FROM t)",
    ],
    after: schema(
      table("t", [], { columns: [column("id", int), column("k", int, { nullable: true })] }),
      table("u", [], { columns: [column("id", int), column("c", int, { nullable: true })] }),
    ),
    renames: { renamed: [{ from: "t.b", to: "k" }] },
    planOnly: true,
    hazards: [
      /The view v names t\.a, which is dropped/,
      /The view w names t\.a/,
      /The view x names t\.b, which gets another name/,
      /The view z names gone/,
      /The trigger g names t\.a/,
      /The function f\(\) names t\.a/,
    ],
    noHazards: [/The view y/],
  },
  {
    name: "columns that a rollback cannot bring back",
    before: [
      "CREATE TABLE p (id int PRIMARY KEY)",
      "CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL UNIQUE, b int NOT NULL, c int NOT NULL)",
      "ALTER TABLE t ADD d int NOT NULL, ADD e int, ADD UNIQUE (d, e), ADD CONSTRAINT k CHECK (c > 0)",
      "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p (id)",
      "CREATE TABLE u (id int PRIMARY KEY, a int NOT NULL, b int UNIQUE, UNIQUE (id, a))",
    ],
    after: [
      "CREATE TABLE p (id int PRIMARY KEY)",
      "CREATE TABLE t (id int PRIMARY KEY, e int)",
      "CREATE TABLE u (id int PRIMARY KEY)",
    ],
    planOnly: true,
    hazards: [
      /IRREVERSIBLE .*in t\.a,/,
      /IRREVERSIBLE .*in t\.b,/,
      /IRREVERSIBLE .*in t\.c,/,
      /IRREVERSIBLE .*in t\.d,/,
    ],
    noHazards: [/IRREVERSIBLE .*in u\./],
  },
  {
    name: "a foreign key to a table that is not there",
    before: [
      "CREATE TABLE p (id int PRIMARY KEY)",
      "CREATE TABLE t (id int PRIMARY KEY, a int, CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id))",
    ],
    after: [
      "SET foreign_key_checks = 0",
      "CREATE TABLE p (id int PRIMARY KEY)",
      "CREATE TABLE t (id int PRIMARY KEY, a int, CONSTRAINT f FOREIGN KEY (a) REFERENCES nowhere (id))",
    ],
    rows: ["INSERT INTO p VALUES (1)", "INSERT INTO t VALUES (1, 1)"],
    hazards: [/f refers to nowhere, which is not there/],
  },
  {
    name: "a table comes to which a foreign key refers already",
    before: [
      "SET foreign_key_checks = 0",
      "CREATE TABLE t (id int PRIMARY KEY, a int, CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id))",
      "SET foreign_key_checks = 1",
    ],
    after: [
      "CREATE TABLE p (id int PRIMARY KEY)",
      "CREATE TABLE t (id int PRIMARY KEY, a int, CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id))",
    ],
  },
];

describeReports(["mysql", "mariadb"], [...settling, ...plans, ...values, ...dependents]);
