import { cannotFailOnData, type Column, type ForeignKey, type Change, type Unique } from "../src";

const table = { name: "post" };
const column = (name: string, rest: Partial<Column> = {}): Column => ({
  name,
  type: { kind: "integer", bits: 32 },
  nullable: true,
  ...rest,
});
const foreignKey: ForeignKey = {
  name: "post_author",
  columns: ["author"],
  references: { name: "user", columns: ["id"] },
};
const unique: Unique = { name: "post_author_key", columns: ["author"] };
const add = (rest: Partial<Column> = {}): Change => ({ kind: "addColumn", table, column: column("author", rest) });
const refers = (rest: Partial<ForeignKey> = {}): Change => ({
  kind: "addForeignKey",
  table,
  foreignKey: { ...foreignKey, ...rest },
});
const referred = (rest: Partial<ForeignKey> = {}): Change => ({
  kind: "dropForeignKey",
  table,
  foreignKey: { ...foreignKey, ...rest },
});
const isUnique = (rest: Partial<Unique> = {}): Change => ({
  kind: "addUnique",
  table,
  unique: { ...unique, ...rest },
});
const wasUnique = (rest: Partial<Unique> = {}): Change => ({
  kind: "dropUnique",
  table,
  unique: { ...unique, ...rest },
});
const altered: Change = {
  kind: "alterColumn",
  table,
  from: column("author"),
  to: column("author", { type: { kind: "text" } }),
};

describe("can no row break a key that comes?", () => {
  it.each<[string, boolean, Change, readonly Change[]]>([
    ["a foreign key alone", false, refers(), []],
    ["a foreign key of a new column", true, refers(), [add()]],
    [
      "a foreign key of a new column with a default",
      false,
      refers(),
      [add({ default: { kind: "literal", value: 1 } })],
    ],
    ["a foreign key of a new column that takes no nulls", false, refers(), [add({ nullable: false })]],
    [
      "a foreign key of all its columns or none, of which one is new",
      false,
      refers({ columns: ["author", "site"], match: "full" }),
      [add()],
    ],
    ["a foreign key of another table's new column", false, refers(), [{ ...add(), table: { name: "page" } } as Change]],
    ["a foreign key with another name and action", true, refers({ name: "fk", onDelete: "cascade" }), [referred()]],
    [
      "a foreign key to another table",
      false,
      refers({ references: { name: "person", columns: ["id"] } }),
      [referred()],
    ],
    ["a foreign key that was never checked", false, refers(), [referred({ notValid: true })]],
    ["a foreign key whose column changes", false, refers(), [referred(), altered]],
    ["a unique alone", false, isUnique(), []],
    ["a unique of a new column", true, isUnique(), [add()]],
    ["a unique of a new column in which nulls are equal", false, isUnique({ nullsNotDistinct: true }), [add()]],
    ["a unique of more columns", true, isUnique({ columns: ["site", "author"] }), [wasUnique()]],
    ["a unique of fewer columns", false, isUnique(), [wasUnique({ columns: ["author", "site"] })]],
    ["a unique whose column changes", false, isUnique(), [wasUnique(), altered]],
    ["a column", false, add(), []],
  ])("%s: %s", (_, fits, operation, operations) => {
    expect(cannotFailOnData(operation, [...operations, operation])).toBe(fits);
  });
});
