import { acceptOn, describeEngine } from "@stingerloom/testing";
import fc from "fast-check";

/**
 * Definitions of one column as people write them, in every style; all of them take the sample value of their column.
 */
const columns: Readonly<Record<string, readonly string[]>> = {
  id: [
    "id integer primary key",
    "id INTEGER PRIMARY KEY AUTOINCREMENT",
    "[id] integer not null primary key asc",
    "id int primary key not null",
    '"id" INTEGER CONSTRAINT pk PRIMARY KEY',
    "ID integer primary key",
    "id integer primary key desc not null",
    "id integer /* a key, no comma */ primary key",
  ],
  name: [
    "name text",
    "name VARCHAR(255) not null default 'y'",
    "`name` varchar( 50 ) collate nocase default 'x'",
    "name nvarchar(120) UNIQUE",
    "[name] text not null on conflict ignore default 'z' check (length(name) > 0)",
    "name text constraint n check (name <> '') default ('a' || 'b')",
    "name",
  ],
  state: [
    "state text check (state in ('new','done'))",
    "\"state\" TEXT NOT NULL DEFAULT 'new' CHECK (\"state\" IN ('new', 'done', 'it''s'))",
    "state text",
    'state varchar(4) default "new"',
  ],
  price: [
    "price numeric(10,2) default 0.00",
    "price decimal( 10 , 2 ) not null default 1",
    "price real default -1.50",
    "price double precision",
    "price int -- a price, in cents\n",
    "price",
  ],
  "odd name": ['"odd name" int', "[odd name] integer default 1", "`odd name` bigint not null default (2-1)"],
  at: [
    "at datetime default current_timestamp",
    "at timestamp not null default (datetime('now'))",
    "at text default (strftime('%Y', 'now'))",
    "at date",
  ],
  twice: [
    "twice int as (id * 2)",
    "twice integer generated always as (id + 1) stored",
    "\"twice\" as (id || '') virtual",
  ],
  parent: [
    "parent int",
    "parent int references one",
    "parent integer references one(id) on delete cascade",
    '"parent" int constraint fk references [two] (id) on update set null deferrable initially deferred',
  ],
};

const keys = [
  "unique (name, price)",
  'CONSTRAINT u UNIQUE ("odd name", id)',
  "check (price is null or price > -5)",
  "constraint c check (((id <> 0)))",
  "foreign key (parent) references one (id) on delete set null",
  'constraint f foreign key ("odd name") references two',
  "unique (id) on conflict replace",
  "unique (name collate nocase desc, id) on conflict fail",
];

const indexes = [
  "create index #_i on # (name)",
  'CREATE UNIQUE INDEX "#_u" ON [#] (id, name desc)',
  "create index #_e on # (lower(name), price) where price > 0",
  'create index if not exists #_c on # (name collate rtrim, "odd name")',
  "create index #_x on # ((price + 1), id desc)",
];

const programs = [
  "create view #_v as select * from #",
  "create trigger #_t after insert on # begin select 1; end",
  "create trigger #_b before update of name on # when new.name is null begin select raise(ignore); end",
];

const samples: Readonly<Record<string, string>> = {
  id: "1",
  name: "'Ann'",
  state: "'new'",
  price: "2",
  "odd name": "1",
  at: "'2026-01-01'",
  parent: "null",
};

interface TableChoice {
  readonly columns: readonly { readonly name: string; readonly style: number }[];
  readonly keys: readonly number[];
  readonly indexes: readonly number[];
  readonly programs: readonly number[];
  readonly strictOrRowid: number;
}

const choice: fc.Arbitrary<TableChoice> = fc.record({
  columns: fc.uniqueArray(fc.record({ name: fc.constantFrom(...Object.keys(columns)), style: fc.nat(20) }), {
    selector: (c) => c.name,
    minLength: 1,
  }),
  keys: fc.uniqueArray(fc.nat(keys.length - 1), { maxLength: 3 }),
  indexes: fc.uniqueArray(fc.nat(indexes.length - 1), { maxLength: 3 }),
  programs: fc.uniqueArray(fc.nat(programs.length - 1), { maxLength: 1 }),
  strictOrRowid: fc.nat(9),
});

/** The statements of one table; what names a column that was not chosen is left out. */
function statementsOf(
  table: string,
  { columns: chosen, keys: k, indexes: i, programs: p, strictOrRowid }: TableChoice,
): readonly string[] {
  const names = ["id", ...chosen.map((c) => c.name).filter((name) => name !== "id")];
  const style = (name: string) => chosen.find((c) => c.name === name)?.style ?? 0;
  const definitions = names.map((name) => columns[name]?.[style(name) % (columns[name]?.length ?? 1)] ?? name);
  const fits = (text: string) =>
    ["name", "state", "price", "odd name", "parent"].every(
      (column) => names.includes(column) || !new RegExp(`\\b${column}\\b`).test(text),
    );
  const hasKey = /primary key/i.test(definitions[0] ?? "");
  const option = strictOrRowid === 0 && hasKey && !/autoincrement/i.test(definitions[0] ?? "") ? " without rowid" : "";
  const lines = [...definitions, ...k.map((n) => keys[n] ?? "").filter(fits)];
  const about = (text: string) => text.split("#").join(table);
  return [
    `create table ${table} (${lines.join(", ")})${option}`,
    ...i.map((n) => about(indexes[n] ?? "")).filter(fits),
    ...p.map((n) => about(programs[n] ?? "")).filter(fits),
  ];
}

function rowOf(table: string, { columns: chosen }: TableChoice): string {
  const names = ["id", ...chosen.map((c) => c.name).filter((name) => name !== "id" && name !== "twice")];
  return (
    `insert into ${table} (${names.map((name) => `"${name}"`).join(", ")}) values ` +
    `(${names.map((name) => samples[name]).join(", ")})`
  );
}

const database = fc.record({ one: choice, two: choice });

/** What gets another name on the way, wherever it is named. */
const renames = ["one:uno", "two:dos", "one.price:cost", "two.price:cost", "one.state:status"];

function textsOf(database: { readonly one: TableChoice; readonly two: TableChoice }): readonly string[] {
  return [...statementsOf("one", database.one), ...statementsOf("two", database.two)];
}

/** The texts under the new names; a column is renamed in the texts of its table. */
function renamedTexts(
  database: { readonly one: TableChoice; readonly two: TableChoice },
  chosen: readonly string[],
): readonly string[] {
  return (["one", "two"] as const).flatMap((table) =>
    statementsOf(table, database[table]).map((statement) =>
      chosen.reduce((text, rename) => {
        const [from = "", to = ""] = rename.split(":");
        const [owner = "", column] = from.split(".");
        if (column !== undefined && owner !== table) return text;
        return text.replace(new RegExp(`\\b${column ?? owner}\\b`, "g"), to);
      }, statement),
    ),
  );
}

function decisions(database: { readonly one: TableChoice; readonly two: TableChoice }, chosen: readonly string[]) {
  const table = (name: string) => chosen.find((rename) => rename.startsWith(`${name}:`))?.split(":")[1] ?? name;
  return chosen.flatMap((rename) => {
    const [from = "", to = ""] = rename.split(":");
    const [owner = "", column] = from.split(".");
    if (column === undefined) return [{ from, to }];
    const has = database[owner as "one" | "two"].columns.some((c) => c.name === column);
    return has ? [{ from: `${table(owner)}.${column}`, to }] : [];
  });
}

const runs = Number(process.env.RUNS ?? 40);

describeEngine("sqlite", () => {
  it("changes what people wrote into what people wrote, and gives back every letter", async () => {
    await fc.assert(
      fc.asyncProperty(database, database, async (before, after) => {
        await acceptOn("sqlite", {
          name: "random texts",
          before: { sql: textsOf(before) },
          after: { sql: textsOf(after) },
          rows: [
            "PRAGMA foreign_keys = OFF",
            rowOf("one", before.one),
            rowOf("two", before.two),
            "PRAGMA foreign_keys = ON",
          ],
        });
      }),
      { numRuns: runs },
    );
  }, 600_000);

  it("renames in what people wrote, and gives back every letter", async () => {
    await fc.assert(
      fc.asyncProperty(
        database,
        fc.subarray(renames, { minLength: 1 }),
        fc.boolean(),
        async (before, chosen, changesMore) => {
          const after = changesMore ? { ...before, one: { ...before.one, keys: before.one.keys.slice(1) } } : before;
          await acceptOn("sqlite", {
            name: "random renames",
            before: { sql: textsOf(before) },
            after: { sql: renamedTexts(after, chosen) },
            rows: [
              "PRAGMA foreign_keys = OFF",
              rowOf("one", before.one),
              rowOf("two", before.two),
              "PRAGMA foreign_keys = ON",
            ],
            renames: { renamed: decisions(before, chosen) },
            up: decisions(before, chosen).map(({ to }) => new RegExp(`RENAME (COLUMN "\\w+" )?TO "${to}"`)),
          });
        },
      ),
      { numRuns: runs },
    );
  }, 600_000);
});
