import { build, describeCases, type SharedCase } from "@stingerloom/testing";

type Flavour = "mysql" | "mariadb";

/**
 * One table before and after, in the engine's own words; the table is `t`, and its text must be back to the letter
 * after down.
 */
interface TextCase {
  readonly name: string;
  readonly before: readonly string[] | string;
  readonly after: readonly string[] | string;
  readonly rows?: readonly string[];
  readonly up?: SharedCase["up"];
  readonly only?: Flavour;
  readonly answers?: readonly number[];
  readonly hazards?: SharedCase["hazards"];
  readonly renames?: SharedCase["renames"];
}

function rowOf(row: TextCase): SharedCase {
  const statements = (text: readonly string[] | string) => (typeof text === "string" ? [text] : text);
  const { only: _, before, after, ...rest } = row;
  return {
    ...rest,
    before: { sql: statements(before) },
    after: { sql: statements(after) },
    same: [{ sql: "SHOW CREATE TABLE t" }],
    detectDroppedTables: true,
  };
}

const t = (columns: string, options = "") => `CREATE TABLE t (id int PRIMARY KEY, ${columns}) ${options}`;
const parent = "CREATE TABLE p (id int PRIMARY KEY, a int, b int, KEY ab (a, b))";
const ten = "INSERT INTO t (id) VALUES (1), (2)";

const columns: readonly TextCase[] = [
  {
    name: "one attribute changes and the others stay",
    answers: [22],
    before: t("c varchar(50) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'a''b' COMMENT 'why \\\\ it''s'"),
    after: t("c varchar(60) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'a''b' COMMENT 'why \\\\ it''s'"),
    rows: [ten.replace("(id)", "(id, c)").replace("(1)", "(1, 'x')").replace("(2)", "(2, 'y')")],
  },
  ...["", "(3)", "(6)"].map((p): TextCase => ({
    name: `a time${p} that follows updates keeps doing so`,
    answers: [10, 22],
    before: t(
      `c timestamp${p} NOT NULL DEFAULT CURRENT_TIMESTAMP${p} ON UPDATE CURRENT_TIMESTAMP${p}, d ` +
        `datetime${p} DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP${p}`,
    ),
    after: t(
      `c timestamp${p} NOT NULL DEFAULT CURRENT_TIMESTAMP${p} ON UPDATE CURRENT_TIMESTAMP${p} COMMENT ` +
        `'x', d datetime${p} NULL DEFAULT CURRENT_TIMESTAMP${p}`,
    ),
    rows: [ten],
  })),
  {
    name: "a renamed table takes another collation",
    before: t("a varchar(50), b int", "COLLATE utf8mb4_general_ci"),
    after: [
      t("a varchar(50) COLLATE utf8mb4_general_ci, b int", "COLLATE utf8mb4_unicode_ci").replace("TABLE t", "TABLE y"),
      "CREATE TABLE x (id int PRIMARY KEY)",
    ],
    rows: ["INSERT INTO t (id, a) VALUES (1, 'x')"],
    renames: { renamed: [{ from: "t", to: "y" }] },
  },
  {
    name: "a column is renamed under a generated column with the collation of the table",
    before: t(
      "a varchar(50), g varchar(60) GENERATED ALWAYS AS (concat(a, 'x')) STORED, KEY (g)",
      "COLLATE utf8mb4_general_ci",
    ),
    after: t(
      "b varchar(50), g varchar(60) GENERATED ALWAYS AS (concat(b, 'x')) STORED, KEY (g)",
      "COLLATE utf8mb4_general_ci",
    ),
    rows: ["INSERT INTO t (id, a) VALUES (1, 'x')"],
    renames: { inference: "auto" },
    up: [{ not: "CHARACTER SET" }],
  },
  {
    name: "every integer, signed and not",
    answers: [11],
    before: t("a int"),
    after: t(
      "a tinyint, b tinyint unsigned, c smallint, d smallint unsigned, e mediumint, f mediumint " +
        "unsigned, g int, h int unsigned, i bigint, j bigint unsigned, k tinyint(1), l int(5) zerofill",
    ),
    rows: [ten],
  },
  {
    name: "unsigned alone changes",
    answers: [11],
    before: t("a int DEFAULT 5"),
    after: t("a int unsigned DEFAULT 5"),
    rows: ["INSERT INTO t VALUES (1, 7)"],
  },
  {
    name: "numbers of every kind",
    before: t("a int"),
    after: t(
      "a decimal(10, 2) DEFAULT 1.5, b decimal(65, 30), c float DEFAULT 1.5, d double DEFAULT -2.25, e " +
        "float(7, 2), f double unsigned, g bit(3) DEFAULT b'101', h decimal(20) DEFAULT " +
        "12345678901234567890, i year DEFAULT 2020, j bigint unsigned DEFAULT 18446744073709551615",
    ),
    rows: [ten],
  },
  {
    name: "texts and bytes of every kind",
    before: t("a int"),
    after: t(
      "a char(5) DEFAULT 'x', b tinytext, c text, d mediumtext, e longtext, f binary(16), g " +
        "varbinary(30) DEFAULT 'ab', h tinyblob, i blob, j mediumblob, k longblob, l binary(4) DEFAULT " +
        "x'ff0010', m char(3) CHARACTER SET ascii, n varchar(20) COLLATE utf8mb4_bin DEFAULT ''",
    ),
  },
  {
    name: "defaults of texts are expressions",
    before: t("a int"),
    after: t(
      "a text DEFAULT ('it''s'), b json DEFAULT ('{\"b\": 1, \"a\": \"\"}'), c json DEFAULT " +
        "(json_object('a', 1)), d blob DEFAULT ('x')",
    ),
    answers: [7],
  },
  {
    name: "defaults that the server computes",
    answers: [12],
    before: t("a int"),
    after: t(
      "a varchar(36) DEFAULT (uuid()), b datetime DEFAULT (now()), c date DEFAULT (curdate()), d int " +
        "DEFAULT (1 + 2), e varchar(20) DEFAULT (concat('a', 'it''s')), f datetime DEFAULT NOW(), g " +
        "varchar(30) DEFAULT 'CURRENT_TIMESTAMP', h varchar(30) DEFAULT 'now()'",
    ),
  },
  {
    name: "a computed default of a column that changes otherwise",
    answers: [12, 22],
    before: t("a varchar(36) DEFAULT (uuid()), b datetime DEFAULT (now())"),
    after: t("a varchar(40) DEFAULT (uuid()), b datetime DEFAULT (now()) COMMENT 'x'"),
    rows: [ten],
  },
  {
    name: "dates and times as defaults",
    before: t("a int"),
    after: t(
      "a date DEFAULT '2020-01-01', b datetime(3) DEFAULT '2020-01-01 10:00:00', c timestamp NULL " +
        "DEFAULT '2020-01-01 10:00:00', d time DEFAULT '10:00:00', e time(2) DEFAULT '10:00:00.5'",
    ),
  },
  {
    name: "a timestamp takes nulls",
    before: t("a timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP"),
    after: t("a timestamp NULL"),
    rows: ["INSERT INTO t (id) VALUES (1)"],
  },
  {
    name: "an enum with values that hurt",
    answers: [29],
    before: t("e enum('a', 'it''s', 'x,y', 'B\"q', 'b\\\\s', '`', '${z}') NOT NULL DEFAULT 'it''s'"),
    after: t("e enum('a', 'it''s', 'x,y', 'B\"q', 'b\\\\s', '`', '${z}', 'new', 'Ünï') NOT NULL DEFAULT 'x,y'"),
    rows: ["INSERT INTO t VALUES (1, 'B\"q')"],
  },
  {
    name: "an enum gets values at its end",
    before: t("e enum('a', 'b')"),
    after: t("e enum('a', 'b', 'c')"),
    rows: ["INSERT INTO t VALUES (1, 'b')"],
    hazards: [],
  },
  {
    name: "a value of an enum gets another name",
    answers: [19],
    before: t("e enum('a', 'b') DEFAULT 'b'"),
    after: t("e enum('a', 'c') DEFAULT 'c'"),
    rows: ["INSERT INTO t VALUES (1, 'a')"],
    hazards: ["BLOCKS_WRITES", "INFERRED_RENAME", "REWRITES_TABLE"],
    up: ["UPDATE `t` SET `e` = 'c' WHERE `e` = 'b'"],
  },
  {
    name: "an enum loses a value that no row has",
    before: t("e enum('a', 'b', 'c') DEFAULT 'a'"),
    after: t("e enum('c', 'a') DEFAULT 'a'"),
    rows: ["INSERT INTO t VALUES (1, 'c')"],
    hazards: ["BLOCKS_WRITES", "MAY_FAIL_ON_DATA", "REWRITES_TABLE"],
  },
  {
    name: "a set changes",
    before: t("s set('a', 'b c')"),
    after: t("s set('a', 'b c', 'it''s')"),
    rows: ["INSERT INTO t VALUES (1, 'a,b c')"],
  },
  {
    name: "invisible columns",
    before: t("a int INVISIBLE DEFAULT 3, b int"),
    after: t("a int DEFAULT 3, b int INVISIBLE"),
    rows: [ten],
  },
  {
    name: "a generated column, its expression changed",
    before: t("a int, g int AS (a + 1) STORED, v varchar(50) AS (concat('it''s ', a)) VIRTUAL"),
    after: t("a int, g int AS (a + 2) STORED, v varchar(60) AS (concat('it''s ', a)) VIRTUAL"),
    rows: ["INSERT INTO t (id, a) VALUES (1, 5)"],
  },
  {
    name: "a virtual column becomes stored",
    before: t("a int, g int AS (a + 1) VIRTUAL, z int"),
    after: t("a int, g int AS (a + 1) STORED, z int"),
    rows: ["INSERT INTO t (id, a) VALUES (1, 5)"],
  },
  {
    name: "a stored column stops being computed",
    before: t("a int, g int AS (a + 1) STORED"),
    after: t("a int, g int"),
    rows: ["INSERT INTO t (id, a) VALUES (1, 5)"],
  },
  ...["STORED", "VIRTUAL"].flatMap((was) =>
    ["STORED", "VIRTUAL"].map((is): TextCase => ({
      name: `a ${was} column that read what now counts reads another, ${is}`,
      before: t(`a int, g int AS (id + 1) ${was}`),
      after: `CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a int, g int AS (a + 1) ${is})`,
      rows: ["INSERT INTO t (id, a) VALUES (1, 5)"],
    })),
  ),
  {
    name: "a virtual column with an index, and one that reads it, becomes stored",
    before: t(
      "a int, g int AS (a + 1) VIRTUAL, h int AS (g + 1) VIRTUAL, KEY i (g), UNIQUE KEY u (g), KEY j (a, g), KEY k (h)",
    ),
    after: t(
      "a int, g int AS (a + 1) STORED, h int AS (g + 1) VIRTUAL, KEY i (g), UNIQUE KEY v (g), KEY j (a, g), KEY k (h)",
    ),
    rows: ["INSERT INTO t (id, a) VALUES (1, 5)"],
  },
  {
    name: "a column of a check and of foreign keys gets another name",
    before: [
      parent,
      t(
        "x int, CONSTRAINT c CHECK (x > 0), CONSTRAINT d CHECK (id > 0), CONSTRAINT f FOREIGN KEY (x) " +
          "REFERENCES p (id), CONSTRAINT g FOREIGN KEY (x) REFERENCES t (id)",
      ),
    ],
    after: [
      parent,
      "CREATE TABLE t (k int PRIMARY KEY, y int, CONSTRAINT c CHECK (y > 0), CONSTRAINT d CHECK (k > " +
        "0), CONSTRAINT f FOREIGN KEY (y) REFERENCES p (id), CONSTRAINT g FOREIGN KEY (y) REFERENCES t " +
        "(k))",
    ],
    renames: {
      renamed: [
        { from: "t.x", to: "y" },
        { from: "t.id", to: "k" },
      ],
    },
    rows: ["INSERT INTO p (id) VALUES (1)", "INSERT INTO t VALUES (1, 1)"],
  },
  {
    name: "a column that read what now counts goes, and a check with it",
    before: t("g int AS (id + 1) STORED, CONSTRAINT c CHECK (id > 0)"),
    after: "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY)",
    rows: ["INSERT INTO t (id) VALUES (1)"],
  },
  {
    name: "a column comes with a random default, and times stay",
    before: t("at datetime NOT NULL ON UPDATE CURRENT_TIMESTAMP, z int"),
    after: t(
      "at datetime NOT NULL ON UPDATE CURRENT_TIMESTAMP, z int, u varchar(40) NOT NULL DEFAULT " +
        "(uuid()), v text DEFAULT (uuid())",
    ),
    rows: ["INSERT INTO t VALUES (1, '2026-01-02 00:00:00', 1), (2, '2026-01-02 00:00:00', 1)"],
  },
  {
    name: "a value of an enum gets another name, and times stay",
    before: t("e enum('a', 'b') DEFAULT 'b', at datetime NOT NULL ON UPDATE CURRENT_TIMESTAMP"),
    after: t("e enum('a', 'c') DEFAULT 'c', at datetime NOT NULL ON UPDATE CURRENT_TIMESTAMP"),
    rows: ["INSERT INTO t VALUES (1, 'a', '2026-01-02 00:00:00')"],
    up: ["UPDATE `t` SET `e` = 'c', `at` = `at` WHERE `e` = 'b'"],
  },
  {
    name: "a column in the middle goes",
    before: t("a int DEFAULT 1, b int, c int"),
    after: t("b int, c int"),
    rows: [ten],
  },
  {
    name: "the first of all columns goes",
    before: "CREATE TABLE t (z int, id int PRIMARY KEY, a int)",
    after: "CREATE TABLE t (id int PRIMARY KEY, a int)",
    rows: [ten],
  },
  {
    name: "columns without a default and with a type that has no zero come back to rows",
    before: t("d date NOT NULL, j json NOT NULL, ts timestamp NOT NULL, n int"),
    after: t("n int"),
    rows: [
      "INSERT INTO t VALUES (1, '2020-01-01', '{}', '2020-01-01 00:00:01', 1), (2, '2020-01-01', '{}', " +
        "'2020-01-01 00:00:01', 1)",
    ],
  },
  { name: "native types are carried", before: t("a int"), after: t("a point, g geometry NOT NULL, y year, b bit(5)") },
  {
    name: "a spatial reference system",
    only: "mysql",
    before: t("a int"),
    after: t("a point SRID 4326 NOT NULL, SPATIAL KEY sp (a)"),
  },
  {
    name: "MariaDB's own types",
    only: "mariadb",
    before: t("a int"),
    after: t("a inet6, b uuid, c uuid DEFAULT (uuid())"),
  },
  {
    name: "a check of a column, and JSON, which is one",
    only: "mariadb",
    before: t("a int CHECK (a > 0), j json"),
    after: t("a int NOT NULL CHECK (a > 1), j json COMMENT 'x'"),
    rows: ["INSERT INTO t VALUES (1, 5, '{}')"],
  },
  {
    name: "expressions with letters of other alphabets",
    before: t("`straße` int, v varchar(50)"),
    after: t(
      "`straße` int, v varchar(50) DEFAULT (concat('名ß', 'x')), g int AS (`straße` + 1) STORED, s " +
        "varchar(50) AS (concat(v, 'ß名')), CONSTRAINT c CHECK (`straße` > 0 AND v <> 'ß名')",
    ),
  },
  {
    name: "comments that hurt",
    before: t("a int COMMENT 'a'", "COMMENT 'x'"),
    after: t("a int COMMENT 'it''s \\\\ \"q\" `b` ${x}\nline'", "COMMENT 'it''s \\\\ \"q\" `b` ${x}\nline'"),
  },
];

const tables: readonly TextCase[] = [
  {
    name: "the collation of a table and of its columns",
    before: t("a varchar(20), b varchar(20) COLLATE utf8mb4_bin, c text", "COLLATE utf8mb4_general_ci"),
    after: t("a varchar(20), b varchar(20) COLLATE utf8mb4_bin, c text", "COLLATE utf8mb4_unicode_ci"),
    rows: ["INSERT INTO t VALUES (1, 'a', 'b', 'c')"],
  },
  {
    name: "the collation of a column alone",
    before: t("a varchar(20), b varchar(20)"),
    after: t("a varchar(20) COLLATE utf8mb4_bin, b varchar(20)"),
    rows: ["INSERT INTO t VALUES (1, 'a', 'b')"],
  },
  {
    name: "another character set",
    before: t("a varchar(20)", "CHARSET latin1"),
    after: t("a varchar(20)", "CHARSET utf8mb4"),
    rows: ["INSERT INTO t VALUES (1, 'ä')"],
  },
  {
    name: "an option of the rows' format",
    before: t("a int"),
    after: t("a int", "ROW_FORMAT=COMPACT STATS_PERSISTENT=1"),
    rows: [ten],
  },
  { name: "the engine", before: t("a int", "ENGINE=MyISAM"), after: t("a int", "ENGINE=InnoDB"), rows: [ten] },
  {
    name: "partitions are carried",
    before: t(
      "a int",
      "PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE)",
    ),
    after: t(
      "a int, b int",
      "PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE)",
    ),
    rows: [ten],
  },
  {
    name: "partitions come and change",
    before: t("a int", "PARTITION BY HASH (id) PARTITIONS 3"),
    after: t(
      "a int",
      "PARTITION BY RANGE (id) (PARTITION a VALUES LESS THAN (10), PARTITION b VALUES LESS THAN MAXVALUE)",
    ),
    rows: [ten],
  },
  {
    name: "a partitioned table goes and comes back",
    before: [
      t("a int"),
      "CREATE TABLE u (id int, s varchar(10), PRIMARY KEY (id, s)) COMMENT 'x' PARTITION BY LIST " +
        "COLUMNS (s) (PARTITION x VALUES IN ('a', 'b'), PARTITION y VALUES IN ('c'))",
    ],
    after: t("a int"),
  },
  {
    name: "the counter moves to another column",
    before: "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a int NOT NULL)",
    after: "CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL AUTO_INCREMENT, UNIQUE KEY ua (a))",
    rows: ["INSERT INTO t (a) VALUES (5), (6)"],
  },
  {
    name: "a counted column gets a key of two columns",
    before: "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a int NOT NULL)",
    after: "CREATE TABLE t (id int AUTO_INCREMENT, a int NOT NULL, PRIMARY KEY (id, a))",
    rows: ["INSERT INTO t (a) VALUES (5), (6)"],
  },
  {
    name: "the counted column is no longer in the key",
    before: "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a int NOT NULL)",
    after: "CREATE TABLE t (id int NOT NULL, a int PRIMARY KEY)",
    rows: ["INSERT INTO t (a) VALUES (5), (6)"],
  },
  {
    name: "a table without a key gets a counted one",
    before: "CREATE TABLE t (a int NOT NULL)",
    after: "CREATE TABLE t (a int NOT NULL, id int AUTO_INCREMENT PRIMARY KEY)",
    rows: ["INSERT INTO t VALUES (5), (6)"],
  },
  {
    name: "a counted key goes",
    before: "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a int NOT NULL)",
    after: "CREATE TABLE t (a int NOT NULL)",
    rows: [],
  },
  {
    name: "a zero in a counted key stays",
    before: "CREATE TABLE t (id int PRIMARY KEY, a int)",
    after: "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a int)",
    rows: ["INSERT INTO t VALUES (0, 1), (1, 2)"],
  },
  {
    name: "a table with triggers goes and comes back",
    before: [
      t("a int"),
      "CREATE TABLE u (id int PRIMARY KEY, n int)",
      "CREATE TRIGGER tr BEFORE INSERT ON u FOR EACH ROW SET NEW.n = coalesce(NEW.n, 7)",
    ],
    after: t("a int"),
  },
  {
    name: "JSON and checks of columns survive a new name",
    only: "mariadb",
    before: t("j json, b int CHECK (b > 0)"),
    after: t("k json, c int CHECK (c > 0)"),
    renames: {
      renamed: [
        { from: "t.j", to: "k" },
        { from: "t.b", to: "c" },
      ],
    },
    rows: ["INSERT INTO t VALUES (1, '{}', 5)"],
  },
  {
    name: "sequences",
    only: "mariadb",
    before: t("a int"),
    after: ["CREATE SEQUENCE s START WITH 100 INCREMENT BY 5", t("a int, n bigint DEFAULT (nextval(s))")],
  },
];

/** Primary keys that hold a column in part, or from the last to the first, or are otherwise more than their columns. */
const primaryKeys: readonly TextCase[] = [
  ...[
    ["in part", "a tinyblob NOT NULL, b int NOT NULL", "PRIMARY KEY (a(16), b)"],
    ["in a longer part", "a tinyblob NOT NULL, b int NOT NULL", "PRIMARY KEY (a(20), b)"],
    ["whole", "a varchar(50) NOT NULL, b int NOT NULL", "PRIMARY KEY (b, a)"],
    ["in part, of text", "a text NOT NULL, b int NOT NULL", "PRIMARY KEY (b, a(50))"],
    ["with a comment", "a varchar(50) NOT NULL, b int NOT NULL", "PRIMARY KEY (b, a) COMMENT 'it''s'"],
    ["from the last to the first", "a varchar(50) NOT NULL, b int NOT NULL", "PRIMARY KEY (b DESC, a)"],
  ].flatMap(([is = "", columns = "", key = ""]): TextCase[] => [
    {
      name: `a primary key comes that holds a column ${is}`,
      before: `CREATE TABLE t (${columns})`,
      after: `CREATE TABLE t (${columns}, ${key})`,
      rows: ["INSERT INTO t VALUES ('x', 1), ('y', 2)"],
    },
    {
      name: `a primary key held a column ${is}, and changes`,
      before: `CREATE TABLE t (${columns}, ${key})`,
      after: `CREATE TABLE t (${columns}, PRIMARY KEY (b))`,
      rows: ["INSERT INTO t VALUES ('x', 1), ('y', 2)"],
    },
    {
      name: `a column is renamed that a primary key holds ${is}`,
      before: `CREATE TABLE t (${columns}, ${key})`,
      after: `CREATE TABLE t (${columns}, ${key})`.replace(/\ba\b/g, "c"),
      rows: ["INSERT INTO t VALUES ('x', 1), ('y', 2)"],
      renames: { renamed: [{ from: "t.a", to: "c" }] },
    },
  ]),
  {
    name: "a primary key holds the whole of a column that it held in part",
    before: "CREATE TABLE t (a text NOT NULL, PRIMARY KEY (a(20)))",
    after: "CREATE TABLE t (a varchar(60) NOT NULL, PRIMARY KEY (a))",
    rows: ["INSERT INTO t VALUES ('x'), ('y')"],
  },
  {
    name: "a primary key in memory is a tree, and no tree",
    before: "CREATE TABLE t (a int NOT NULL, PRIMARY KEY (a) USING BTREE) ENGINE=MEMORY",
    after: "CREATE TABLE t (a int NOT NULL, PRIMARY KEY (a)) ENGINE=MEMORY",
  },
];

const keys: readonly TextCase[] = [
  {
    name: "indexes of every kind",
    before: t("a varchar(50), b int, c text, g point NOT NULL"),
    after: t(
      "a varchar(50), b int, c text, g point NOT NULL, KEY pre (a(10)), KEY co (b) COMMENT 'it''s', " +
        "FULLTEXT KEY ft (c), SPATIAL KEY sp (g), UNIQUE KEY up (a(5)), KEY ds (a DESC, b)",
    ),
  },
  {
    name: "indexes of every kind go",
    before: t(
      "a varchar(50), b int, c text, g point NOT NULL, KEY pre (a(10)), KEY co (b) COMMENT 'it''s', " +
        "FULLTEXT KEY ft (c)",
    ),
    after: t("a varchar(50), b int, c text, g point NOT NULL"),
  },
  {
    name: "an index on an expression",
    only: "mysql",
    answers: [16],
    before: t("a varchar(50), KEY fx ((lower(a)))"),
    after: t("a varchar(50), KEY fx ((upper(a)), (length(a)) DESC)"),
  },
  { name: "an invisible index", only: "mysql", before: t("a int, KEY i (a) INVISIBLE"), after: t("a int, KEY i (a)") },
  { name: "an ignored index", only: "mariadb", before: t("a int, KEY i (a) IGNORED"), after: t("a int, KEY i (a)") },
  {
    name: "the parser of a full-text index",
    only: "mysql",
    before: t("c text, FULLTEXT KEY ft (c) WITH PARSER ngram"),
    after: t("c text"),
  },
  {
    name: "characters of four bytes in a check and a generated column",
    before: t("a varchar(50), CONSTRAINT c CHECK (a <> '?')"),
    after: t("a varchar(50), b varchar(50) AS (concat(a, '😀')) STORED, CONSTRAINT c CHECK (a <> '😀')"),
  },
  {
    name: "a check that is not enforced",
    only: "mysql",
    before: t("a int, CONSTRAINT c CHECK (a > 0) NOT ENFORCED"),
    after: t("a int, CONSTRAINT c CHECK (a > 0)"),
  },
  {
    name: "a check of many words",
    before: t("a int, b varchar(20)"),
    after: t(
      "a int, b varchar(20), CONSTRAINT c CHECK (a IN (1, 2) AND b <> 'it''s' OR b LIKE 'x%' AND NOT a " +
        "BETWEEN -3 AND 4 AND b REGEXP '^a\\\\d')",
    ),
  },
  {
    name: "the own index of a foreign key is no change",
    answers: [17],
    before: [parent, t("x int, CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id)")],
    after: [parent, t("x int, CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id)")],
    up: [{ not: /./ }],
  },
  {
    name: "a foreign key goes with its index",
    before: [parent, t("x int, CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id)")],
    after: [parent, t("x int")],
  },
  {
    name: "a foreign key gets an index that serves it",
    before: [parent, t("x int, y int, CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id)")],
    after: [parent, t("x int, y int, KEY xy (x, y), CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id)")],
  },
  {
    name: "a foreign key loses the index that serves it",
    before: [parent, t("x int, y int, KEY xy (x, y), CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id)")],
    after: [parent, t("x int, y int, CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id)")],
  },
  {
    name: "an index that a foreign key rests on becomes unique",
    before: [parent, t("x int, KEY k (x), CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id)")],
    after: [parent, t("x int, UNIQUE KEY k (x), CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id)")],
  },
  {
    name: "a key that a foreign key rests on changes",
    before: [
      parent,
      "CREATE TABLE t (x int, y int, z int, PRIMARY KEY (x, y), CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id))",
    ],
    after: [
      parent,
      "CREATE TABLE t (x int, y int, z int, PRIMARY KEY (y, x), CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id))",
    ],
  },
  {
    name: "a column of a foreign key and its target get another type",
    before: [parent, t("x int, CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id) ON DELETE CASCADE")],
    after: [
      parent.replace("id int", "id bigint"),
      t("x bigint, CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id) ON DELETE CASCADE"),
    ],
    rows: ["INSERT INTO p (id) VALUES (1)", "INSERT INTO t VALUES (1, 1)"],
  },
  {
    name: "the column of a foreign key that nobody named gets another type",
    before: [parent, t("x int, FOREIGN KEY (x) REFERENCES p (id)")],
    after: [parent.replace("id int", "id bigint"), t("x bigint, FOREIGN KEY (x) REFERENCES p (id)")],
    rows: ["INSERT INTO p (id) VALUES (1)", "INSERT INTO t VALUES (1, 1)"],
  },
  {
    name: "a foreign key that nobody named gets an action",
    before: [parent, t("x int, FOREIGN KEY (x) REFERENCES p (id)")],
    after: [parent, t("x int, FOREIGN KEY (x) REFERENCES p (id) ON DELETE CASCADE")],
  },
  {
    name: "two foreign keys on one column",
    before: [parent, t("x int")],
    after: [
      parent,
      "CREATE TABLE q (id int PRIMARY KEY)",
      t(
        "x int, KEY k (x), CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id), CONSTRAINT g FOREIGN KEY (x) " +
          "REFERENCES q (id)",
      ),
    ],
  },
  {
    name: "foreign keys with every action",
    before: [parent, t("x int, y int")],
    after: [
      parent,
      t(
        "x int, y int, CONSTRAINT f FOREIGN KEY (x) REFERENCES p (id) ON DELETE SET NULL ON UPDATE " +
          "CASCADE, CONSTRAINT g FOREIGN KEY (y) REFERENCES p (id) ON DELETE RESTRICT",
      ),
    ],
  },
];

const all = [
  ["columns", columns],
  ["tables", tables],
  ["primary keys", primaryKeys],
  ["keys", keys],
] as const;
const engines = ["mysql", "mariadb"] as const;

const followsUpdates = (length: number) =>
  build.schema(
    build.table("t", [
      build.column("at", { kind: "datetime", precision: 3 }, { onUpdate: "CURRENT_TIMESTAMP(3)" }),
      build.column("name", build.varchar(length)),
    ]),
  );

/** As entities say it. */
const said: readonly SharedCase[] = [
  {
    name: "a time that follows updates and has no default is no change",
    before: followsUpdates(50),
    after: followsUpdates(60),
    rows: "sample",
    up: [{ not: "`at`" }],
  },
  {
    name: "a primary key that holds its column in part, with a comment, is no change",
    answers: [13],
    before: { sql: ["CREATE TABLE t (a text NOT NULL, b int NOT NULL, PRIMARY KEY (b, a(20)) COMMENT 'x')"] },
    after: build.schema({
      ...build.table("t", []),
      columns: [
        build.column("a", { kind: "text" }),
        build.column("b", build.int),
        build.column("c", build.int, { nullable: true }),
      ],
      primaryKey: { columns: ["b", "a"] },
    }),
    rows: ["INSERT INTO t VALUES ('x', 1), ('y', 2)"],
    up: [{ not: "PRIMARY" }],
  },
  {
    name: "what only the words of the server tell is no change",
    before: {
      sql: [
        "CREATE TABLE t (a int(5) NOT NULL, b varchar(9) CHARACTER SET utf8mb4 NOT NULL, PRIMARY KEY (a) " +
          "USING BTREE, UNIQUE KEY u (b) USING BTREE, KEY k (a, b) USING BTREE)",
      ],
    },
    after: build.schema({
      ...build.table("t", []),
      columns: [
        build.column("a", build.int),
        build.column("b", { kind: "varchar", length: 9 }),
        build.column("c", build.int, { nullable: true }),
      ],
      primaryKey: { columns: ["a"] },
      uniques: [{ name: "u", columns: ["b"] }],
      indexes: [{ name: "k", parts: [{ column: "a" }, { column: "b" }], using: "hash" }],
    }),
    rows: ["INSERT INTO t VALUES (1, 'x'), (2, 'y')"],
    up: [{ not: "KEY" }, { not: "INDEX" }, { not: "`a`" }, { not: "`b`" }],
  },
];

describe.each(engines)("in the words of entities: %s", (engine) => {
  describeCases(engine, "columns", said);
});

describe.each(engines)("in the words of %s", (engine) => {
  for (const [subject, cases] of all) {
    describeCases(engine, subject, cases.filter((row) => row.only === undefined || row.only === engine).map(rowOf));
  }
});
