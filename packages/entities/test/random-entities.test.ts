import { nameKey, sameForm, type Schema } from "@stingerloom/schema-diff";
import { array, assert, boolean, constantFrom, integer, property, record, string } from "fast-check";
import {
  Column,
  Entity,
  Index,
  ManyToMany,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  readEntities,
  Unique,
} from "../src";

interface RandomEntity {
  readonly name: string;
  readonly key: "increment" | "uuid" | "composite" | "relation";
  readonly columns: readonly { readonly name: string; readonly unique: boolean; readonly indexed: boolean }[];
  readonly relations: readonly { readonly to: number; readonly many: boolean }[];
}

const name = constantFrom(
  "a",
  "b_c",
  "a_b",
  "c",
  "User",
  "user",
  "x".repeat(70),
  `${"x".repeat(69)}y`,
  "ünïcödé".repeat(9),
);
const entity = record({
  name: string({ unit: constantFrom("a", "b", "_", "C", "é"), minLength: 1, maxLength: 70 }),
  key: constantFrom("increment", "uuid", "composite", "relation" as const),
  columns: array(record({ name, unique: boolean(), indexed: boolean() }), { maxLength: 5 }),
  relations: array(record({ to: integer({ min: 0, max: 9 }), many: boolean() }), { maxLength: 3 }),
});

/**
 * Classes as they are described, decorated by hand. A key that is a relation refers to the first entity, whose key is
 * none.
 */
function classesOf(described: readonly RandomEntity[]): Function[] {
  const classes: (new () => object)[] = described.map((_, i) => ({ [`Entity${i}`]: class {} })[`Entity${i}`]!);
  described.forEach((one, i) => {
    const constructor = classes[i]!;
    const prototype = constructor.prototype as object;
    if (one.key === "composite")
      ["k1", "k2"].forEach((key) => PrimaryColumn({ type: "varchar", length: 36 })(prototype, key));
    else if (one.key === "relation" && i > 0) ManyToOne(() => classes[0]!, { primary: true })(prototype, "parent");
    else PrimaryGeneratedColumn(one.key === "uuid" ? "uuid" : "increment")(prototype, "id");
    for (const column of new Map(one.columns.map((c) => [c.name, c])).values()) {
      Column({ type: "int", unique: column.unique })(prototype, column.name);
      if (column.indexed) Index([column.name])(constructor);
      if (column.indexed && column.unique) Unique([column.name], { deferrable: true })(constructor);
    }
    one.relations.forEach(({ to, many }, r) => {
      const target = () => classes[to % classes.length]!;
      if (many) ManyToMany(target, { joinTable: true })(prototype, `many${r}`);
      else ManyToOne(target)(prototype, `one${r}`);
    });
    Entity({ name: `${one.name}${i}` })(constructor);
  });
  return classes;
}

function namesIn({ tables }: Schema): string[] {
  return tables.flatMap((t) => [
    t.name,
    ...[...t.uniques, ...t.indexes, ...t.foreignKeys, ...t.checks].map((c) => c.name),
  ]);
}

test("names are given once and fit; what refers exists and is of the same type; reading again gives the same", () => {
  assert(
    property(array(entity, { minLength: 1, maxLength: 6 }), (described) => {
      const classes = classesOf(described);
      const schema = readEntities(classes);
      expect(readEntities(classes)).toEqual(schema);

      const names = namesIn(schema);
      const own = new Set(schema.tables.map((table) => table.name));
      expect(new Set(names.map((n) => n.toLowerCase())).size).toBe(names.length);
      for (const n of names) if (!own.has(n)) expect(Buffer.byteLength(n)).toBeLessThanOrEqual(63);

      const tables = new Map(schema.tables.map((table) => [nameKey(table), table]));
      for (const table of schema.tables) {
        expect(new Set(table.columns.map((c) => c.name)).size).toBe(table.columns.length);
        for (const { columns, references } of table.foreignKeys) {
          const target = tables.get(nameKey(references))!;
          expect(references.columns).toEqual(target.primaryKey!.columns);
          columns.forEach((column, i) => {
            const [here, there] = [
              table.columns.find((c) => c.name === column)!,
              target.columns.find((c) => c.name === references.columns[i])!,
            ];
            expect(sameForm(here.type, there.type)).toBe(true);
            expect(here.autoIncrement).toBeUndefined();
          });
        }
      }
    }),
    { numRuns: 500 },
  );
});
