import {
  Check,
  Column,
  Entity,
  Index,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  readEntities,
  Unique,
  type ColumnOptions,
} from "../src";

/** A fresh class, decorated by hand: a table `<name>` with what `decorate` adds. */
function entity(
  name: string,
  decorate: (prototype: object, constructor: Function) => void,
  options = {},
): new () => Record<string, unknown> {
  const constructor = { [name]: class {} }[name] as new () => Record<string, unknown>;
  decorate(constructor.prototype as object, constructor);
  Entity(options)(constructor);
  return constructor;
}
const withKey = (name: string, decorate: (prototype: object, constructor: Function) => void = () => undefined) =>
  entity(name, (prototype, constructor) => {
    PrimaryGeneratedColumn()(prototype, "id");
    decorate(prototype, constructor);
  });
const withColumn = (options: ColumnOptions) => () =>
  readEntities([entity("User", (prototype) => Column(options)(prototype, "c"))]);

const column = (prototype: object) => Column({ type: "text" })(prototype, "c");

class Undecorated {}
class Typeless {
  @Column() data!: string | null;
}
Entity()(Typeless);
class Listed {
  @Column() tags!: string[];
}
Entity()(Listed);
const User = withKey("User");
const keyless = entity("Log", (prototype) => Column({ type: "text" })(prototype, "line"));

const rows: readonly [what: string, read: () => unknown, code: string, names: readonly string[], hint: RegExp][] = [
  ["a class without @Entity", () => readEntities([Undecorated]), "NOT_AN_ENTITY", ["Undecorated"], /@Entity\(\)/],
  ["no class", () => readEntities([undefined as unknown as Function]), "NOT_AN_ENTITY", ["undefined"], /circular/],
  [
    "no columns",
    () => readEntities([entity("Empty", () => undefined)]),
    "ENTITY_WITHOUT_COLUMNS",
    ["Empty"],
    /@Column/,
  ],
  [
    "an option of @Entity that there is not",
    () => readEntities([entity("Thing", column, { tablename: "things" })]),
    "INVALID_ENTITY",
    ["Thing: @Entity has no option tablename."],
    /The options are: name, schema,/,
  ],
  [
    "an option of @Column that there is not",
    withColumn({ nulable: true } as object),
    "INVALID_COLUMN_OPTION",
    ["User.c: @Column has no option nulable."],
    /^Did you mean nullable\?$/,
  ],
  [
    "an option of the wrong type",
    withColumn({ type: "text", nullable: "yes" as unknown as boolean }),
    "INVALID_COLUMN_OPTION",
    ['User.c has nullable "yes".'],
    /^Give true or false\.$/,
  ],
  [
    "a strategy that there is not",
    () => readEntities([entity("User", (prototype) => PrimaryGeneratedColumn("foo" as "uuid")(prototype, "id"))]),
    "INVALID_COLUMN_OPTION",
    ['User.id has generated "foo".'],
    /^Give one of "increment", "identity" and "uuid"\.$/,
  ],
  [
    "an option of a relation that there is not",
    () =>
      readEntities([User, withKey("Post", (p) => ManyToOne(() => User, { onDelet: "CASCADE" } as object)(p, "user"))]),
    "INVALID_RELATION",
    ["Post.user: @ManyToOne has no option onDelet."],
    /^Did you mean onDelete\?$/,
  ],
  [
    "an option of an index that there is not",
    () => readEntities([entity("User", (p) => (column(p), Index({ uniqe: true } as object)(p, "c")))]),
    "INVALID_INDEX",
    ["User: @Index has no option uniqe."],
    /^Did you mean unique\?$/,
  ],
  [
    "a misspelt type",
    withColumn({ type: "vachar" }),
    "UNKNOWN_COLUMN_TYPE",
    ['The type of column User.c cannot be known: there is no type "vachar".'],
    /^Did you mean "varchar"\? If your database has a type of that name, put it in quotes: \{ type: '"vachar"' \}\.$/,
  ],
  ["no name", () => readEntities([nameless]), "ENTITY_WITHOUT_NAME", ["no name"], /@Entity/],
  [
    "two entities of one table",
    () => readEntities([User, entity("Other", (p) => Column({ type: "int" })(p, "a"), { name: "user" })]),
    "DUPLICATE_TABLE",
    ["User", "Other"],
    /name/,
  ],
  [
    "a property decorated twice",
    () => entity("User", (p) => [Column({ type: "int" }), PrimaryColumn()].forEach((d) => d(p, "a"))),
    "DUPLICATE_COLUMN",
    ["User.a"],
    /one/,
  ],
  [
    "two properties of one column",
    () => readEntities([entity("User", (p) => ["a", "b"].forEach((n) => Column({ type: "int", name: "x" })(p, n)))]),
    "DUPLICATE_COLUMN",
    ["User.b", "x"],
    /name/,
  ],
  [
    "no type to be known",
    () => readEntities([Typeless]),
    "UNKNOWN_COLUMN_TYPE",
    ["Typeless.data"],
    /type: .*emitDecoratorMetadata.*string \| null/,
  ],
  ["an array of who knows what", () => readEntities([Listed]), "UNKNOWN_COLUMN_TYPE", ["Listed.tags"], /array: true/],
  ["no metadata at all", withColumn({}), "UNKNOWN_COLUMN_TYPE", ["User.c"], /emitDecoratorMetadata/],
  ["an enum without labels", withColumn({ type: "enum" }), "UNKNOWN_COLUMN_TYPE", ["User.c"], /enum: \[/],
  ["a type that is no text", withColumn({ type: 5 as unknown as string }), "UNKNOWN_COLUMN_TYPE", ["User.c"], /type:/],
  [
    "a length that is none",
    withColumn({ type: "varchar", length: -1 }),
    "INVALID_COLUMN_OPTION",
    ["User.c", "length"],
    /whole/,
  ],
  [
    "an enum of numbers",
    withColumn({ enum: { 0: "A", A: 0 } as unknown as Record<string, string> }),
    "INVALID_COLUMN_OPTION",
    ["User.c"],
    /texts/,
  ],
  ["a label twice", withColumn({ enum: ["a", "a"] }), "INVALID_COLUMN_OPTION", ["User.c", "a"], /once/],
  [
    "counting up a text",
    withColumn({ type: "text", autoIncrement: true }),
    "INVALID_COLUMN_OPTION",
    ["User.c"],
    /integer/,
  ],
  [
    "a default that is no label",
    withColumn({ enum: ["a"], default: "b" }),
    "INVALID_DEFAULT",
    ["User.c", '"b"'],
    /"a"/,
  ],
  ["a default object for a text", withColumn({ type: "text", default: {} }), "INVALID_DEFAULT", ["User.c"], /json/],
  [
    "a default that is not a number",
    withColumn({ type: "int", default: NaN }),
    "INVALID_DEFAULT",
    ["User.c", "NaN"],
    /finite/,
  ],
  [
    "a default of bytes",
    withColumn({ type: "blob", default: Buffer.from([0, 255]) }),
    "INVALID_DEFAULT",
    ["User.c"],
    /X'/,
  ],
  [
    "a default function without SQL",
    withColumn({ type: "int", default: (() => 1) as unknown as () => string }),
    "INVALID_DEFAULT",
    ["User.c"],
    /SQL/,
  ],
  [
    "a relation whose target is not there yet",
    () => readEntities([withKey("Post", (p) => ManyToOne((() => undefined) as never)(p, "author"))]),
    "RELATION_TARGET_UNDEFINED",
    ["Post.author"],
    /own file/,
  ],
  [
    "a relation without a function",
    () => readEntities([withKey("Post", (p) => ManyToOne(undefined as never)(p, "author"))]),
    "RELATION_TARGET_UNDEFINED",
    ["Post.author"],
    /\(\) =>/,
  ],
  [
    "a target that is not listed",
    () => readEntities([withKey("Post", (p) => ManyToOne(() => User)(p, "author"))]),
    "ENTITY_NOT_LISTED",
    ["Post.author", "User"],
    /Add User/,
  ],
  [
    "a target without a primary key",
    () => readEntities([keyless, withKey("Post", (p) => ManyToOne(() => keyless)(p, "log"))]),
    "PRIMARY_KEY_MISSING",
    ["Post.log", "Log"],
    /@PrimaryGeneratedColumn/,
  ],
  [
    "a many-to-many without a primary key",
    () => readEntities([keyless, withKey("Post", (p) => ManyToMany(() => keyless)(p, "logs"))]),
    "PRIMARY_KEY_MISSING",
    ["Post.logs", "Log"],
    /@PrimaryGeneratedColumn/,
  ],
  [
    "WITHOUT ROWID without a primary key",
    () => readEntities([entity("Log", (p) => Column({ type: "text" })(p, "a"), { withoutRowid: true })]),
    "PRIMARY_KEY_MISSING",
    ["Log"],
    /@PrimaryColumn/,
  ],
  [
    "columns that need not be unique",
    () =>
      readEntities(
        [
          withKey("City", (p) => Column({ type: "text" })(p, "name")),
          withKey("Shop", (p) => ManyToOne(() => City, { references: "name" })(p, "city")),
        ]
          .slice(1)
          .concat(City),
      ),
    "INVALID_RELATION",
    ["Shop.city", "name"],
    /unique: true/,
  ],
  [
    "an action that is none",
    () =>
      readEntities([
        User,
        withKey("Post", (p) => ManyToOne(() => User, { onDelete: "EXPLODE" as never })(p, "author")),
      ]),
    "INVALID_RELATION",
    ["Post.author", "EXPLODE"],
    /"CASCADE"/,
  ],
  [
    "SET NULL where null may not be",
    () =>
      readEntities([
        User,
        withKey("Post", (p) => ManyToOne(() => User, { onDelete: "SET NULL", nullable: false })(p, "author")),
      ]),
    "INVALID_RELATION",
    ["Post.author", "authorId"],
    /nullable/,
  ],
  [
    "too many join columns",
    () => readEntities([User, withKey("Post", (p) => ManyToOne(() => User, { joinColumn: ["a", "b"] })(p, "author"))]),
    "INVALID_RELATION",
    ["Post.author", "User"],
    /id/,
  ],
  [
    "an unknown other side",
    () => readEntities([User, withKey("Post", (p) => OneToMany(() => User, { mappedBy: "posts" })(p, "users"))]),
    "UNKNOWN_PROPERTY",
    ["Post.users", "posts", "User"],
    /posts/,
  ],
  [
    "an index of what is no property",
    () => readEntities([withKey("Post", (_, c) => Index(["titel"])(c))]),
    "UNKNOWN_PROPERTY",
    ["Post", "titel"],
    /id/,
  ],
  [
    "a unique of what is no property",
    () => readEntities([withKey("Post", (_, c) => Unique(["titel"])(c))]),
    "UNKNOWN_PROPERTY",
    ["Post", "titel"],
    /id/,
  ],
  [
    "an index of nothing",
    () => readEntities([withKey("Post", (_, c) => Index([])(c))]),
    "INVALID_INDEX",
    ["Post"],
    /property/,
  ],
  [
    "@Index on a class without properties",
    () => withKey("Post", (_, c) => (Index() as (target: object) => void)(c)),
    "INVALID_INDEX",
    ["Post"],
    /\["property"\]/,
  ],
  [
    "@Column on a class",
    () => (Column() as (target: object) => void)(class Wrong {}),
    "DECORATOR_MISPLACED",
    ["@Column"],
    /docs/,
  ],
  [
    "@Entity on a property",
    () => (Entity() as (target: object, property: string) => void)({}, "a"),
    "DECORATOR_MISPLACED",
    ["@Entity"],
    /docs/,
  ],
  ["@Check on a static property", () => Check("a > 0")(class Wrong {}, "a"), "DECORATOR_MISPLACED", ["@Check"], /docs/],
  [
    "standard decorators",
    () => (Column() as unknown as (value: undefined, context: object) => void)(undefined, { kind: "field", name: "a" }),
    "LEGACY_DECORATORS_NEEDED",
    ["@Column"],
    /experimentalDecorators/,
  ],
];
const nameless = (() => class {})();
Column({ type: "int" })(nameless.prototype, "a");
Entity()(nameless);
const City = withKey("City", (p) => Column({ type: "text" })(p, "name"));

test.each(rows)("%s", (_, read, code, names, hint) => {
  const message = names.reduce((pattern, name) => `${pattern}(?=.*${name.replace(/[.()[\]]/g, "\\$&")})`, "^");
  expect(read).toThrow(
    expect.objectContaining({
      name: "EntityError",
      code,
      message: expect.stringMatching(new RegExp(message, "s")),
      hint: expect.stringMatching(hint),
    }),
  );
});

test("a key that leads back to itself", () => {
  const classes: Record<string, new () => object> = {};
  classes.A = entity("A", (p) => ManyToOne(() => classes.B!, { primary: true })(p, "b"));
  classes.B = entity("B", (p) => ManyToOne(() => classes.A!, { primary: true })(p, "a"));
  expect(() => readEntities([classes.A!, classes.B!])).toThrow(
    expect.objectContaining({ code: "CIRCULAR_KEY", message: expect.stringMatching(/A|B/) }),
  );
});

test("one-to-one without a side that has the column", () => {
  const classes: Record<string, new () => { b: unknown; a: unknown }> = {};
  classes.A = withKey("A", (p) =>
    OneToOne(
      () => classes.B!,
      (b) => b.a,
    )(p, "b"),
  ) as never;
  classes.B = withKey("B", (p) =>
    OneToOne(
      () => classes.A!,
      (a) => a.b,
    )(p, "a"),
  ) as never;
  expect(() => readEntities([classes.A!, classes.B!])).toThrow(
    expect.objectContaining({ code: "INVALID_RELATION", hint: expect.stringContaining("mappedBy") }),
  );
});

test("many-to-many with two tables for one relation", () => {
  const classes: Record<string, new () => { bs: unknown }> = {};
  classes.A = withKey("A", (p) => ManyToMany(() => classes.B!, { joinTable: true })(p, "bs")) as never;
  classes.B = withKey("B", (p) =>
    ManyToMany(
      () => classes.A!,
      (a) => a.bs,
      { joinTable: true },
    )(p, "as"),
  ) as never;
  expect(() => readEntities([classes.A!, classes.B!])).toThrow(
    expect.objectContaining({ code: "INVALID_RELATION", hint: expect.stringContaining("mappedBy") }),
  );
});

test("an entity without a primary key is a table like any other where nothing refers to it", () => {
  expect(readEntities([keyless]).tables[0]).not.toHaveProperty("primaryKey");
});
