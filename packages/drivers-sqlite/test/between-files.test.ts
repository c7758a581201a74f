import { planMigration, statementsOf, type StepPlan } from "@stingerloom/schema-diff";
import Database from "better-sqlite3";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SqliteDriver } from "../src/connection/driver";

/** One hand-made file is taken to another by statements that anybody may run. */
interface FilePair {
  readonly name: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Queries whose answers stay the same. */
  readonly same?: readonly string[];
  /** Are the texts those of the other file, except for quotes of names? */
  readonly exact?: true;
  /** What the way up contains, or does not. */
  readonly up?: readonly (string | RegExp | { readonly not: string })[];
}

const family = [
  "create table parent (id integer primary key, v int)",
  "create table child (id integer primary key, parent int not null references parent on delete cascade)",
  "create table grandchild (id integer primary key, child int references child (id) on delete set null)",
  "insert into parent values (1, 10), (2, 20)",
  "insert into child values (1, 1), (2, 2)",
  "insert into grandchild values (1, 1), (2, 2)",
];
const familyIs = ["select * from child order by id", "select * from grandchild order by id", "select id from parent"];
const otherwise = (statements: readonly string[], from: string | RegExp, to: string) =>
  statements.filter((text) => !text.startsWith("insert")).map((text) => text.replace(from, to));

const programs = [
  "create view v (p, q) as with recursive w (n) as (select 1 union all select n + 1 from w) select " +
    'w.n, "T2".a aa from w, t as "T2"',
  "create view z as select p, q total, cast(p as real) r, (select max(x) from u) from v where q is " +
    "not null order by total collate nocase",
  "create trigger r after update of a on t when new.a <> old.a begin insert or ignore into u (x) " +
    "values (new.a), ('x'); end",
];

const pairs: readonly FilePair[] = [
  {
    name: "a rebuilt table has the words of the other file",
    from: ["create table t (a int, b text)"],
    to: [
      "create table t (\n  a text not null unique on conflict ignore, -- the key\n  b text check (b <> " +
        "''), check (a > b)\n)",
    ],
    up: ["-- the key"],
  },
  {
    name: "a new column has the words of the other file",
    from: ["create table p (id integer primary key)", "create table t (a int)"],
    to: [
      "create table p (id integer primary key)",
      "create table t (a int, b text /* one of */ check (b in ('x', 'y')), p int references p)",
    ],
    up: [/ADD COLUMN b text \/\* one of \*\/ check \(b in \('x', 'y'\)\)/, /ADD COLUMN p int references p$/m],
  },
  {
    name: "a new column whose foreign key stands with the table gets none of our names",
    from: ["create table p (id integer primary key)", "create table t (a int)"],
    to: ["create table p (id integer primary key)", "create table t (a int, p int, foreign key (p) references p)"],
  },
  {
    name: "a check, a key and a foreign key lose their names",
    from: [
      "create table p (id integer constraint pk primary key, u int constraint uq unique)",
      "create table t (a int constraint ck check (a > 0), p int constraint fk references p (id))",
    ],
    to: [
      "create table p (id integer primary key, u int unique)",
      "create table t (a int check (a > 0), p int references p (id))",
    ],
  },
  {
    name: "a list of values loses the name of its check, and another gets one",
    from: ["create table t (a text constraint c1 check (a in ('x', 'y')), b text check (b in ('z')))"],
    to: ["create table t (a text check (a in ('x', 'y')), b text, constraint c2 check (b in ('z')))"],
  },
  {
    name: "a parent is rebuilt under its children",
    from: family,
    to: otherwise(family, "v int", "v text"),
    same: familyIs,
  },
  {
    name: "all of a family are rebuilt",
    from: family,
    to: otherwise(family, /\bint\b/, "bigint"),
    same: familyIs,
  },
  {
    name: "a table goes that another one referred to",
    from: family,
    to: otherwise(family, / references child.*\)/, ")").filter((text) => !/ table (?:parent|child) /.test(text)),
    same: ["select id from grandchild order by id"],
  },
  {
    name: "two tables that refer to each other go",
    from: [
      "create table a (id integer primary key, b int references b)",
      "create table b (id integer primary key, a int references a)",
      "insert into a values (1, 1)",
      "insert into b values (1, 1)",
    ],
    to: ["create table c (x)"],
  },
  {
    name: "a table that a trigger reads goes and comes back, beside a new column",
    from: [
      "create table t (a int)",
      "create table u (b int)",
      "create trigger r after insert on t begin insert into u values (1); end",
    ],
    to: ["create table t (a int, x int)", "create trigger r after insert on t begin insert into u values (1); end"],
  },
  {
    name: "a view that reads nothing that is there does not stop the drop of a column",
    from: ["create table t (a int, b int)", "create view v as with w as (select 1) select * from w, main.nowhere"],
    to: ["create table t (a int)", "create view v as with w as (select 1) select * from w, main.nowhere"],
  },
  {
    name: "a view that reads no column that is there does not stop the drop of a column",
    from: ["create table t (a int, b int)", "create view v as select nothing_there from t"],
    to: ["create table t (a int)", "create view v as select nothing_there from t"],
    up: ['DROP COLUMN "b"'],
  },
  {
    name: "views and triggers that fail are no obstacle to a rename, nor to the drop of a column",
    from: [
      "create table T (a int, b int)",
      "create table u (k int, x int)",
      "create view v as select t.*, c.id from t join u c on t.a = c.k",
      "create view w as select * from v",
      "create trigger i instead of insert on w begin insert into nowhere values (new.a); end",
      "create trigger r after insert on u begin update t set lacking = 1; end",
      "insert into T values (1, 2)",
    ],
    to: [
      "create table t (a int, b int)",
      "create table u (k int)",
      "create view v as select t.*, c.id from t join u c on t.a = c.k",
      "create view w as select * from v",
      "create trigger i instead of insert on w begin insert into nowhere values (new.a); end",
      "create trigger r after insert on u begin update t set lacking = 1; end",
    ],
    same: ["select a, b from t"],
    exact: true,
  },
  {
    name: "a trigger loses the column that it names, beside a change of names",
    from: [
      "create table T (id integer primary key)",
      "create table u (id integer primary key, a int)",
      "create trigger r before update of a on u when new.a is null begin select raise(ignore); end",
    ],
    to: [
      "create table t (id integer primary key)",
      "create table u (id integer primary key)",
      "create trigger r before update of a on u when new.a is null begin select raise(ignore); end",
    ],
    exact: true,
  },
  {
    name: "a trigger asks for the number of a row that has none any more, beside a change of names",
    from: [
      "create table T (id integer primary key)",
      "create table u (k text primary key, a int)",
      "create trigger r after insert on u begin update u set a = 1 where rowid = new.rowid; end",
    ],
    to: [
      "create table t (id integer primary key)",
      "create table u (k text primary key, a int) without rowid",
      "create trigger r after insert on u begin update u set a = 1 where rowid = new.rowid; end",
    ],
    exact: true,
  },
  {
    name: "a view gets what it lacks, beside a change of names",
    from: ["create table T (a int)", "create table x (a int, b int)", "create view v as select c from u"],
    to: [
      "create table t (a int)",
      "create table x (a int)",
      "create table u (c int)",
      "create view v as select c from u",
    ],
    exact: true,
  },
  {
    name: "views and triggers that name what changes its case stay as they are written",
    from: [
      "create table t (a int)",
      "create table u (a int)",
      "create table w (a int)",
      "create trigger q after insert on w begin update t set a = new.a; end",
      "create view v as select t.a from t",
      "create trigger r after insert on u begin update t set a = new.a; end",
      "create trigger s after insert on t begin update u set a = new.a; end",
    ],
    to: [
      "create table T (A int)",
      "create table u (a int)",
      "create table w (a text)",
      "create trigger q after insert on w begin update t set a = new.a; end",
      "create view v as select t.a from t",
      "create trigger r after insert on u begin update t set a = new.a; end",
      "create trigger s after insert on T begin update u set a = new.a; end",
    ],
    exact: true,
  },
  {
    name: "a name changes hands between a table, a view and a virtual table",
    from: [
      "create table a (x)",
      "insert into a values (1)",
      "create virtual table b using fts5 (x)",
      "create view c as select 1 as x",
      "create table d (x)",
      "create virtual table e using fts4 (x)",
      "create virtual table e_terms using fts4aux (e)",
    ],
    to: [
      "create virtual table a using fts4 (x)",
      "create virtual table a_terms using fts4aux (a)",
      "create table b (x)",
      "create virtual table c using fts5 (x)",
      "create view d as select * from b",
      "create view e as select x from d",
    ],
  },
  {
    name: "views and triggers whose names are all known let ALTER TABLE drop a column",
    from: ["create table t (a int, b int)", "create table u (x text)", ...programs],
    to: ["create table t (a int)", "create table u (x text)", ...programs],
    up: [/DROP COLUMN "b"$/],
  },
  {
    name: "text and bytes change places in a STRICT table",
    from: ["create table t (a text, b blob) strict", "insert into t values ('x', x'79')"],
    to: ["create table t (a blob, b text) strict"],
    same: ["select hex(a), hex(b) from t"],
  },
  {
    name: "a real number is another default than a whole one, where no type makes them one",
    from: ["create table t (a default 1.0, b real default 1)"],
    to: ["create table t (a default 1, b real default 1.0)"],
    up: [/CREATE TABLE t \(a default 1,/],
  },
  {
    name: "bytes behind a zero and the last digits of a number count",
    from: ["create table t (a default x'00ff', b default (0.1), c int check (c < 0.1), d as (x'00ff' || c))"],
    to: [
      "create table t (a default x'00fe', b default (0.10000000000000002), c int check (c < " +
        "0.10000000000000002), d as (x'00fe' || c))",
    ],
  },
  {
    name: "a real number becomes a text with its point",
    from: ["create table t (a text default 1.0, b text default 1e3)"],
    to: ["create table t (a text default '1', b text default '1000.0')"],
    up: [/a text default '1'/],
  },
  {
    name: "a number that is larger than JavaScript's is another default than its digits",
    from: ["create table t (a default -9223372036854775808)"],
    to: ["create table t (a default '-9223372036854775808')"],
    up: [/default '-9223372036854775808'/],
  },
  {
    name: "generated columns that read each other go, and come in their own order",
    from: ["create table t (a int, d as (c + 2), c as (a + 1))", "create table u (a int)", "insert into t values (1)"],
    to: ["create table t (a int)", "create table u (a int, d as (c + 2), c as (a + 1))"],
  },
  {
    name: "types in quotes are the types without",
    from: [
      'create table t (id "INTEGER" primary key, a "my  type", b [double  Precision] not null)',
      "create table u (id integer primary key, a int)",
    ],
    to: [
      "create table t (id integer primary key, a my type, b double precision not null, c int)",
      "create table u (id 'integer' primary key, a \"unsigned  big(3)\")",
    ],
  },
  {
    name: "a table whose names differ in case gets no names of ours either",
    from: [
      "create table Parent (Id integer primary key)",
      "create table Child (A int not null on conflict replace default 1, P int, X int)",
    ],
    to: [
      "create table parent (id integer primary key, u int unique)",
      "create table child (a int not null default 1 check (a > 0), p int references parent (u), x text, unique (a, p))",
    ],
    up: [{ not: "Parent_" }, { not: "Child_" }, { not: "replace" }],
  },
  {
    name: "names get the case that they have in the other file",
    from: [
      "create table Parent (Id integer primary key, [Full Name] text, check (Id > 0))",
      "create table Child (A int not null, P int references Parent (Id), G as (A + 1))",
      "create index I on Child (A) where A > 0",
      "create view V as select A, P from Child",
      "create trigger R after insert on Child begin update Parent set [Full Name] = new.A where Id = new.P; end",
      "insert into Parent values (1, 'x')",
      "insert into Child values (2, 1)",
    ],
    to: [
      'create table parent (id integer primary key, "full name" text, check (id > 0))',
      "create table child (a int not null, p int references parent (id), g as (a + 1))",
      "create index i on child (a) where a > 0",
      "create view v as select a, p from child",
      'create trigger r after insert on child begin update parent set "full name" = new.a where id = new.p; end',
    ],
    same: ["select 'x' as x, count(*) as n from parent", "select a + p + g as sum from child"],
    exact: true,
  },
  {
    name: "a column in another case is that in every expression, and brings no rebuild",
    from: [
      "create table t (id integer primary key, Name text, G as (Name || 'x'), check (length(Name) > 0))",
      "create index i on t (lower(Name)) where Name is not null",
    ],
    to: [
      "create table t (id integer primary key, name text, g as (name || 'x'), check (length(name) > 0))",
      "create index i on t (lower(name)) where name is not null",
    ],
    up: [{ not: "PRAGMA" }],
    exact: true,
  },
  {
    name: "a reference to a primary key keeps its words where its column gets another case",
    from: ["create table t (id integer primary key, Up int references t, x int)"],
    to: ["create table t (id integer primary key, up int references t, x int not null)"],
    exact: true,
  },
  {
    name: "names get another case beside other changes, and a column alone",
    from: [
      "create table T (A int, B text, N text unique default null, check (A > 0))",
      "create table u (A int, b int)",
      "insert into T values (1, 'x', null)",
    ],
    to: [
      "create table t (a bigint not null, c text, n text unique default null, check (a > 0))",
      "create table u (a int, b int)",
    ],
    same: ["select a + 0 as sum from t"],
    exact: true,
  },
  {
    name: "one value of a list in the place of another takes its rows along",
    from: [
      "create table t (id integer primary key, s text default 'a' check (s in ('a', 'b')))",
      "insert into t (s) values ('a'), ('b'), (null)",
    ],
    to: ["create table t (id integer primary key, s text default 'it''s' check (s in ('it''s', 'b')))"],
    same: ["select id, s in ('a', 'it''s') from t order by id"],
    up: ["CASE"],
  },
  {
    name: "a rowid is said to be never null, or is not",
    from: ["create table t (id integer primary key, a int)", "create table u (id integer not null primary key)"],
    to: ["create table t (id integer not null primary key, a int)", "create table u (id integer primary key)"],
    up: ["CREATE TABLE t (id integer not null primary key, a int)", "CREATE TABLE u (id integer primary key)"],
  },
  {
    name: "the word true is no boolean",
    from: ["create table t (a boolean default 'true')"],
    to: ["create table t (a boolean default true)"],
    up: [/a boolean default true/],
  },
  {
    name: "a foreign key to what is no key comes to an empty table",
    from: ["create table p (a int)"],
    to: ["create table p (a int)", "create table c (x int references p (a))"],
  },
];

const folder = mkdtempSync(join(tmpdir(), "between-files-"));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(pairs)("$name", ({ from, to, same = [], exact, up: contents = [] }) => {
  it.each([
    { foreignKeys: "ON", inTransaction: false },
    { foreignKeys: "OFF", inTransaction: false },
    { foreignKeys: "OFF", inTransaction: true },
  ])("with foreign keys $foreignKeys, in a transaction: $inTransaction", async (mode) => {
    const [live, wanted] = [fileOf(from), fileOf(to)];
    const { up, down } = await planOf(live, wanted);
    for (const text of contents) {
      if (typeof text === "object" && "not" in text) expect(up.join("\n")).not.toMatch(text.not);
      else expect(up.join("\n")).toMatch(text);
    }
    const [catalog, answers] = [catalogOf(live), same.map((query) => ask(live, query))];
    run(live, up, mode);
    expect(same.map((query) => ask(live, query))).toEqual(answers);
    expect((await planOf(live, wanted)).up).toEqual([]);
    if (exact) expect(withoutQuotes(catalogOf(live))).toEqual(withoutQuotes(catalogOf(wanted)));
    run(live, down, mode);
    expect(catalogOf(live)).toEqual(catalog);
    run(live, up, mode);
    expect((await planOf(live, wanted)).up).toEqual([]);
  });
});

describe("in a transaction that began with foreign keys on", () => {
  const inTheWay = { foreignKeys: "ON", inTransaction: true };

  it("a parent is not rebuilt: its children would be lost", async () => {
    const live = fileOf(family);
    const { up } = await planOf(live, fileOf(otherwise(family, "v int", "v text")));
    const before = familyIs.map((query) => ask(live, query));
    expect(() => run(live, up, inTheWay)).toThrow("PRAGMA foreign_keys = OFF must come before BEGIN");
    expect(familyIs.map((query) => ask(live, query))).toEqual(before);
  });

  it("a parent does not go while a child stays", async () => {
    const live = fileOf(family);
    const { up } = await planOf(live, fileOf(otherwise(family, /.*table parent.*/, "select 1")));
    expect(() => run(live, up, inTheWay)).toThrow("PRAGMA foreign_keys = OFF must come before BEGIN");
    expect(ask(live, "select count(*) as n from child")).toEqual([{ n: 2 }]);
  });

  it("a table that nobody refers to is rebuilt", async () => {
    const live = fileOf(family);
    const wanted = fileOf(otherwise(family, "child int", "child bigint"));
    run(live, (await planOf(live, wanted)).up, inTheWay);
    expect((await planOf(live, wanted)).up).toEqual([]);
    expect(ask(live, "select * from grandchild")).toHaveLength(2);
  });
});

describe("strings in double quotes", () => {
  const from = [
    "create table t (id integer primary key autoincrement, a text check (a in ('x', 'y')), b int, g as (a || 'x'))",
    "create index i on t (b) where a <> 'x'",
    "create table u (x int)",
    "create view v as select 'x' from t",
    "insert into t (id, a, b) values (7, 'y', 1), (9, 'x', 2)",
    "delete from t where id = 9",
    "insert into u values (1)",
  ];
  const same = ["select id, a, g from t", "select * from sqlite_sequence", "select x + 0 as x from u"];

  it.each([
    ["their table changes", "b int", "b text not null"],
    ["their table loses a column", " b int,", ""],
    ["their table gets a column", "b int", "b int, c text"],
    ["their index changes", "(b)", "(b, a)"],
    ["another table changes", "x int", "x text"],
    ["another table gets a column", "x int", "x int, y int"],
  ])("are no obstacle when %s", async (_, found, put) => {
    const change = (text: string) =>
      text.startsWith("create index") && put === "" ? "select 1" : text.replace(found, put);
    const [live, wanted] = [fileOf(from), fileOf(otherwise(from, "", "").map(change))];
    for (const file of [live, wanted]) inDoubleQuotes(file);
    const answers = same.map((query) => ask(live, query));
    for (const [here, there] of [
      [live, wanted],
      [wanted, live],
    ] as const) {
      const copy = `${here}.copy`;
      copyFileSync(here, copy);
      const { up, down } = await planOf(copy, there);
      expect(up).not.toEqual([]);
      for (const statements of [up, down, up]) run(copy, statements, { foreignKeys: "ON", inTransaction: false });
      expect((await planOf(copy, there)).up).toEqual([]);
      if (here === live) expect(same.map((query) => ask(copy, query))).toEqual(answers);
    }
  });
});

it("says nothing of foreign keys where there are none", async () => {
  const { up, down } = await planOf(fileOf(["create table t (a int)"]), fileOf(["create table t (a text)"]));
  expect([...up, ...down].join("\n")).not.toMatch(/foreign_keys/);
});

it("many tables are rebuilt without a rename of each, which would read the whole schema again", async () => {
  const tables = (type: string) =>
    Array.from(
      { length: 330 },
      (_, i) => `create table t${i} (id integer primary key autoincrement, a ${type}, up int references t0)`,
    );
  const rows = ["insert into t0 values (5, 1, null)", "insert into t7 values (6, 2, 5)", "delete from t0 where id = 6"];
  const live = fileOf(["begin", ...tables("int"), ...rows, "commit"]);
  const same = [
    "select id, a + 0 as a, up from t0 union all select id, a + 0, up from t7",
    "select * from sqlite_sequence order by name",
  ];
  const [catalog, answers] = [catalogOf(live), same.map((query) => ask(live, query))];
  const { up, down } = await planOf(live, fileOf(["begin", ...tables("text"), "commit"]));
  expect(up.join("\n")).not.toMatch("RENAME");
  for (const statements of [up, down]) {
    run(live, statements, { foreignKeys: "OFF", inTransaction: true });
    expect(same.map((query) => ask(live, query))).toEqual(answers);
  }
  expect(catalogOf(live)).toEqual(catalog);
});

function fileOf(statements: readonly string[]): string {
  const file = join(folder, `${(files += 1)}.db`);
  run(file, statements, { foreignKeys: "OFF", inTransaction: false });
  return file;
}

/** Writes 'x' as "x", as a program may have done whose SQLite lets that be. */
function inDoubleQuotes(file: string): void {
  const database = new Database(file);
  try {
    database.unsafeMode(true);
    database.pragma("writable_schema = ON");
    database.exec(`UPDATE sqlite_schema SET sql = replace(sql, '''x''', '"x"') WHERE name IN ('t', 'i', 'v')`);
    database.pragma("writable_schema = RESET");
  } finally {
    database.close();
  }
}

function run(
  file: string,
  statements: readonly string[],
  mode: { readonly foreignKeys: string; readonly inTransaction: boolean },
): void {
  const database = new Database(file);
  try {
    database.pragma(`foreign_keys = ${mode.foreignKeys}`);
    if (mode.inTransaction) database.exec("BEGIN");
    for (const statement of statements) database.exec(statement);
    if (mode.inTransaction) database.exec("COMMIT");
  } finally {
    database.close();
  }
}

function ask(file: string, query: string): unknown[] {
  const database = new Database(file);
  try {
    return database.prepare(query).all();
  } finally {
    database.close();
  }
}

function catalogOf(file: string): unknown[] {
  return ask(file, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name");
}

function withoutQuotes(catalog: unknown[]): string {
  return JSON.stringify(catalog).replaceAll('\\"', "");
}

/** The statements of both ways between two files, as they stand alone. */
async function planOf(
  from: string,
  to: string,
): Promise<{ readonly up: readonly string[]; readonly down: readonly string[] }> {
  const [source, target] = [from, to].map((database) => new SqliteDriver({ type: "sqlite", database })) as [
    SqliteDriver,
    SqliteDriver,
  ];
  const { dialect } = source;
  try {
    await source.connect();
    await target.connect();
    const live = await source.introspect();
    const wanted = await source.canonicalizeExpressions(dialect.normalize(await target.introspect()), live);
    const plan = planMigration(dialect, live, wanted, {
      renames: { inference: "never" },
      detectDroppedTables: true,
      complete: true,
    });
    const print = (steps: StepPlan) => statementsOf(steps, dialect.quoteIdentifier, { withSession: true });
    return { up: print(plan.up), down: print(plan.down) };
  } finally {
    await source.close();
    await target.close();
  }
}
