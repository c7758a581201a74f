import { openFile, type SqliteConnection } from "../src/client/client";
import { schemaOfCatalog } from "../src/introspect/introspect";
import { readCatalog } from "../src/introspect/catalog";
import { classify } from "../src/sql/classify";
import { normalizeExpression } from "../src/parse/normalize-expression";
import { parseTable } from "../src/parse/parse-table";
import { tokenize } from "../src/sql/tokenize";
import { parseDefault, randomUuid, renderDefault } from "../src/render/render-default";
import { parseType } from "../src/render/parse-type";
import { renderType } from "../src/render/render-type";
import { textWithColumn, textWithoutColumn } from "../src/plan/simulate-alter";

describe("tokenize", () => {
  it.each<[string, string[]]>([
    ["a>=1.5e-3", ["a", ">=", "1.5e-3"]],
    ["'it''s' \"a\"\"b\" `c``d` [e f]", ["'it''s'", '"a""b"', "`c``d`", "[e f]"]],
    ["a--x\n/* ' */b", ["a", "b"]],
    ["x'0aF' X''", ["x'0aF'", "X''"]],
    ["straße_名前||0x1F", ["straße_名前", "||", "0x1F"]],
    ["a->>'$.b' ->c", ["a", "->>", "'$.b'", "->", "c"]],
    [":a @b $c ?1", [":a", "@b", "$c", "?1"]],
    ["'open it", ["'open it"]],
    ["/* open", []],
  ])("%s", (sql, texts) => {
    expect(tokenize(sql).map((token) => token.text)).toEqual(texts);
  });
});

describe("normalizeExpression", () => {
  const columns = ["price", "userId", "order", "date"];
  it.each([
    ["Price>0", '"price" > 0'],
    ["((  price > 0 ))", '"price" > 0'],
    ["(a) and (b)", "(a) AND (b)"],
    ["userid is not NULL", '"userId" IS NOT NULL'],
    ['"userId" Is Not Null', '"userId" IS NOT NULL'],
    ["[order] == 1 and `date` != 2", '"order" = 1 AND "date" <> 2'],
    ["date('now') > date", "date('now') > \"date\""],
    ["LOWER( userId )||'x'", "lower(\"userId\") || 'x'"],
    ["price > -1 and price - -1 > + 2", '"price" > -1 AND "price" - -1 > +2'],
    ["cast(price as text) collate nocase = 'A'", "CAST(\"price\" AS text) COLLATE nocase = 'A'"],
    ["price in (1,2 ,3) /* why */", '"price" IN (1, 2, 3)'],
    ["case when price then 1 else 0 end", 'CASE WHEN "price" THEN 1 ELSE 0 END'],
    ["'Price'", "'Price'"],
    ["x'AB'", "x'ab'"],
    ["t.price = 1", 't."price" = 1'],
  ])("%s", (text, expected) => {
    const normal = normalizeExpression(text, columns);
    expect(normal).toBe(expected);
    expect(normalizeExpression(normal, columns)).toBe(normal);
  });
});

describe("types", () => {
  it.each([
    ["varchar( 255 )", "VARCHAR(255)", "varchar"],
    ["Decimal(10 , 2)", "DECIMAL(10,2)", "decimal"],
    ["integer", "INTEGER", "integer"],
    ["int", "INT", "native"],
    ["INTEGER(11)", "INTEGER(11)", "native"],
    ["unsigned  big int", "UNSIGNED BIG INT", "native"],
    ["double precision", "DOUBLE PRECISION", "native"],
    ['"my type"', "MY TYPE", "native"],
    ["", "", "native"],
    ["TIMESTAMP(3)", "TIMESTAMP(3)", "timestamp"],
  ])("%s is %s", (declared, text, kind) => {
    const type = parseType(declared);
    expect([renderType(type), type.kind]).toEqual([text, kind]);
    expect(parseType(renderType(type))).toEqual(type);
  });
});

describe("defaults", () => {
  it.each([
    ["0", "INTEGER", 0, "0"],
    ["0.00", "DECIMAL(10,2)", 0, "0"],
    ["'5'", "INTEGER", 5, "5"],
    ["- 1.50", "REAL", -1.5, "-1.5"],
    ["9223372036854775807", "BIGINT", "9223372036854775807", "9223372036854775807"],
    ["TRUE", "BOOLEAN", true, "1"],
    ["'false'", "BOOLEAN", false, "0"],
    ["(((7)))", "INT", 7, "7"],
    ["5", "VARCHAR(10)", "5", "'5'"],
    ["new", "TEXT", "new", "'new'"],
    ['"new"', "TEXT", "new", "'new'"],
    ["'it''s'", "TEXT", "it's", "'it''s'"],
    ['\'{"b":1, "a":""}\'', "JSON", { b: 1, a: "" }, '\'{"b":1,"a":""}\''],
    ["'2024-01-01'", "DATE", "2024-01-01", "'2024-01-01'"],
  ])("DEFAULT %s of %s", (text, declared, value, rendered) => {
    const type = parseType(declared);
    const found = parseDefault(text, type);
    expect(found).toEqual({ kind: "literal", value });
    expect(found && renderDefault(found, type)).toBe(rendered);
    expect(parseDefault(rendered, type)).toEqual(found);
  });

  it.each([
    ["current_timestamp", "CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"],
    ["(CURRENT_TIMESTAMP)", "CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"],
    ["(now())", "CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"],
    ["( strftime('%s','now') )", "strftime('%s', 'now')", "(strftime('%s', 'now'))"],
    ["x'00FF'", "x'00ff'", "x'00ff'"],
    ["(CURRENT_TIMESTAMP(6))", "strftime('%Y-%m-%d %H:%M:%f', 'now')", "(strftime('%Y-%m-%d %H:%M:%f', 'now'))"],
    ["(gen_random_uuid())", randomUuid, `(${randomUuid})`],
  ])("DEFAULT %s is an expression", (text, sql, rendered) => {
    const found = parseDefault(text, { kind: "text" });
    expect(found).toEqual({ kind: "expression", sql });
    expect(found && renderDefault(found, { kind: "text" })).toBe(rendered);
  });

  it.each(["NULL", "(null)"])("DEFAULT %s is none", (text) => {
    expect(parseDefault(text, { kind: "text" })).toBeUndefined();
  });
});

describe("classify", () => {
  it.each([
    ['CREATE TEMP TABLE IF NOT EXISTS main."a b" (x)', "ddl", ["a b"]],
    ["ALTER TABLE a RENAME TO b", "ddl", ["a", "b"]],
    ["CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END", "ddl", ["a"]],
    ["DROP INDEX IF EXISTS i", "ddl", []],
    ["CREATE VIRTUAL TABLE f USING fts5 (a)", "ddl", ["f"]],
    ["WITH x AS (INSERT_ME) DELETE FROM a", "write", []],
    ["PRAGMA table_info(a)", "read", []],
    ["PRAGMA foreign_keys", "read", []],
    ["VACUUM", "ddl", []],
    ["SAVEPOINT a", "transaction", []],
    ["replace into a values (1)", "write", []],
    ["", "ddl", []],
  ])("%s", (sql, kind, tables) => {
    expect(classify(sql)).toEqual({ kind, tables: tables.map((name) => ({ name })) });
  });
});

/** Tables as people write them, to the odd corners of the grammar. */
const tables = [
  "CREATE TABLE t (a)",
  'create table if not exists main.[my t] (id integer primary key autoincrement not null, "b""c" ' +
    "varchar(10, 2) default (1 + 2))",
  "CREATE TABLE t (a int default -1, b text default 'x,)(', c default +.5e3, d default " +
    'current_date, e default "dq", f default true)',
  "CREATE TABLE t (a int CONSTRAINT n1 NOT NULL ON CONFLICT ABORT CONSTRAINT n2 UNIQUE ON CONFLICT " +
    "REPLACE CHECK (a > (1)) COLLATE nocase)",
  "CREATE TABLE t (a int, b int, PRIMARY KEY (a COLLATE nocase DESC, b) ON CONFLICT FAIL UNIQUE " +
    "(b) CHECK (a <> ')') CONSTRAINT c CHECK (b)) WITHOUT ROWID",
  "CREATE TABLE t (a int primary key desc, b int null, c int constraint x null default 3)",
  "CREATE TABLE t (a int, b int generated always as (a + 1) stored unique, c as (a || ',') " +
    "virtual, d text as (a) not null)",
  "CREATE TABLE t (a int references t, b int references t (a) on delete set null on update no " +
    "action match full deferrable initially deferred, constraint fk foreign key (a, b) references u " +
    "(x, y) on delete cascade not deferrable initially immediate)",
  "CREATE TABLE t (id INTEGER, a TEXT NOT NULL, PRIMARY KEY (id AUTOINCREMENT)) STRICT",
  'CREATE TABLE t (a unsigned big int(10) not null, b double precision, c "odd type" unique, -- a ' +
    "comment, with (\n d blob /* ) */)",
  'CREATE TABLE t ("primary" int, \'single\' text, `key` int, [check] int, unique ("primary", ' +
    "'single'), check (\"primary\" > 0))",
  "CREATE TABLE t (a int, b int, constraint empty, constraint u unique (a))",
  "CREATE TABLE t (a date text, b if, c key, d abort)",
];

it("a text that cannot be read is named", () => {
  const row = {
    type: "table",
    name: "t",
    tableName: "t",
    sql: "CREATE TABLE t what is this",
    tableType: "table",
  } as const;
  expect(() => schemaOfCatalog([row])).toThrow(expect.objectContaining({ code: "UNREADABLE_SCHEMA" }));
  expect(schemaOfCatalog([row], ["t"]).tables).toEqual([]);
});

describe("parseTable agrees with the engine", () => {
  let connection: SqliteConnection;

  beforeEach(async () => {
    connection = await openFile(":memory:", { timeout: 0 });
  });

  afterEach(() => {
    connection.close();
  });

  it.each(tables)("%s", (sql) => {
    connection.exec(sql);
    const [table] = schemaOfCatalog(readCatalog(connection)).tables;
    if (table === undefined) throw new Error("the table is not seen");
    const { name } = table;
    const rows = (pragma: string) =>
      connection.prepare(`SELECT * FROM pragma_${pragma}(?)`).all(name) as Record<string, string | number | null>[];

    const columns = rows("table_xinfo");
    expect(table.columns.map((c) => c.name)).toEqual(columns.map((c) => c.name));
    expect(table.columns.map((c) => renderType(c.type))).toEqual(
      columns.map((c) => renderType(parseType(String(c.type).replace(/ ?generated always$/i, "")))),
    );
    expect(table.columns.map((c) => c.generated?.stored)).toEqual(
      columns.map((c) => (c.hidden === 2 ? false : c.hidden === 3 ? true : undefined)),
    );
    expect(table.columns.filter((c) => c.default !== undefined).map((c) => c.name)).toEqual(
      columns.filter((c) => c.dflt_value !== null).map((c) => c.name),
    );
    const keys = columns.filter((c) => Number(c.pk) > 0).sort((a, b) => Number(a.pk) - Number(b.pk));
    expect(table.primaryKey?.columns ?? []).toEqual(keys.map((c) => c.name));
    const isKey = (c: string) => table.primaryKey?.columns.includes(c) === true;
    expect(table.columns.filter((c) => !isKey(c.name)).map((c) => c.nullable)).toEqual(
      columns.filter((c) => !isKey(String(c.name))).map((c) => c.notnull === 0),
    );

    expect(table.uniques).toHaveLength(rows("index_list").filter((index) => index.origin === "u").length);
    const foreignKeys = rows("foreign_key_list");
    expect(table.foreignKeys.map((f) => f.columns.length).sort()).toEqual(
      [...new Set(foreignKeys.map((f) => f.id))].map((id) => foreignKeys.filter((f) => f.id === id).length).sort(),
    );
    expect(table.foreignKeys.map((f) => (f.onDelete ?? "no action").toUpperCase()).sort()).toEqual(
      [...new Set(foreignKeys.map((f) => f.id))].map((id) => foreignKeys.find((f) => f.id === id)?.on_delete).sort(),
    );
  });

  it.each(tables)("ADD COLUMN and DROP COLUMN edit %s as foreseen", (sql) => {
    connection.exec(sql);
    connection.exec(`ALTER TABLE ${tableName()} ADD COLUMN "new one" TEXT`);
    const before = textOf();
    connection.exec(`ALTER TABLE ${tableName()} DROP COLUMN "new one"`);
    const original = textOf();
    expect(textWithColumn(original, '"new one" TEXT')).toBe(before);
    expect(textWithoutColumn(before, "new one")).toBe(original);
    for (const { name } of parseTable(original).columns) {
      connection.exec("BEGIN");
      if (drops(name)) expect([name, textOf()]).toEqual([name, textWithoutColumn(original, name)]);
      connection.exec("ROLLBACK");
    }
  });

  /** False where a key or another constraint depends on the column. */
  function drops(column: string): boolean {
    try {
      connection.exec(`ALTER TABLE ${tableName()} DROP COLUMN "${column.split('"').join('""')}"`);
      return true;
    } catch {
      return false;
    }
  }

  function tableName(): string {
    return sqlName(
      (
        connection
          .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
          .all() as { name: string }[]
      )[0]?.name ?? "",
    );
  }

  function sqlName(name: string): string {
    return `"${name}"`;
  }

  function textOf(): string {
    return (
      (
        connection.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all() as {
          sql: string;
        }[]
      )[0]?.sql ?? ""
    );
  }
});
