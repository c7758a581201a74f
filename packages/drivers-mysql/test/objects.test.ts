import { planMigration, statementsOf, type Change, type Schema, type StepPlan } from "@stingerloom/schema-diff";
import {
  describeEngine,
  driverOf,
  recordPlan,
  startDatabase,
  type TestDatabase,
  type TestDriver,
} from "@stingerloom/testing";
import { wordsOf } from "./program-words";

type Flavour = "mysql" | "mariadb";

/**
 * Two databases; both have `t` and, unless `bare`, `u`. What makes one into the other must do so to the letter of SHOW
 * CREATE, and back.
 */
interface ObjectCase {
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly only?: Flavour;
  /** Is something in it that the target's words cannot have in another database, or at another time? */
  readonly inexact?: true;
  /** The kinds of the operations, in their order. */
  readonly steps?: readonly Change["kind"][];
  readonly renamed?: readonly { readonly from: string; readonly to: string }[];
  readonly up?: readonly { readonly not: string }[];
  /** Versions from this one on, as 110800. */
  readonly since?: number;
  /** How many objects come or go at most, where more would mean that some were recreated without need. */
  readonly operations?: number;
}

const t = "CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(20))";
const u = "CREATE TABLE u (id int PRIMARY KEY, c int)";
const base = [t, u];
const sum = "CREATE FUNCTION sum2 (x int, y int) RETURNS int DETERMINISTIC RETURN x + y";
const v = "CREATE VIEW v AS SELECT id, a FROM t WHERE a > 1";
const w = "CREATE VIEW w AS SELECT id FROM v";
const bump = "CREATE TRIGGER bump BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = OLD.a + 1";
const early = "CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' DISABLE DO DELETE FROM t";

const views: readonly ObjectCase[] = [
  { name: "a view comes", before: base, after: [...base, v], operations: 1 },
  { name: "a view over a view comes", before: base, after: [...base, v, w], operations: 2 },
  {
    name: "views over views of names that sort the other way round",
    before: base,
    after: [
      ...base,
      "CREATE VIEW z AS SELECT id FROM t",
      "CREATE VIEW y AS SELECT id AS z FROM z",
      "CREATE VIEW x AS SELECT z AS y, z.id FROM y JOIN z ON z.id = y.z",
    ],
  },
  {
    name: "views that call views and tables by other names",
    before: base,
    after: [
      ...base,
      v,
      "CREATE VIEW w AS SELECT l.id, x.b FROM t x JOIN v l ON l.id = x.id JOIN (SELECT c FROM u) y ON y.c = l.a",
      "CREATE VIEW x AS SELECT v.id, (SELECT max(w.id) FROM w) AS m FROM w v",
    ],
  },
  {
    name: "a view under a view changes",
    before: [...base, v, w],
    after: [...base, "CREATE VIEW v AS SELECT id, c AS a FROM u", w],
  },
  { name: "views and their tables go", before: [...base, v, w], after: [t] },
  {
    name: "a view reads a column that comes",
    before: [...base, v],
    after: [
      "CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(20), d int)",
      u,
      "CREATE VIEW v AS SELECT id, a, d FROM t WHERE a > 1",
    ],
  },
  {
    name: "a view reads a column that goes",
    before: [...base, v],
    after: ["CREATE TABLE t (id int PRIMARY KEY, b varchar(20))", u, "CREATE VIEW v AS SELECT id FROM t"],
  },
  {
    name: "check options and security",
    before: [...base, v],
    after: [
      ...base,
      "CREATE SQL SECURITY INVOKER VIEW v AS SELECT id, a FROM t WHERE a > 1 WITH LOCAL CHECK OPTION",
      "CREATE VIEW w AS SELECT id, a FROM v WHERE a < 5 WITH CASCADED CHECK OPTION",
    ],
  },
  {
    name: "the collation of the connection that made them",
    before: [...base, "CREATE VIEW w AS SELECT 'a' AS a", "SET collation_connection = utf8mb4_bin", v],
    after: [
      ...base,
      "SET collation_connection = utf8mb4_unicode_ci",
      v,
      "CREATE VIEW w AS SELECT 'a' AS a",
      "CREATE PROCEDURE p () SELECT 'é'",
      "SET character_set_client = latin1, collation_connection = latin1_german2_ci",
      "CREATE PROCEDURE q () SELECT 'e'",
      "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 'x'",
      "CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DO DELETE FROM t",
    ],
  },
  {
    name: "algorithms",
    before: [...base, v, "CREATE ALGORITHM = MERGE VIEW x AS SELECT id FROM t"],
    after: [
      ...base,
      "CREATE ALGORITHM = TEMPTABLE VIEW v AS SELECT id, a FROM t WHERE a > 1",
      "CREATE ALGORITHM = MERGE VIEW w AS SELECT id FROM t",
      "CREATE VIEW x AS SELECT id FROM t",
    ],
  },
  {
    name: "names of columns",
    before: [...base, "CREATE VIEW v (one, `t``w``o`) AS SELECT id, a FROM t"],
    after: [
      ...base,
      "CREATE VIEW v (one, `t'w\"o`) AS SELECT id, a FROM t",
      "CREATE VIEW w (`x y`) AS SELECT one FROM v",
      "CREATE VIEW x (id) AS SELECT id FROM t",
    ],
  },
  {
    name: "queries of every kind",
    before: base,
    after: [
      ...base,
      "CREATE VIEW numbers AS WITH RECURSIVE r (n, v) AS (SELECT 1, 'x' UNION ALL SELECT n + 1, v FROM " +
        "r WHERE n < 5) SELECT n, v FROM r",
      "CREATE VIEW both_ AS (SELECT 1 AS one, 'a' AS k) UNION ALL (SELECT id, b FROM t ORDER BY a LIMIT 2)",
      "CREATE VIEW ranked AS SELECT COUNT(*), MAX(a) OVER (PARTITION BY id) FROM t AS x GROUP BY id, a " +
        "HAVING COUNT(*) > 0",
      "CREATE VIEW joined AS SELECT x.id, y.c FROM t AS x LEFT JOIN (SELECT id, c FROM u) AS y USING " +
        "(id) WHERE EXISTS (SELECT 1 FROM u WHERE u.c = x.a)",
      "CREATE VIEW plain AS SELECT -1 AS a, -(2) AS b, _latin1'l' AS l, _utf8mb4'm' AS m, _binary'b' " +
        "AS n, X'4D' AS x, NULL AS z, CAST('1' AS char(3) CHARACTER SET latin1) AS c",
    ],
  },
  {
    name: "strings that hurt",
    before: [
      ...base,
      "CREATE VIEW v AS SELECT 'it''s \\\\ \"x\" `q` é\\n -- no /* no */ ; ?' AS s, \"d'q\" AS d FROM t",
    ],
    after: [
      ...base,
      "CREATE VIEW v AS SELECT 'it''s \\\\ \"x\" `q` ü\\r\\n\\0 -- no /* no */ ; ?' AS s, \"日本🎉\" AS d FROM t",
    ],
  },
  {
    name: "names that hurt",
    before: ["CREATE TABLE `o'r\"d``e\\\\r` (id int PRIMARY KEY, `n``a'm\"e` int)"],
    after: [
      "CREATE TABLE `o'r\"d``e\\\\r` (id int PRIMARY KEY, `n``a'm\"e` int)",
      "CREATE VIEW `v``i'e\"w é` AS SELECT `n``a'm\"e` AS `x``y` FROM `o'r\"d``e\\\\r`",
      "CREATE TRIGGER `t``r'i\"g` BEFORE INSERT ON `o'r\"d``e\\\\r` FOR EACH ROW SET NEW.`n``a'm\"e` = 1",
      "CREATE FUNCTION `f``u'n\"c` (`p``a` int) RETURNS int DETERMINISTIC RETURN `p``a`",
      "CREATE PROCEDURE `p``r'o\"c` (IN `p``a` int) SELECT `p``a`",
      "CREATE EVENT `e``v'e\"n` ON SCHEDULE AT '2035-01-01 00:00:00' DO SELECT 1",
    ],
  },
  {
    name: "a view that calls a function",
    before: [...base, v],
    after: [...base, sum, "CREATE VIEW v AS SELECT id, SUM2(a, 1) AS a FROM t"],
  },
  {
    name: "a function changes under a view",
    before: [...base, sum, "CREATE VIEW v AS SELECT sum2(id, a) AS s FROM t"],
    after: [...base, sum.replace("x + y", "y + x"), "CREATE VIEW v AS SELECT sum2(id, a) AS s FROM t"],
  },
  {
    name: "a table with a view and triggers gets another name",
    renamed: [{ from: "t", to: "tt" }],
    before: [t, v, bump],
    after: [
      t.replace("TABLE t", "TABLE tt"),
      v.replace("FROM t", "FROM tt"),
      bump.replace("ON t", "ON tt"),
      "CREATE TRIGGER b2 BEFORE UPDATE ON tt FOR EACH ROW SET NEW.a = 2",
    ],
  },
  {
    name: "a column that a view and a trigger name gets another name",
    renamed: [{ from: "t.a", to: "aa" }],
    before: [t, v, bump, "CREATE TRIGGER plain AFTER DELETE ON t FOR EACH ROW SET @x = OLD.id"],
    after: [
      t.replace(" a int", " aa int"),
      v.replace(", a FROM", ", aa FROM").replace("a >", "aa >"),
      bump.replaceAll(".a", ".aa"),
      "CREATE TRIGGER plain AFTER DELETE ON t FOR EACH ROW SET @x = OLD.id",
    ],
  },
  {
    name: "tables with keys and views over them come and go",
    before: [
      t,
      "CREATE TABLE c (id int PRIMARY KEY, t_id int, CONSTRAINT c_t FOREIGN KEY (t_id) REFERENCES t (id))",
      "CREATE VIEW v AS SELECT c.id, t.a FROM c JOIN t ON t.id = c.t_id",
    ],
    after: [
      u,
      "CREATE TABLE d (id int PRIMARY KEY, u_id int, CONSTRAINT d_u FOREIGN KEY (u_id) REFERENCES u (id))",
      "CREATE VIEW v AS SELECT d.id, u.c AS a FROM d JOIN u ON u.id = d.u_id",
    ],
  },
  {
    name: "a view reads a sequence that comes",
    only: "mariadb",
    before: base,
    after: [...base, "CREATE SEQUENCE s", "CREATE VIEW v AS SELECT id, NEXT VALUE FOR s AS n FROM t"],
  },
  {
    name: "a view in a table's place, and the other way round",
    before: [t, "CREATE VIEW u AS SELECT id FROM t"],
    after: [u, "CREATE VIEW t AS SELECT id FROM u"],
  },
];

const triggers: readonly ObjectCase[] = [
  {
    name: "one for each moment and event",
    before: base,
    after: [
      ...base,
      ...["BEFORE", "AFTER"].flatMap((moment) =>
        ["INSERT", "UPDATE", "DELETE"].map(
          (event) => `CREATE TRIGGER ${moment}_${event} ${moment} ${event} ON t FOR EACH ROW SET @x = '${moment}'`,
        ),
      ),
    ],
    operations: 6,
  },
  {
    name: "several of one event keep their order",
    before: base,
    after: [
      ...base,
      bump,
      "CREATE TRIGGER b2 BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 2",
      "CREATE TRIGGER b0 BEFORE UPDATE ON t FOR EACH ROW PRECEDES bump SET NEW.a = 3",
    ],
  },
  {
    name: "the first of several changes, one comes in between",
    before: [
      ...base,
      bump,
      "CREATE TRIGGER b2 BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 2",
      "CREATE TRIGGER b3 AFTER UPDATE ON t FOR EACH ROW SET @a = 2",
    ],
    after: [
      ...base,
      bump.replace("+ 1", "+ 2"),
      "CREATE TRIGGER n BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 9",
      "CREATE TRIGGER b2 BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 2",
      "CREATE TRIGGER b3 AFTER UPDATE ON t FOR EACH ROW SET @a = 2",
    ],
  },
  {
    name: "the order alone changes",
    before: [...base, bump, "CREATE TRIGGER b2 BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 2"],
    after: [...base, bump, "CREATE TRIGGER b2 BEFORE UPDATE ON t FOR EACH ROW PRECEDES bump SET NEW.a = 2"],
  },
  {
    name: "the first of several goes",
    before: [...base, bump, "CREATE TRIGGER b2 BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 2"],
    after: [...base, "CREATE TRIGGER b2 BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 2"],
  },
  {
    name: "a trigger moves to another table",
    before: [...base, bump],
    after: [...base, bump.replace("ON t", "ON u").replaceAll(".a", ".c")],
  },
  {
    name: "a table with triggers goes, another comes",
    before: [t, bump],
    after: [
      u,
      bump.replace("ON t", "ON u").replaceAll(".a", ".c"),
      "CREATE TRIGGER b2 BEFORE UPDATE ON u FOR EACH ROW SET NEW.c = '2'",
    ],
  },
  {
    name: "a trigger writes to what comes",
    before: [t],
    after: [
      ...base,
      sum,
      "CREATE TRIGGER log AFTER INSERT ON t FOR EACH ROW INSERT INTO u VALUES (NEW.id, sum2(NEW.a, 1))",
    ],
  },
  {
    name: "a column goes that a trigger named",
    before: [...base, bump],
    after: ["CREATE TABLE t (id int PRIMARY KEY, b varchar(20), d int)", u, bump.replaceAll(".a", ".d")],
  },
  {
    name: "a body that hurts",
    before: [...base, bump],
    after: [
      ...base,
      "CREATE TRIGGER bump BEFORE UPDATE ON t FOR EACH ROW /* first; " +
        "*/ BEGIN\n  -- 'a' comment;\n  # another \"one\n  SET @x = 'it''s \\'q\\' \\\\ é\\n', @y = " +
        "\"d\"\"q\\\"\", @z = _latin1'x', @n = N'日本', @`v``w` = '//$$';\n\tIF NEW.`a` > 1 THEN SET NEW.b " +
        "= '\\\\'; END IF;\nEND",
      "CREATE TRIGGER after_ AFTER UPDATE ON t FOR EACH ROW BEGIN DECLARE c int; SET c = '1\\'', @q = 'x'; END",
    ],
  },
];

const body = `BEGIN
  -- it's a comment; here
  /* and "another" */ # third
  DECLARE s varchar(30) DEFAULT 'a;\\'b\\\\ é\\n"';
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN END;
  IF s = "d\\"q" THEN SET s = '//'; ELSE SELECT COUNT(*) INTO @c FROM \`t\` AS \`x\`\`y\`; END IF;
  WHILE 1 = 0 DO SET @a = '日本🎉'; END WHILE;
END`;

const routines: readonly ObjectCase[] = [
  { name: "a function comes", before: base, after: [...base, sum], operations: 1 },
  {
    name: "a function and a procedure of one name, and of a table's",
    before: base,
    after: [
      ...base,
      "CREATE FUNCTION t () RETURNS int DETERMINISTIC RETURN 1",
      "CREATE PROCEDURE t () SELECT 1",
      "CREATE EVENT t ON SCHEDULE AT '2035-01-01' DO SELECT 1",
    ],
  },
  {
    name: "the procedure changes, the function of its name stays",
    before: [...base, sum, "CREATE PROCEDURE sum2 () SELECT 1", "CREATE VIEW v AS SELECT sum2(1, 2) AS s"],
    after: [...base, sum, "CREATE PROCEDURE sum2 () SELECT 2", "CREATE VIEW v AS SELECT sum2(1, 2) AS s"],
  },
  {
    name: "every attribute of a function",
    before: [...base, "CREATE FUNCTION f (x int) RETURNS int RETURN x"],
    after: [
      ...base,
      "CREATE FUNCTION f (x decimal(10,2) unsigned, e enum('a','b''c\\\\'), `q``r` varchar(10) " +
        "CHARACTER SET latin1 COLLATE latin1_bin) RETURNS varchar(30) CHARACTER SET latin1 COLLATE " +
        "latin1_german1_ci DETERMINISTIC NO SQL SQL SECURITY INVOKER COMMENT 'it''s \\\\ é\\n' RETURN " +
        "CONCAT(x, e, 'é')",
      "CREATE FUNCTION g () RETURNS set('x','y') READS SQL DATA RETURN (SELECT MAX(b) FROM t)",
    ],
  },
  {
    name: "every attribute of a procedure",
    before: [...base, "CREATE PROCEDURE p () SELECT 1"],
    after: [
      ...base,
      `CREATE PROCEDURE p (IN a int, OUT b text, INOUT c json, d point) MODIFIES SQL DATA SQL SECURITY ` +
        `INVOKER COMMENT 'why' ${body}`,
    ],
  },
  {
    name: "a body that changes in a string alone",
    before: [...base, `CREATE PROCEDURE p () ${body}`],
    after: [...base, `CREATE PROCEDURE p () ${body.replace("//", "///")}`],
  },
  {
    name: "routines that need each other and tables that come",
    before: [],
    after: [
      ...base,
      "CREATE PROCEDURE p () CALL q()",
      "CREATE PROCEDURE q () INSERT INTO u SELECT id, f() FROM v",
      v,
      "CREATE FUNCTION f () RETURNS int READS SQL DATA RETURN (SELECT MAX(c) FROM u)",
    ],
  },
  { name: "all go", before: [...base, v, w, bump, sum, `CREATE PROCEDURE p () ${body}`, early], after: [] },
  {
    name: "modes of their own",
    before: [
      ...base,
      ...underMode(
        "ANSI_QUOTES",
        'CREATE FUNCTION f () RETURNS int DETERMINISTIC RETURN LENGTH("f")'.replace('"f"', "'f'"),
      ),
    ],
    after: [
      ...base,
      ...underMode("", "CREATE FUNCTION f () RETURNS int DETERMINISTIC RETURN LENGTH('f')"),
      ...underMode("ANSI_QUOTES,PIPES_AS_CONCAT", `CREATE PROCEDURE p (IN "a""b" int) SELECT "a""b" || 'x' FROM "t"`),
      ...underMode("NO_BACKSLASH_ESCAPES", "CREATE PROCEDURE q () SELECT 'x\\', '\\'"),
      ...underMode("NO_ZERO_DATE,STRICT_ALL_TABLES", bump),
      ...underMode(
        "ANSI_QUOTES",
        `CREATE TRIGGER "b2" AFTER UPDATE ON "t" FOR EACH ROW SET @x = "new"."a", @y = 'it''s'`,
      ),
      ...underMode("PIPES_AS_CONCAT", "CREATE EVENT e ON SCHEDULE AT '2035-01-01' DO SELECT 'a' || 'b'"),
    ],
  },
  {
    name: "packages, aggregates and parameters with defaults",
    only: "mariadb",
    before: base,
    after: [
      ...base,
      "CREATE AGGREGATE FUNCTION total (x int) RETURNS int BEGIN DECLARE m int DEFAULT 0; " +
        "DECLARE CONTINUE HANDLER FOR NOT FOUND RETURN m; LOOP FETCH GROUP NEXT ROW; SET m = m + x; " +
        "END LOOP; END",
      ...underMode(
        "ORACLE",
        "CREATE PACKAGE pack AS PROCEDURE p(a INT); END;",
        "CREATE PACKAGE BODY pack AS PROCEDURE p(a INT) AS BEGIN SELECT 'x\\\\', a; END; END;",
      ),
    ],
  },
  {
    name: "a package changes under its body",
    only: "mariadb",
    before: [
      ...base,
      ...underMode(
        "ORACLE",
        "CREATE PACKAGE pack AS PROCEDURE p(a INT); END;",
        "CREATE PACKAGE BODY pack AS PROCEDURE p(a INT) AS BEGIN NULL; END; END;",
      ),
    ],
    after: [
      ...base,
      ...underMode(
        "ORACLE",
        "CREATE PACKAGE pack AS PROCEDURE p(a INT); FUNCTION f RETURN INT; END;",
        "CREATE PACKAGE BODY pack AS PROCEDURE p(a INT) AS BEGIN NULL; END; " +
          "FUNCTION f RETURN INT AS BEGIN RETURN 1; END; END;",
      ),
    ],
  },
  {
    name: "defaults of parameters",
    only: "mariadb",
    since: 110800,
    before: [...base, "CREATE PROCEDURE p (a int DEFAULT 5) SELECT a"],
    after: [...base, "CREATE PROCEDURE p (a int DEFAULT 6, b text DEFAULT 'x\\'') SELECT a"],
  },
];

const events: readonly ObjectCase[] = [
  { name: "an event comes", before: base, after: [...base, early], operations: 1 },
  {
    name: "an event is not there without its tables",
    before: [],
    after: [t, "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM `t`"],
    steps: ["addTable", "addObject"],
    inexact: true,
  },
  {
    name: "every attribute of an event",
    before: [...base, early, "CREATE EVENT once ON SCHEDULE AT '2035-05-05 05:05:05' DO SELECT 1"],
    after: [
      ...base,
      "CREATE EVENT e ON SCHEDULE EVERY '1:30' HOUR_MINUTE STARTS '2035-01-01 00:00:00' ENDS " +
        "'2036-01-01 00:00:00' ON COMPLETION PRESERVE ENABLE COMMENT 'it''s \\\\' DO BEGIN DELETE FROM " +
        "t; DELETE FROM u WHERE id = '\\'x'; END",
      "CREATE EVENT once ON SCHEDULE AT '2035-05-05 05:05:06' ON COMPLETION PRESERVE DO SELECT 1",
    ],
  },
  {
    name: "an event that starts when it is made is the same whenever that is",
    before: [
      ...base,
      "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t",
      "SET time_zone = '+03:00'",
      "CREATE EVENT f ON SCHEDULE EVERY 1 DAY DO DELETE FROM t",
      "SET time_zone = DEFAULT",
      "DO SLEEP(1.1)",
    ],
    after: [
      ...base,
      "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t",
      "SET time_zone = '+03:00'",
      "CREATE EVENT f ON SCHEDULE EVERY 1 DAY DO DELETE FROM t",
      "SET time_zone = DEFAULT",
    ],
    operations: 0,
    inexact: true,
  },
  {
    name: "an event of another time zone",
    before: [...base, early],
    after: [...base, "SET time_zone = '+03:00'", early, "SET time_zone = DEFAULT"],
  },
];

/** Who they run as, and in which database they are. */
const others: readonly ObjectCase[] = [
  {
    name: "definers other than us stay, we are not named",
    before: [
      ...base,
      "CREATE DEFINER = `o``ther`@`10.0.0.%` VIEW v AS SELECT 1 AS one",
      "CREATE DEFINER = `o``ther`@`10.0.0.%` FUNCTION f () RETURNS int DETERMINISTIC RETURN 1",
    ],
    after: [
      ...base,
      "CREATE VIEW v AS SELECT 1 AS one",
      "CREATE DEFINER = `o``ther`@`10.0.0.%` SQL SECURITY INVOKER VIEW w AS SELECT 2 AS two",
      "CREATE FUNCTION f () RETURNS int DETERMINISTIC RETURN 1",
      "CREATE DEFINER = `o``ther`@`10.0.0.%` PROCEDURE p () SELECT 'x'",
      "CREATE DEFINER = `o``ther`@`10.0.0.%` EVENT e ON SCHEDULE AT '2035-01-01' DO SELECT 1",
      bump.replace("CREATE", "CREATE DEFINER = `o``ther`@`10.0.0.%`"),
    ],
    up: [{ not: "DEFINER=`root`" }],
  },
  {
    inexact: true,
    name: "bodies that name their own database mean the database in which they come to be",
    before: base,
    after: [
      ...base,
      "CREATE PROCEDURE p () BEGIN INSERT INTO `<db>`.`u` SELECT id, <db>.sum2(a, 1) FROM <db>.t; CALL <db>.p(); END",
      sum,
      "CREATE TRIGGER log AFTER INSERT ON t FOR EACH ROW INSERT INTO <db>.u VALUES (NEW.id, `<db>`.sum2(NEW.a, 1))",
      "CREATE VIEW v AS SELECT `<db>`.t.id, <db>.sum2(a, 1) AS s, '<db>.t' AS c FROM <db>.t JOIN " +
        "information_schema.SCHEMATA AS s",
    ],
  },
];

function underMode(mode: string, ...statements: readonly string[]): string[] {
  return [
    "SET @mode = @@SESSION.sql_mode",
    `SET SESSION sql_mode = '${mode}'`,
    ...statements,
    "SET SESSION sql_mode = @mode",
  ];
}

describe.each(["mysql", "mariadb"] as const)("views and programs of %s", (engine) => {
  describeEngine(engine, () => {
    describe.each([
      ["views", views],
      ["triggers", triggers],
      ["routines", routines],
      ["events", events],
      ["whose they are", others],
    ] as const)("%s", (_, rows) => {
      const own = rows.filter((row) => row.only === undefined || row.only === engine);
      it.each(own.map((row) => [row.name, row] as const))("%s", (_name, row) => judge(engine, row));
    });

    it("asks no more of a database with more views and routines where these are not compared", async () => {
      const database = await startDatabase(engine, { label: "objects" });
      const driver = driverOf(engine, database.options);
      try {
        await driver.connect();
        const asked: string[] = [];
        const execute = (sql: string) => (asked.push(sql), driver.execute(sql));
        const counting: TestDriver = Object.create(driver, { execute: { value: execute } });
        for (const statement of base) await driver.query(statement);
        const counts: number[] = [];
        for (const many of ["a", "b", "c"]) {
          await driver.query(`CREATE VIEW v${many} AS SELECT 'x' AS x FROM t`);
          await driver.query(`CREATE PROCEDURE p${many} () SELECT 'x'`);
          await driver.query(`CREATE TRIGGER t${many} BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1`);
          asked.length = 0;
          const { views, opaqueObjects } = await counting.introspect({ complete: false });
          expect([views.length, opaqueObjects.length]).toEqual([counts.length + 1, counts.length + 1]);
          counts.push(asked.length);
        }
        expect(counts).toEqual([6, 6, 6]);
      } finally {
        await driver.close();
        await database.drop();
      }
    });

    if (engine === "mysql") {
      it("what MySQL keeps of columns, keys and tables and we do not give is named", async () => {
        const database = await startDatabase(engine, { label: "objects" });
        const other = await startDatabase(engine, { label: "objects" });
        const [live, wanted] = [driverOf(engine, database.options), driverOf(engine, other.options)];
        try {
          await live.connect();
          await wanted.connect();
          await live.query("CREATE TABLE t (a int COLUMN_FORMAT FIXED, b int COLUMN_FORMAT DYNAMIC)");
          await live.query("CREATE TABLE gone (a int STORAGE MEMORY)");
          await wanted.query(
            "CREATE TABLE t (a int STORAGE DISK, b int COLUMN_FORMAT FIXED, c int DEFAULT 1 COMMENT " +
              "'STORAGE', PRIMARY KEY (b)) TABLESPACE innodb_system",
          );
          await wanted.query("CREATE TABLE sized (a int, PRIMARY KEY (a) KEY_BLOCK_SIZE=8) ROW_FORMAT=COMPRESSED");
          const plan = planOf(live, await live.introspect(), await wanted.introspect());
          expect([...plan.unsupported].sort()).toEqual([
            "attribute sized.PRIMARY KEY.KEY_BLOCK_SIZE: is missing and not created",
            "attribute t.TABLESPACE: is missing and not created",
            "attribute t.a.COLUMN_FORMAT: is kept, though the target has none",
            "attribute t.a.STORAGE: is missing and not created",
            "attribute t.b.COLUMN_FORMAT: differs and is not changed",
          ]);
        } finally {
          await live.close();
          await wanted.close();
          await database.drop();
          await other.drop();
        }
      });
    }

    it("another default collation is named, and tables and programs come as they are", async () => {
      const database = await startDatabase(engine, { label: "objects" });
      const other = await startDatabase(engine, { label: "objects" });
      const [live, wanted] = [driverOf(engine, database.options), driverOf(engine, other.options)];
      try {
        const admin = driverOf(engine, other.options);
        await admin.connect();
        await admin.query("ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_bin");
        for (const statement of [...base, v, sum]) await admin.query(statement);
        await admin.close();
        await live.connect();
        await wanted.connect();
        const plan = planOf(live, await live.introspect(), await wanted.introspect());
        expect(plan.unsupported).toEqual(["default collation of the database: differs and is not changed"]);
        await run(live, "up", print(live, plan.up));
        const reported = async (driver: TestDriver) => [
          await driver.query("SHOW CREATE TABLE t"),
          (await wordsOf(driver))["VIEW v"],
        ];
        expect(await reported(live)).toEqual(await reported(wanted));
        expect(planOf(live, await live.introspect(), await wanted.introspect()).changes).toEqual([]);
      } finally {
        await live.close();
        await wanted.close();
        await database.drop();
        await other.drop();
      }
    });

    it("what may not be read is named and left alone", async () => {
      const database = await startDatabase(engine, { label: "objects" });
      const admin = driverOf(engine, database.options);
      const user = `reader_${Date.now().toString(36)}`;
      const password = "Let-me-1n";
      const reader = driverOf(engine, { ...database.options, username: user, password });
      try {
        await admin.connect();
        for (const statement of [...base, v, sum, "CREATE PROCEDURE p () SELECT 'x'"]) await admin.query(statement);
        await admin.query(`CREATE USER \`${user}\`@'%' IDENTIFIED BY '${password}'`);
        await admin.query(`GRANT SELECT, EXECUTE ON \`${database.options.database}\`.* TO \`${user}\`@'%'`);
        await reader.connect();
        const [all, some] = [await admin.introspect(), await reader.introspect()];
        for (const plan of [planOf(admin, all, some), planOf(admin, some, all)]) {
          expect(plan.changes).toEqual([]);
          expect(plan.unsupported).toHaveLength(3);
          for (const name of ["view v", "function sum2()", "procedure p()"])
            expect(plan.unsupported).toContain(`${name}: differs and is not changed`);
        }
      } finally {
        await admin.query(`DROP USER IF EXISTS \`${user}\`@'%'`);
        await reader.close();
        await admin.close();
        await database.drop();
      }
    });
  });
});

async function judge(engine: Flavour, row: ObjectCase): Promise<void> {
  const databases: TestDatabase[] = [];
  const drivers: TestDriver[] = [];
  const open = async (statements: readonly string[]) => {
    const database = await startDatabase(engine, { label: "objects" });
    databases.push(database);
    const driver = driverOf(engine, database.options);
    drivers.push(driver);
    await driver.connect();
    if (isTooOld(driver, row)) return driver;
    for (const statement of statements) await driver.query(statement.replaceAll("<db>", database.options.database));
    return driver;
  };
  try {
    const [live, other] = [await open(row.before), await open(row.after)];
    const [before, target] = [await wordsOf(live), await wordsOf(other)];
    const [start, wanted] = [await live.introspect(), await other.introspect()];
    const canonical = await live.canonicalizeExpressions(wanted, start);
    const plan = planOf(live, start, canonical, row.renamed);
    expect(plan.unsupported).toEqual([]);
    if (row.operations !== undefined) expect(plan.changes).toHaveLength(row.operations);
    if (row.steps !== undefined) expect(plan.changes.map((op) => op.kind)).toEqual(row.steps);
    const up = print(live, plan.up);
    for (const { not } of row.up ?? []) expect(up.join("\n")).not.toContain(not);
    const down = print(live, plan.down);
    for (const way of ["up", "up again"]) {
      await run(live, way, up);
      if (row.inexact !== true) expect(await wordsOf(live)).toEqual(target);
      const reached = await live.introspect();
      const again = planOf(live, reached, await live.canonicalizeExpressions(wanted, reached));
      expect({ operations: again.changes, unsupported: again.unsupported }).toEqual({
        operations: [],
        unsupported: [],
      });
      if (way === "up again") return recordPlan(live, start, canonical, optionsOf(row.renamed));
      await run(live, "down", down);
      expect(await wordsOf(live)).toEqual(before);
    }
  } finally {
    for (const driver of drivers) await driver.close();
    for (const database of databases) await database.drop();
  }
}

function isTooOld({ version }: TestDriver, { since = 0 }: ObjectCase): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major * 10_000 + minor * 100 < since;
}

function planOf(driver: TestDriver, from: Schema, to: Schema, renamed: ObjectCase["renamed"] = []) {
  return planMigration(driver.dialect, from, to, optionsOf(renamed));
}

function optionsOf(renamed: ObjectCase["renamed"] = []) {
  return { detectDroppedTables: true, complete: true, renames: { inference: "never", renamed } } as const;
}

function print(driver: TestDriver, plan: StepPlan): string[] {
  return statementsOf(plan, (name) => driver.escapeIdentifier(name));
}

async function run(driver: TestDriver, way: string, statements: readonly string[]): Promise<void> {
  for (const statement of statements) {
    try {
      await driver.query(statement);
    } catch (error) {
      throw new Error(`${way}: ${String(error)}\n${statements.join(";\n")}`, { cause: error });
    }
  }
}
