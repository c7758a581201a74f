import { planMigration, statementsOf, type StepPlan } from "@stingerloom/schema-diff";
import { describeEngine, driverOf, startDatabase, type TestDatabase, type TestDriver } from "@stingerloom/testing";
import { hardTables, shopTables } from "./hand-made";

const keyed = (key: string, options = "") =>
  `CREATE TABLE t (a varchar(50) NOT NULL, b int NOT NULL, PRIMARY KEY ${key}) ${options}`;

const plain = "CREATE TABLE t (a int NOT NULL, b varchar(20))";

const scripts: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["from empty to a shop", [], shopTables],
  ["from a shop to empty", shopTables, []],
  ["from empty to hard tables", [], hardTables],
  ["from hard tables to empty", hardTables, []],
  ["from a shop to hard tables", shopTables, hardTables],
  [
    "keys that name their method",
    [
      "CREATE TABLE t (a int, b int, c int, d int, UNIQUE KEY u (a) USING BTREE, KEY k (b) USING " +
        "BTREE, KEY l (c), KEY m (d) USING BTREE)",
    ],
    [
      "CREATE TABLE t (a int NOT NULL, b int, c int, d int, PRIMARY KEY (a) USING BTREE, UNIQUE KEY u " +
        "(a), KEY k (b), KEY l (c) USING BTREE, KEY m (d) USING BTREE COMMENT 'x')",
    ],
  ],
  [
    "the block size of a key",
    ["CREATE TABLE t (a int, b int, KEY k (a) KEY_BLOCK_SIZE=4, UNIQUE KEY u (b))"],
    ["CREATE TABLE t (a int, b int, KEY k (a), UNIQUE KEY u (b) KEY_BLOCK_SIZE=2)"],
  ],
  [
    "the block size of a new table's primary key",
    [],
    ["/* mariadb */ CREATE TABLE t (a int, PRIMARY KEY (a) KEY_BLOCK_SIZE=8)"],
  ],
  [
    "integers of other widths",
    [
      "CREATE TABLE t (a int(5), b tinyint(1), c tinyint(3) unsigned DEFAULT 1, d bigint(20) unsigned, " +
        "e int(4) zerofill)",
    ],
    [
      "CREATE TABLE t (a int, b tinyint(2), c tinyint(1) unsigned DEFAULT 1, d bigint(10) unsigned, e " +
        "int(6) zerofill, f smallint(2))",
    ],
  ],
  [
    "a width where a foreign key stands",
    ["CREATE TABLE p (id int(5) PRIMARY KEY)", "CREATE TABLE t (p int(5), FOREIGN KEY (p) REFERENCES p (id))"],
    ["CREATE TABLE p (id int PRIMARY KEY)", "CREATE TABLE t (p int(7), FOREIGN KEY (p) REFERENCES p (id))"],
  ],
  [
    "a column that names the character set of its table",
    ["CREATE TABLE t (a varchar(9) CHARACTER SET utf8mb4, b varchar(9), c enum('x') CHARACTER SET utf8mb4)"],
    ["CREATE TABLE t (a varchar(9), b varchar(9) CHARACTER SET utf8mb4, c enum('x', 'y') CHARACTER SET utf8mb4)"],
  ],
  [
    "a table that takes the character set of a column which then no longer has one of its own",
    ["CREATE TABLE t (a varchar(9) CHARACTER SET utf8mb3, b varchar(9)) DEFAULT CHARSET=latin1"],
    ["CREATE TABLE t (a varchar(9), b varchar(9) CHARACTER SET latin1) DEFAULT CHARSET=utf8mb3"],
  ],
  [
    "columns that have kept the character set which their table had once",
    [
      "CREATE TABLE t (a varchar(9), b varchar(9) CHARACTER SET utf8mb3) DEFAULT CHARSET=latin1",
      "CREATE TABLE u (a varchar(9), b varchar(9) CHARACTER SET latin1, c varchar(9)) DEFAULT CHARSET=utf8mb3",
    ],
    [
      "CREATE TABLE t (a varchar(9), b varchar(9), c enum('x') CHARACTER SET latin1 NOT NULL) DEFAULT CHARSET=utf8mb3",
      "ALTER TABLE t DEFAULT CHARSET=utf8mb4",
      "CREATE TABLE u (a varchar(9), b varchar(9), c varchar(10) COMMENT 'x', d varchar(9)) DEFAULT CHARSET=utf8mb3",
      "ALTER TABLE u DEFAULT CHARSET=utf8mb4",
      "CREATE TABLE v (a varchar(9), b varchar(9)) DEFAULT CHARSET=utf8mb3 COMMENT 'old'",
      "ALTER TABLE v DEFAULT CHARSET=latin1",
    ],
  ],
  [
    "compressed columns with a character set of their own",
    ["/* mariadb */ CREATE TABLE t (a text COMPRESSED, b varchar(99)) DEFAULT CHARSET=latin1"],
    [
      "/* mariadb */ CREATE TABLE t (a text COMPRESSED CHARACTER SET utf8mb4, b varchar(99) COMPRESSED " +
        "NOT NULL DEFAULT 'x') DEFAULT CHARSET=latin1",
      "/* mariadb */ CREATE TABLE u (a blob COMPRESSED, b varbinary(99) COMPRESSED, c tinytext " +
        "COMPRESSED COLLATE utf8mb4_bin)",
    ],
  ],
  [
    "actions that are said and those that are not",
    [
      "CREATE TABLE p (id int PRIMARY KEY)",
      "CREATE TABLE t (a int, b int, CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) ON DELETE NO " +
        "ACTION, CONSTRAINT g FOREIGN KEY (b) REFERENCES p (id))",
    ],
    [
      "CREATE TABLE p (id int PRIMARY KEY)",
      "CREATE TABLE t (a int, b int, CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) ON DELETE " +
        "RESTRICT, CONSTRAINT g FOREIGN KEY (b) REFERENCES p (id) ON UPDATE NO ACTION)",
    ],
  ],
  [
    "what partitions have besides bounds",
    [
      `${plain} PARTITION BY RANGE (a) SUBPARTITION BY HASH (a) (PARTITION p VALUES LESS THAN (9) ` +
        `COMMENT = 'x' (SUBPARTITION s, SUBPARTITION t))`,
    ],
    [
      `${plain} PARTITION BY RANGE (a) SUBPARTITION BY HASH (a) (PARTITION p VALUES LESS THAN (9) ` +
        `MAX_ROWS = 7 (SUBPARTITION s, SUBPARTITION u COMMENT = 'y'))`,
    ],
  ],
  [
    "partitions of keys by the older way",
    [`${plain} PARTITION BY KEY ALGORITHM = 1 (a) PARTITIONS 2`],
    [`${plain} PARTITION BY LINEAR KEY (a) (PARTITION x, PARTITION y)`],
  ],
  [
    "defaults of characters and bytes that the catalog has no place for",
    [plain],
    [
      "CREATE TABLE t (a int NOT NULL, b varchar(20) DEFAULT 'é', c binary(3) DEFAULT x'00ff00', d " +
        "varbinary(9) DEFAULT 0x80f09f9882, f varbinary(9) DEFAULT 'a?b')",
      "CREATE TABLE v (a binary(4) DEFAULT 0x0001, b varbinary(4) NOT NULL DEFAULT 0x0077, c " +
        "varbinary(4) DEFAULT 0x2700275c, d binary(2) DEFAULT '')",
      "/* mysql */ CREATE TABLE u (d varchar(9) DEFAULT 'a😀''', e enum('é') DEFAULT 'é')",
    ],
  ],
  [
    "characters of four bytes in checks and generated columns",
    [plain],
    [
      "CREATE TABLE t (a int NOT NULL, b varchar(20) CHECK (b <> '😀?'), c varchar(20) AS (concat(b, ' " +
        "😀')) STORED, CONSTRAINT d CHECK (b <> '(😀)' AND a > 1))",
    ],
  ],
  [
    "an enum and a set whose table has bytes for text",
    [plain],
    [
      "CREATE TABLE t (a int NOT NULL, b enum('x', 'y') NOT NULL DEFAULT 'y', c set('x', 'z') DEFAULT " +
        "'x,z', d varchar(9) DEFAULT 'z') CHARSET=binary",
    ],
  ],
  [
    "an engine that holds foreign keys",
    [
      "CREATE TABLE p (id int PRIMARY KEY) ENGINE=MyISAM",
      "CREATE TABLE t (a int, p int, b varchar(9)) ENGINE=MyISAM CHARSET=latin1",
      "CREATE TABLE o (a int PRIMARY KEY)",
      "CREATE TABLE q (a int PRIMARY KEY, CONSTRAINT g FOREIGN KEY (a) REFERENCES o (a))",
    ],
    [
      "CREATE TABLE p (id int PRIMARY KEY)",
      "CREATE TABLE t (a int, p int, b varchar(9), CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id)) CHARSET=utf8mb4",
      "CREATE TABLE o (a int PRIMARY KEY) ENGINE=MyISAM",
      "CREATE TABLE q (a int PRIMARY KEY) ENGINE=MyISAM",
    ],
  ],
  [
    "options that the catalog leaves out",
    ["/* mysql */ CREATE TABLE t (a int) AUTOEXTEND_SIZE=4M"],
    [
      "/* mysql */ CREATE TABLE t (a int) AUTOEXTEND_SIZE=8M",
      "/* mariadb */ CREATE TABLE t (a int) PAGE_COMPRESSED=1",
      "/* mariadb */ CREATE TABLE u (a int) ENGINE=Aria",
    ],
  ],
  [
    "tables with a history or with periods come and go",
    [
      "/* mariadb */ CREATE TABLE v (a int PRIMARY KEY, b int WITHOUT SYSTEM VERSIONING) WITH SYSTEM VERSIONING",
      "/* mariadb */ CREATE TRIGGER g BEFORE INSERT ON v FOR EACH ROW SET NEW.b = 1",
      "/* mariadb */ CREATE VIEW w AS SELECT a FROM v",
    ],
    ["/* mariadb */ CREATE TABLE u (s date, e date, id int, PERIOD FOR p (s, e), UNIQUE (id, p WITHOUT OVERLAPS))"],
  ],
  ["a primary key of prefixes", [keyed("(a, b)")], [keyed("(a(10), b)")]],
  ["a primary key that descends", [keyed("(a, b)")], [keyed("(b DESC, a)")]],
  ["a primary key's comment", [keyed("(a) COMMENT 'it''s'")], [keyed("(b) COMMENT 'x'")]],
  ["a primary key of another kind", [keyed("(a)", "ENGINE=MEMORY")], [keyed("(a) USING BTREE", "ENGINE=MEMORY")]],
  [
    "a primary key that counts downwards",
    ["CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY)"],
    ["CREATE TABLE t (id int AUTO_INCREMENT, a int, PRIMARY KEY (id DESC), KEY (a DESC))"],
  ],
  [
    "a key that counts gives way to another",
    ["CREATE TABLE t (a int NOT NULL AUTO_INCREMENT, b int NOT NULL, PRIMARY KEY (a), KEY (b))"],
    ["CREATE TABLE t (a int NOT NULL, b int NOT NULL AUTO_INCREMENT, PRIMARY KEY (a), KEY (b))"],
  ],
  [
    "a new column counts in the place of another",
    ["CREATE TABLE t (a int NOT NULL AUTO_INCREMENT, PRIMARY KEY (a))"],
    ["CREATE TABLE t (a int NOT NULL, b int NOT NULL AUTO_INCREMENT, PRIMARY KEY (a), KEY (b))"],
  ],
  [
    "a column that counts within a group",
    ["CREATE TABLE t (a int NOT NULL, b int NOT NULL, PRIMARY KEY (a, b)) ENGINE=MyISAM"],
    ["CREATE TABLE t (a int NOT NULL, b int NOT NULL AUTO_INCREMENT, PRIMARY KEY (a, b)) ENGINE=MyISAM"],
  ],
];

describe.each(["mysql", "mariadb"] as const)("SHOW CREATE TABLE of %s", (engine) => {
  describeEngine(engine, () => {
    it.each(scripts)(
      "%s, and back, is what it would be by hand",
      async (_, from, to) => {
        const databases: TestDatabase[] = [];
        const drivers: TestDriver[] = [];
        const open = async (statements: readonly string[]) => {
          const database = await startDatabase(engine, { label: "words" });
          databases.push(database);
          const driver = driverOf(engine, database.options);
          drivers.push(driver);
          await driver.connect();
          for (const statement of statements.filter(
            (text) => !text.startsWith(engine === "mysql" ? "/* mariadb */" : "/* mysql */"),
          ))
            await driver.query(statement);
          return driver;
        };
        try {
          const [live, other] = [await open(from), await open(to)];
          const [before, target] = [await words(live), await words(other)];
          const wanted = await other.introspect();
          const start = await live.introspect();
          const plan = planMigration(live.dialect, start, await live.canonicalizeExpressions(wanted, start), {
            detectDroppedTables: true,
            complete: true,
            renames: { inference: "never" },
          });
          await run(live, plan.up);
          expect(unordered(await words(live))).toEqual(unordered(target));
          await run(live, plan.down);
          expect(await words(live)).toEqual(before);
        } finally {
          for (const driver of drivers) await driver.close();
          for (const database of databases) await database.drop();
        }
      },
      60_000,
    );
  });
});

/** New columns stand behind the others, which is not what the target has. */
function unordered(said: Record<string, readonly string[]>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(said).map(([name, lines]) => [name, [...lines].sort()]));
}

async function run(driver: TestDriver, plan: StepPlan): Promise<void> {
  for (const statement of statementsOf(plan, (name) => driver.escapeIdentifier(name))) await driver.query(statement);
}

/** What the server says of every table, with its indexes in an order of their own. */
async function words(driver: TestDriver): Promise<Record<string, readonly string[]>> {
  const tables: { readonly name: string }[] = await driver.query(
    "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND " +
      "TABLE_TYPE NOT IN ('VIEW', 'SEQUENCE') ORDER BY 1",
  );
  const database = await driver.databaseName();
  const said: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const [row] = await driver.query(`SHOW CREATE TABLE ${driver.escapeIdentifier(name)}`);
    const lines = String(row["Create Table"])
      .replace(/ AUTO_INCREMENT=\d+/, "")
      .split(`\`${database}\`.`)
      .join("")
      .split("\n")
      .map((line) => line.replace(/,$/, ""));
    const keys = lines.filter((line) => !line.startsWith("  `"));
    said[name] = [...lines.filter((line) => line.startsWith("  `")), ...keys.sort()];
    const triggers: Record<string, string>[] = await driver.query(
      `SHOW TRIGGERS WHERE \`Table\` = ${driver.escapeLiteral(name)}`,
    );
    said[`${name} triggers`] = triggers.map(
      (trigger) => `${trigger["Trigger"]} ${trigger["Timing"]} ${trigger["Event"]} ${trigger["Statement"]}`,
    );
  }
  return said;
}
