import {
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
} from "../src";
import { columnOf, tableOf } from "./table-of";

test("many-to-one: a column of the referenced type, and a foreign key", () => {
  @Entity()
  class Author {
    @PrimaryGeneratedColumn("increment", { type: "bigint", unsigned: true }) id!: bigint;
    @OneToMany(() => Book, { mappedBy: "author" }) books!: object[];
    @OneToMany(() => Book, (book) => book.editor) edited!: object[];
  }
  @Entity()
  class Book {
    @PrimaryGeneratedColumn() id!: number;
    @ManyToOne(() => Author, (author) => author.books, { onDelete: "CASCADE", onUpdate: "no action", nullable: false })
    author!: Author;
    @ManyToOne(() => Author, {
      joinColumn: { name: "edited_by" },
      onDelete: "SET NULL",
      deferrable: "deferred",
      name: "book_editor",
    })
    editor!: Author;
    @ManyToOne(() => Author, { createForeignKeyConstraints: false }) seller!: Author;
    @ManyToOne(() => Book, { renamedFrom: "first_part" }) prequel!: object;
  }
  const schema = readEntities([Book, Author]);
  const type = { kind: "integer", bits: 64, unsigned: true };
  expect(tableOf(schema, "author").columns).toHaveLength(1);
  expect(tableOf(schema, "book").columns).toEqual([
    expect.objectContaining({ name: "id" }),
    { name: "authorId", type, nullable: false },
    { name: "edited_by", type, nullable: true },
    { name: "sellerId", type, nullable: true },
    { name: "prequelId", type: { kind: "integer", bits: 32 }, nullable: true, renamedFrom: "first_part" },
  ]);
  expect(tableOf(schema, "book").foreignKeys).toEqual([
    {
      name: "book_authorId_fkey",
      implicitName: true,
      columns: ["authorId"],
      references: { name: "author", columns: ["id"] },
      onDelete: "cascade",
    },
    {
      name: "book_editor",
      columns: ["edited_by"],
      references: { name: "author", columns: ["id"] },
      onDelete: "set null",
      deferrable: "deferred",
    },
    {
      name: "book_prequelId_fkey",
      implicitName: true,
      columns: ["prequelId"],
      references: { name: "book", columns: ["id"] },
    },
  ]);
  expect(tableOf(schema, "book").indexes).toEqual([]);
});

test("a declared column is the join column, whether named or by its default name", () => {
  @Entity()
  class User {
    @PrimaryColumn({ length: 36, charset: "ascii", collation: "ascii_bin" }) id!: string;
    @Column({ unique: true }) email!: string;
  }
  @Entity()
  @Index(["owner"])
  @Unique(["owner", "email"])
  class Account {
    @PrimaryGeneratedColumn() id!: number;
    @Column({ length: 40 }) ownerId!: string;
    @ManyToOne(() => User) owner!: User;
    @Column({ name: "payer_id", length: 36 }) payerId!: string;
    @ManyToOne(() => User, { joinColumn: "payerId" }) payer!: User;
    @ManyToOne(() => User, { references: "email", joinColumn: "email" }) mailbox!: User;
    @ManyToOne(() => User) third!: User;
  }
  const account = tableOf(readEntities([User, Account]), "account");
  expect(account.columns.map((column) => column.name)).toEqual(["id", "ownerId", "payer_id", "email", "thirdId"]);
  expect(columnOf(account, "ownerId").type).toEqual({ kind: "varchar", length: 40 });
  expect(columnOf(account, "email")).toEqual({ name: "email", type: { kind: "varchar", length: 255 }, nullable: true });
  expect(columnOf(account, "thirdId")).toEqual({
    name: "thirdId",
    type: { kind: "varchar", length: 36 },
    nullable: true,
    charset: "ascii",
    collation: "ascii_bin",
  });
  expect(account.foreignKeys.map((f) => [f.columns, f.references.columns])).toEqual([
    [["ownerId"], ["id"]],
    [["payer_id"], ["id"]],
    [["email"], ["email"]],
    [["thirdId"], ["id"]],
  ]);
  expect(account.indexes).toEqual([
    { name: "account_ownerId_idx", implicitName: true, parts: [{ column: "ownerId" }] },
  ]);
  expect(account.uniques).toEqual([
    { name: "account_ownerId_email_key", implicitName: true, columns: ["ownerId", "email"] },
  ]);
});

test("composite keys, keys made of relations, columns that two relations share", () => {
  @Entity()
  class Tenant {
    @PrimaryColumn() id!: number;
  }
  @Entity()
  class Customer {
    @ManyToOne(() => Tenant, { primary: true, joinColumn: "tenant" }) tenant!: Tenant;
    @PrimaryColumn({ length: 10 }) code!: string;
  }
  @Entity()
  class Invoice {
    @PrimaryGeneratedColumn() id!: number;
    @ManyToOne(() => Customer, { joinColumn: ["tenant", "customer"] }) customer!: Customer;
    @ManyToOne(() => Customer, { joinColumn: ["tenant", "payer"] }) payer!: Customer;
    @ManyToOne(() => Customer) other!: Customer;
  }
  const schema = readEntities([Invoice, Customer, Tenant]);
  expect(tableOf(schema, "customer")).toMatchObject({
    primaryKey: { columns: ["tenant", "code"] },
    columns: [{ name: "tenant", nullable: false }, { name: "code" }],
  });
  const invoice = tableOf(schema, "invoice");
  expect(invoice.columns.map((c) => c.name)).toEqual(["id", "tenant", "customer", "payer", "otherTenant", "otherCode"]);
  expect(columnOf(invoice, "otherCode").type).toEqual({ kind: "varchar", length: 10 });
  expect(invoice.foreignKeys[1]).toMatchObject({
    columns: ["tenant", "payer"],
    references: { name: "customer", columns: ["tenant", "code"] },
  });
});

test("one-to-one: a unique column on one side", () => {
  @Entity()
  class Profile {
    @OneToOne(() => Member, (member) => member.profile, { primary: true, onDelete: "CASCADE" }) member!: object;
  }
  @Entity()
  class Member {
    @PrimaryGeneratedColumn("identity") id!: number;
    @OneToOne(() => Profile, { mappedBy: (profile: Profile) => profile.member }) profile!: Profile;
    @OneToOne(() => Badge, (badge) => badge.member, { joinColumn: "badge" }) badge!: object;
  }
  @Entity()
  class Badge {
    @PrimaryGeneratedColumn() id!: number;
    @OneToOne(() => Member, (member) => member.badge) member!: Member;
  }
  const schema = readEntities([Profile, Member, Badge]);
  expect(tableOf(schema, "profile")).toMatchObject({
    columns: [{ name: "memberId", type: { kind: "integer", bits: 32 }, nullable: false }],
    primaryKey: { columns: ["memberId"] },
    uniques: [],
    foreignKeys: [{ columns: ["memberId"], onDelete: "cascade" }],
  });
  expect(columnOf(tableOf(schema, "profile"), "memberId")).not.toHaveProperty("autoIncrement");
  expect(tableOf(schema, "member").columns.map((c) => c.name)).toEqual(["id", "badge"]);
  expect(tableOf(schema, "member").uniques).toEqual([
    { name: "member_badge_key", implicitName: true, columns: ["badge"] },
  ]);
  expect(tableOf(schema, "badge").columns.map((c) => c.name)).toEqual(["id"]);
});

const postTags = {
  name: "post_tags",
  primaryKey: { columns: ["postId", "tagName"] },
  columns: [
    { name: "postId", type: { kind: "integer", bits: 32 }, nullable: false },
    { name: "tagName", type: { kind: "varchar", length: 40 }, nullable: false },
  ],
  foreignKeys: [
    { columns: ["postId"], references: { name: "post", columns: ["id"] }, onDelete: "cascade" },
    { columns: ["tagName"], references: { name: "tag", columns: ["name"] }, onDelete: "cascade" },
  ],
};

/** Post and Tag, decorated by hand with what either side says. */
function postsAndTags(
  onPost: ((post: object) => void) | undefined,
  onTag?: (tag: object) => void,
): [Function, Function] {
  class Post {}
  class Tag {}
  Object.assign(classes, { Post, Tag });
  PrimaryGeneratedColumn()(Post.prototype, "id");
  PrimaryColumn({ type: "varchar", length: 40 })(Tag.prototype, "name");
  onPost?.(Post.prototype);
  onTag?.(Tag.prototype);
  Entity()(Post);
  Entity()(Tag);
  return [Post, Tag];
}
const classes: { Post: new () => { tags: unknown }; Tag: new () => { posts: unknown } } = {
  Post: class {
    tags = 0;
  },
  Tag: class {
    posts = 0;
  },
};
const toTag = () => classes.Tag;
const toPost = () => classes.Post;

type Decorate = ((prototype: object) => void) | undefined;
const bothWays: readonly [what: string, onPost: Decorate, onTag: Decorate][] = [
  ["one side", (post) => ManyToMany(toTag)(post, "tags"), undefined],
  ["one side with joinTable", (post) => ManyToMany(toTag, { joinTable: true })(post, "tags"), undefined],
  [
    "both, the other mapped",
    (post) => ManyToMany(toTag)(post, "tags"),
    (tag) => ManyToMany(toPost, { mappedBy: "tags" })(tag, "posts"),
  ],
  [
    "both, each naming the other",
    (post) => ManyToMany(toTag, (tag) => tag.posts)(post, "tags"),
    (tag) => ManyToMany(toPost, (post) => post.tags)(tag, "posts"),
  ],
  [
    "both, neither naming the other",
    (post) => ManyToMany(toTag)(post, "tags"),
    (tag) => ManyToMany(toPost)(tag, "posts"),
  ],
  [
    "both, the other only named back",
    (post) => ManyToMany(toTag, { joinTable: {} })(post, "tags"),
    (tag) => ManyToMany(toPost, (post) => post.tags)(tag, "posts"),
  ],
];

test.each(bothWays)("many-to-many: one table, declared by %s", (_, onPost, onTag) => {
  const [Post, Tag] = postsAndTags(onPost, onTag);
  const schema = readEntities([Post, Tag]);
  expect(schema.tables.map((t) => t.name)).toEqual(["post", "tag", "post_tags"]);
  expect(tableOf(schema, "post_tags")).toMatchObject(postTags);
});

test.each([
  ["as listed", false],
  ["the other way round", true],
])("many-to-many: the side with joinTable describes it, %s", (_, reversed) => {
  const joinTable = { name: "tagging", joinColumn: "tag", inverseJoinColumn: "post", onDelete: "RESTRICT" } as const;
  const pair = postsAndTags(
    (post) => ManyToMany(toTag, (tag) => tag.posts)(post, "tags"),
    (tag) => ManyToMany(toPost, { joinTable })(tag, "posts"),
  );
  const schema = readEntities(reversed ? [...pair].reverse() : pair);
  expect(schema.tables.filter((t) => t.name !== "post" && t.name !== "tag")).toMatchObject([
    {
      name: "tagging",
      primaryKey: { columns: ["tag", "post"] },
      foreignKeys: [{ columns: ["tag"], references: { name: "tag" }, onDelete: "restrict" }, { columns: ["post"] }],
    },
  ]);
});

test("many-to-many: to itself, twice between two, of a base class, with composite keys, in a schema", () => {
  abstract class Followed {
    @ManyToMany(() => Person) followers!: Person[];
  }
  @Entity({ schema: "app" })
  class Person extends Followed {
    @PrimaryColumn() country!: string;
    @PrimaryColumn() code!: number;
    @ManyToMany(() => Person, { joinTable: "friendship" }) friends!: Person[];
    @ManyToMany(() => Club) clubs!: object[];
    @ManyToMany(() => Club) oldClubs!: object[];
  }
  @Entity()
  class Club extends Followed {
    @PrimaryGeneratedColumn() id!: number;
  }
  const schema = readEntities([Person, Club]);
  const columns = Object.fromEntries(
    schema.tables.map((t) => [`${t.schema ?? ""}.${t.name}`, t.columns.map((c) => c.name)]),
  );
  expect(columns).toMatchObject({
    "app.person_followers": ["personCountry", "personCode", "followersCountry", "followersCode"],
    "app.friendship": ["personCountry", "personCode", "friendsCountry", "friendsCode"],
    "app.person_clubs": ["personCountry", "personCode", "clubId"],
    "app.person_old_clubs": ["personCountry", "personCode", "clubId"],
    ".club_followers": ["clubId", "personCountry", "personCode"],
  });
});

test("an entity may be the table between two", () => {
  class Tagging {
    @PrimaryColumn() postId!: number;
    @PrimaryColumn({ length: 40 }) tagName!: string;
    @Column() since!: Date;
  }
  Entity({ name: "post_tags" })(Tagging);
  const pair = postsAndTags((post) => ManyToMany(toTag)(post, "tags"));
  const schema = readEntities([...pair, Tagging]);
  expect(schema.tables.map((t) => t.name)).toEqual(["post", "tag", "post_tags"]);
  expect(tableOf(schema, "post_tags").columns).toHaveLength(3);
});

test("a column that refers to an enum is of the same enum", () => {
  @Entity()
  class Language {
    @PrimaryColumn({ enum: ["de", "en"] }) code!: string;
  }
  @Entity()
  class Page {
    @PrimaryGeneratedColumn() id!: number;
    @ManyToOne(() => Language) language!: Language;
  }
  expect(columnOf(tableOf(readEntities([Language, Page]), "page"), "languageCode").type).toEqual({
    kind: "enum",
    values: ["de", "en"],
    name: "language_code_enum",
  });
});
