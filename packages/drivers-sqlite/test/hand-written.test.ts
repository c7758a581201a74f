import { describeCases, type SharedCase } from "@stingerloom/testing";

/** Every text of the catalog but those of one table. */
const catalogWithout = (table: string) =>
  `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE tbl_name <> '${table}' ORDER BY type, name`;
const programs = "SELECT name, sql FROM sqlite_schema WHERE type IN ('view', 'trigger') ORDER BY name";

const shop = [
  "create table Users(id integer primary key, name text collate nocase, mail varchar( 50 ) not " +
    "null -- the address, with a comma\n, age int default -1)",
  "create table orders (id integer primary key autoincrement, user_id int not null references " +
    "users on delete cascade, total numeric(10, 2) default 0.00)",
  "create index orders_by_user on orders(user_id)",
  "create unique index if not exists users_mail on Users (lower(mail)) where age > 0",
  "create view adults as select id, mail from Users where age >= 18",
  "create trigger users_gone after delete on Users begin update orders set total = 0 where user_id = old.id; end",
  "create trigger orders_come after insert on orders begin update Users set age = age + 1 where id = new.user_id; end",
  "insert into Users (id, name, mail, age) values (1, 'Ann', 'ann@example.org', 30), (2, 'Bob', " +
    "'bob@example.org', null)",
  "insert into orders (id, user_id, total) values (1, 1, 9.5), (7, 2, 3), (9, 1, 1)",
  "delete from orders where id = 9",
];

const changed = (change: (statement: string) => string) => ({
  sql: shop.map(change).filter((statement) => !/^(insert|delete)/.test(statement)),
});
const replaced = (from: string | RegExp, to: string) => changed((statement) => statement.replace(from, to));
const plus = (statement: string) => ({ sql: [...changed((s) => s).sql, statement] });

const shopCases: readonly SharedCase[] = [
  {
    name: "adds a column by ALTER TABLE",
    before: { sql: shop },
    after: replaced("age int default -1", "age int default -1, phone varchar(255)"),
    up: ["ADD COLUMN phone varchar(255)", { not: "PRAGMA" }],
  },
  {
    name: "drops the last column by ALTER TABLE, and puts it back",
    before: { sql: ["create table t (a int, b text, c int)"] },
    after: { sql: ["create table t (a int, b text)"] },
    up: [/DROP COLUMN/, { not: "PRAGMA" }],
  },
  {
    name: "drops a column between comments",
    before: { sql: ["create table t (a int, /* b, */ b text -- b\n, c int)", "insert into t values (1, 'x', 2)"] },
    after: { sql: ["create table t (a int, c int)"] },
  },
  {
    name: "drops a column that a view reads",
    before: {
      sql: ["create table t (a int, b text)", "create view v as select b from t", "insert into t values (1, 'x')"],
    },
    after: { sql: ["create table t (a int)", "create view v as select b from t"] },
    up: ["PRAGMA"],
  },
  {
    name: "renames a column that others name without quotes",
    before: { sql: shop },
    after: changed((s) => s.replace(/\bmail\b/g, "email")),
    renames: { renamed: [{ from: "Users.mail", to: "email" }] },
    up: ['RENAME COLUMN "mail" TO "email"', { not: "PRAGMA" }],
  },
  {
    name: "renames a table that others name without quotes",
    before: { sql: shop },
    after: changed((s) => s.replace(/\busers\b/gi, "people")),
    renames: { renamed: [{ from: "Users", to: "people" }] },
    up: ['RENAME TO "people"', { not: "PRAGMA" }],
    same: [{ sql: "SELECT id, user_id, total FROM orders ORDER BY id", afterUp: true }],
  },
  {
    name: "renames a table in case alone",
    before: { sql: shop },
    after: changed((s) => s.replace(/\bUsers\b/g, "USERS")),
    renames: { renamed: [{ from: "Users", to: "USERS" }] },
  },
  {
    name: "renames a table and rebuilds it, triggers and all",
    before: { sql: shop },
    after: changed((s) => s.replace(/\busers\b/gi, "people").replace("varchar( 50 ) not null", "varchar(80)")),
    renames: { renamed: [{ from: "Users", to: "people" }] },
  },
  {
    name: "renames a column and rebuilds its table, whose trigger names a column of that name elsewhere",
    before: {
      sql: [
        "create table t (id integer primary key, name text, a int)",
        "create table log (name text)",
        "create trigger g after insert on t begin insert into log (name) values (new.name); end",
      ],
    },
    after: {
      sql: [
        "create table t (id integer primary key, title text, a bigint)",
        "create table log (name text)",
        "create trigger g after insert on t begin insert into log (name) values (new.title); end",
      ],
    },
    rows: ["insert into t (name) values ('x')"],
    renames: { renamed: [{ from: "t.name", to: "title" }] },
    same: [{ sql: "select count(*) as n from log where name = 'x'", afterUp: true }],
    up: ["PRAGMA", "RENAME COLUMN"],
  },
  {
    name: "rebuilds a parent: its child rows, views and triggers stay",
    before: { sql: shop },
    after: replaced("varchar( 50 ) not null", "varchar(80) not null"),
    up: ["PRAGMA legacy_alter_table"],
    same: [
      { sql: catalogWithout("Users"), afterUp: true },
      { sql: programs, afterUp: true },
      { sql: "SELECT * FROM orders ORDER BY id", afterUp: true },
      { sql: "SELECT * FROM adults", afterUp: true },
    ],
  },
  {
    name: "rebuilds a child: AUTOINCREMENT goes on where it stood",
    before: { sql: shop },
    after: replaced("on delete cascade", "on delete set null"),
    same: [
      { sql: "SELECT name, seq FROM sqlite_sequence ORDER BY name", afterUp: true },
      { sql: catalogWithout("orders"), afterUp: true },
      { sql: programs, afterUp: true },
    ],
  },
  {
    name: "rebuilds parent and child at once",
    before: { sql: shop },
    after: changed((s) => s.replace("varchar( 50 )", "varchar(51)").replace("numeric(10, 2)", "numeric(12, 2)")),
    same: [{ sql: programs, afterUp: true }],
  },
  {
    name: "adds and drops indexes without touching the table",
    before: { sql: shop },
    after: changed((s) => (s.startsWith("create index") ? "create index other on orders(total desc)" : s)),
    up: [{ not: "PRAGMA" }],
  },
  {
    name: "adds a table beside",
    before: { sql: shop },
    after: plus("create table tags (name text primary key not null) without rowid"),
    up: [{ not: "PRAGMA" }],
  },
  { name: "drops all", before: { sql: shop }, after: { sql: [] } },
  { name: "creates all", before: { sql: [] }, after: changed((s) => s) },
];

const wordsKept = [
  "create table t (id integer primary key on conflict replace, a text not null on conflict ignore, " +
    "-- a\n b int unique on conflict fail check (b > 0), c blob, constraint u unique (a, c) on " +
    "conflict rollback)",
  "insert into t values (1, 'x', 1, x'00')",
];
const has = (text: string) => ({
  sql: `SELECT instr(sql, '${text}') > 0 AS kept FROM sqlite_schema WHERE name = 't'`,
  afterUp: true,
});

const detailCases: readonly SharedCase[] = [
  {
    name: "a rebuild keeps the words of what did not change",
    before: { sql: wordsKept },
    after: { sql: [(wordsKept[0] ?? "").replace("c blob", "c text")] },
    same: [
      has("id integer primary key on conflict replace"),
      has("not null on conflict ignore"),
      has("b int unique on conflict fail check (b > 0)"),
      has("constraint u unique (a, c) on conflict rollback"),
    ],
  },
  ...(
    [
      ["a text not null on conflict ignore", "a text not null on conflict fail"],
      ["a text not null", "a text not null on conflict replace default 'x'"],
      ["a int, unique (a) on conflict ignore", "a int, unique (a)"],
      ["a int, unique (a)", "a int, unique (a collate nocase desc) on conflict fail"],
      ["a int primary key on conflict replace", "a int primary key on conflict ignore"],
      ["a int, b int, primary key (a, b)", "a int, b int, primary key (a desc, b collate nocase) on conflict replace"],
      ["a integer primary key", "a integer primary key desc"],
      ["a integer primary key desc", "a integer, primary key (a desc)"],
    ] as const
  ).map(([from, to]): SharedCase => ({
    name: `${from} becomes ${to}`,
    before: { sql: [`create table t (${from})`] },
    after: { sql: [`create table t (${to})`] },
    up: ["PRAGMA"],
  })),
  {
    name: "a table becomes STRICT",
    before: {
      sql: ["create table t (id integer primary key, a varchar(20), b real)", "insert into t values (1, 'x', 1.5)"],
    },
    after: { sql: ["create table t (id integer primary key, a text, b real) strict"] },
  },
  {
    name: "a table becomes WITHOUT ROWID",
    before: { sql: ["create table t (a text primary key not null, b int)", "insert into t values ('x', 1)"] },
    after: { sql: ["create table t (a text primary key not null, b int) without rowid"] },
  },
  {
    name: "a table loses both",
    before: {
      sql: ["create table t (a text primary key, b int) strict, without rowid", "insert into t values ('x', 1)"],
    },
    after: { sql: ["create table t (a text primary key not null, b integer)"] },
  },
  {
    name: "gets AUTOINCREMENT",
    before: { sql: ["create table t (id integer primary key, a int)", "insert into t values (5, 1)"] },
    after: { sql: ["create table t (id integer primary key autoincrement, a int)"] },
  },
  {
    name: "loses AUTOINCREMENT",
    before: { sql: ["create table t (id integer primary key autoincrement, a int)", "insert into t values (5, 1)"] },
    after: { sql: ["create table t (id integer primary key, a int)"] },
  },
  {
    name: "a foreign key becomes deferred",
    before: {
      sql: [
        "create table p (id integer primary key)",
        "create table t (id integer primary key, p int references p (id))",
      ],
    },
    after: {
      sql: [
        "create table p (id integer primary key)",
        "create table t (id integer primary key, p int references p (id) deferrable initially deferred)",
      ],
    },
  },
  {
    name: "a default that is an expression comes",
    before: { sql: ["create table t (id integer primary key)", "insert into t values (1)"] },
    after: {
      sql: [
        "create table t (id integer primary key, at text not null default (datetime('now')), r blob " +
          "default (randomblob(4)))",
      ],
    },
  },
  {
    name: "a virtual column comes by ALTER TABLE",
    before: { sql: ["create table t (a int)", "insert into t values (2)"] },
    after: { sql: ["create table t (a int, twice int generated always as (a * 2) virtual)"] },
    up: ["ADD COLUMN", { not: "PRAGMA" }],
  },
  {
    name: "a virtual column becomes stored",
    before: { sql: ["create table t (a int, twice int as (a * 2))", "insert into t (a) values (2)"] },
    after: { sql: ["create table t (a int, twice int as (a * 2) stored)"] },
    same: [{ sql: "select * from t", afterUp: true }],
  },
  {
    name: "collations change",
    before: { sql: ["create table t (a text collate nocase)", "create index i on t (a collate rtrim desc)"] },
    after: { sql: ["create table t (a text collate rtrim)", "create index i on t (a collate nocase)"] },
  },
  {
    name: "quotes of all styles",
    before: {
      sql: [
        'create table [my table] (`a b` int, "c""d" text, [e f] int, check (`a b` > [e f]))',
        "create index [i 1] on `my table` ([e f])",
        "insert into \"my table\" values (2, 'x', 1)",
      ],
    },
    after: { sql: ['create table [my table] (`a b` int, "c""d" text, [e f] text, check (`a b` > [e f]))'] },
  },
  {
    name: "a table made from a query",
    before: {
      sql: [
        "create table s (a int, b text)",
        "insert into s values (1, 'x')",
        'create table t as select a, b, a + 1 as "a b" from s',
      ],
    },
    after: { sql: ["create table s (a int, b text)", 'create table t (a int, b text, "a b" int)'] },
  },
  {
    name: "a reference to itself and a cycle",
    before: {
      sql: [
        "create table a (id integer primary key, b int references b, up int references a)",
        "create table b (id integer primary key, a int references a on delete cascade)",
        "insert into a values (1, null, 1)",
        "insert into b values (1, 1)",
        "update a set b = 1",
      ],
    },
    after: {
      sql: [
        "create table a (id integer primary key, b int references b on update cascade, up int references a)",
        "create table b (id integer primary key, a int references a on delete set null)",
      ],
    },
  },
  {
    name: "no column stays, each row does",
    before: { sql: ["create table t (a int)", "insert into t values (1), (2)"] },
    after: { sql: ["create table t (b int)"] },
    same: [{ sql: "select count(*) as n from t", afterUp: true }],
  },
  {
    name: "a full-text table and what stands behind it are left alone",
    before: {
      sql: ["create table t (a text)", "create virtual table f using fts5 (body)", "insert into f values ('hello')"],
    },
    after: { sql: ["create table t (a text, b text)"] },
    same: [
      { sql: "select * from f('hello')", afterUp: true },
      { sql: "select sql from sqlite_schema where name like 'f%' order by name", afterUp: true },
    ],
  },
  {
    name: "a view with a trigger of its own",
    before: {
      sql: [
        "create table t (id integer primary key, a int)",
        "create view v as select a as x from t",
        "create trigger vi instead of insert on v begin insert into t (a) values (new.x); end",
      ],
    },
    after: { sql: ["create table t (id integer primary key, b int)"] },
    renames: { renamed: [{ from: "t.a", to: "b" }] },
  },
];

describeCases("sqlite", "a shop that somebody wrote by hand", shopCases);
describeCases("sqlite", "details", detailCases);
