import {
  Check,
  Column,
  CreateTimestamp,
  Entity,
  Index,
  isEntity,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  readEntities,
  Unique,
  UniqueIndex,
} from "../src";
import type * as Package from "../src";
import { columnOf, tableOf } from "./table-of";

test("names: the table in snake_case, columns as written", () => {
  class HTTPRequestLog2 {
    @PrimaryGeneratedColumn() requestId!: number;
    @Column() URL!: string;
  }
  Entity()(HTTPRequestLog2);
  const [table] = readEntities([HTTPRequestLog2]).tables;
  expect(table).toMatchObject({
    name: "http_request_log2",
    columns: [{ name: "requestId" }, { name: "URL" }],
    primaryKey: { columns: ["requestId"] },
  });
});

test("table options", () => {
  class Thing {
    @PrimaryColumn() id!: number;
  }
  Entity({
    name: "things",
    schema: "app",
    comment: "c",
    renamedFrom: "stuff",
    engine: "InnoDB",
    charset: "utf8mb4",
    collation: "utf8mb4_bin",
    strict: true,
    withoutRowid: true,
  })(Thing);
  const options = { engine: "InnoDB", charset: "utf8mb4", collation: "utf8mb4_bin", strict: true, withoutRowid: true };
  expect(readEntities([Thing])).toMatchObject({
    namespaces: [{ name: "app" }],
    tables: [{ schema: "app", name: "things", comment: "c", renamedFrom: "stuff", options }],
  });
  const inDefault = readEntities([Thing], { defaultSchema: "app" });
  expect(inDefault.namespaces).toEqual([]);
  expect(inDefault.tables[0]).not.toHaveProperty("schema");
});

test("uniques, indexes and checks, named and not", () => {
  @Entity()
  @Unique(["lastName", "firstName"])
  @Unique(["code"], { name: "person_code", deferrable: "deferred", nullsNotDistinct: true })
  @Index(["lastName", { property: "born", order: "desc", nulls: "last" }], {
    where: "born IS NOT NULL",
    using: "BTREE",
    include: ["code"],
  })
  @Index(["born DESC"], "by_birth")
  @Index({ name: "person_lower", expression: "lower(code)", unique: true })
  @UniqueIndex(["code", "born"])
  @Check("born > 1800", "person_born")
  class Person {
    @PrimaryGeneratedColumn() id!: number;
    @Column() firstName!: string;
    @Column() @Index() lastName!: string;
    @Column({ unique: true, name: "e_mail" }) email!: string;
    @Column({ unique: "person_nick" }) nick!: string;
    @Column() code!: string;
    @Column() @Index("born_idx") @Check("born < 3000") born!: number;
    @Column() @Unique() phone!: string;
    @Column() @UniqueIndex({ length: 10 }) slug!: string;
  }
  const table = tableOf(readEntities([Person]), "person");
  const implicitName = true;
  expect(new Set(table.uniques)).toEqual(
    new Set([
      { name: "person_lastName_firstName_key", implicitName, columns: ["lastName", "firstName"] },
      { name: "person_code", columns: ["code"], deferrable: "deferred", nullsNotDistinct: true },
      { name: "person_e_mail_key", implicitName, columns: ["e_mail"] },
      { name: "person_nick", columns: ["nick"] },
      { name: "person_phone_key", implicitName, columns: ["phone"] },
    ]),
  );
  expect(new Set(table.indexes)).toEqual(
    new Set([
      {
        name: "person_lastName_born_idx",
        implicitName,
        parts: [{ column: "lastName" }, { column: "born", descending: true, nulls: "last" }],
        where: "born IS NOT NULL",
        using: "btree",
        include: ["code"],
      },
      { name: "by_birth", parts: [{ column: "born", descending: true }] },
      { name: "person_lower", parts: [{ expression: "lower(code)" }], unique: true },
      { name: "person_code_born_idx", implicitName, parts: [{ column: "code" }, { column: "born" }], unique: true },
      { name: "person_lastName_idx", implicitName, parts: [{ column: "lastName" }] },
      { name: "born_idx", parts: [{ column: "born" }] },
      { name: "person_slug_idx", implicitName, parts: [{ column: "slug", length: 10 }], unique: true },
    ]),
  );
  expect(table.checks).toEqual([
    { name: expect.stringMatching(/^person_[0-9a-f]{8}_check$/), implicitName, expression: "born < 3000" },
    { name: "person_born", expression: "born > 1800" },
  ]);
});

test("one unique constraint, wherever it is stated", () => {
  @Entity()
  @Unique(["a"])
  class Thing {
    @PrimaryColumn({ unique: true }) id!: number;
    @Column({ unique: true }) @Unique() a!: string;
  }
  expect(tableOf(readEntities([Thing]), "thing").uniques).toEqual([
    { name: "thing_a_key", implicitName: true, columns: ["a"] },
  ]);
});

describe("inheritance", () => {
  abstract class Base {
    @PrimaryGeneratedColumn() id!: number;
    @Column({ length: 100 }) title!: string;
    @CreateTimestamp() createdAt!: Date;
  }
  Index(["createdAt"])(Base);

  @Entity()
  class Article extends Base {
    @Column() body!: string;
    @Column({ length: 500 }) declare title: string;
  }
  @Entity()
  class Note extends Base {
    @Column() color!: string;
  }
  @Entity()
  class LongNote extends Note {
    @Column({ type: "text" }) more!: string;
  }

  test("columns of base classes come first; a subclass changes one in its place; siblings do not meet", () => {
    const schema = readEntities([Article, Note, LongNote]);
    const names = (table: string) => tableOf(schema, table).columns.map((column) => column.name);
    expect(names("article")).toEqual(["id", "title", "createdAt", "body"]);
    expect(names("note")).toEqual(["id", "title", "createdAt", "color"]);
    expect(names("long_note")).toEqual(["id", "title", "createdAt", "color", "more"]);
    expect(columnOf(tableOf(schema, "article"), "title").type).toEqual({ kind: "varchar", length: 500 });
    expect(columnOf(tableOf(schema, "note"), "title").type).toEqual({ kind: "varchar", length: 100 });
    expect(tableOf(schema, "article").indexes.map((index) => index.name)).toEqual(["article_createdAt_idx"]);
  });

  test("a subclass is not an entity because its base class is one", () => {
    class Plain extends Note {}
    expect([isEntity(Note), isEntity(Plain), isEntity(Base), isEntity({}), isEntity(undefined)]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("naming", () => {
  class Thing {
    @PrimaryGeneratedColumn() id!: number;
    @Column() firstName!: string;
  }
  Entity()(Thing);
  Index(["firstName"])(Thing);

  test("a strategy, of which a part may be given", () => {
    class Upper {
      tableName(name: string) {
        return this.loud(name);
      }
      columnName(property: string) {
        return this.loud(property);
      }
      private loud(text: string) {
        return text.toUpperCase();
      }
    }
    const [table] = readEntities([Thing], { namingStrategy: new Upper() }).tables;
    expect(table).toMatchObject({
      name: "THING",
      columns: [{ name: "ID" }, { name: "FIRSTNAME" }],
      indexes: [{ name: "THING_FIRSTNAME_idx", parts: [{ column: "FIRSTNAME" }] }],
    });
  });

  test("names that are too long are made unique by a hash and fit every engine", () => {
    const long = "a_very_long_property_name_that_goes_on_and_on_for_more_than_sixty_bytes";
    class Wide {}
    PrimaryGeneratedColumn()(Wide.prototype, "id");
    for (const end of ["One", "Two", "ü".repeat(30)])
      Column({ type: "text", unique: true })(Wide.prototype, long + end);
    Entity()(Wide);
    const names = () => tableOf(readEntities([Wide]), "wide").uniques.map((unique) => unique.name);
    expect(new Set(names()).size).toBe(3);
    expect(names().every((name) => Buffer.byteLength(name) <= 63)).toBe(true);
    expect(names()).toEqual(names());
  });

  test("no name is given twice in a schema, nor is one that a table or the user has", () => {
    class AB {}
    class A {}
    for (const [thing, property] of [
      [AB, "c"],
      [A, "b_c"],
    ] as const) {
      Column({ type: "int" })(thing.prototype, property);
      Index([property])(thing);
      Index([property], { where: `${property} > 0` })(thing);
    }
    Entity({ name: "a_b" })(AB);
    Entity({ name: "a" })(A);
    class Taken {}
    Column({ type: "int" })(Taken.prototype, "x");
    Index(["x"], "a_b_c_idx")(Taken);
    Entity()(Taken);
    const names = readEntities([AB, A, Taken]).tables.flatMap((table) => table.indexes.map((index) => index.name));
    expect(new Set(names).size).toBe(5);
    expect(names.filter((name) => name === "a_b_c_idx")).toHaveLength(1);
  });
});

test("a class that is listed twice is one entity, and reading changes nothing", () => {
  class Once {
    @PrimaryGeneratedColumn() id!: number;
  }
  Entity()(Once);
  expect(readEntities([Once, Once])).toEqual(readEntities([Once]));
  expect(readEntities([Once]).tables).toHaveLength(1);
});

test("a second copy of the package reads what the first one wrote", () => {
  class Shared {
    @PrimaryGeneratedColumn() id!: number;
  }
  Entity()(Shared);
  jest.isolateModules(() => {
    const copy = jest.requireActual<typeof Package>("../src");
    expect(copy.readEntities).not.toBe(readEntities);
    expect(copy.readEntities([Shared])).toEqual(readEntities([Shared]));
  });
});
