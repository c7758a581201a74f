"use strict";

const { applyChanges, invertAll, sameSchema, schemaFromJson, schemaToJson } = require("@stingerloom/schema-diff");
const { after, before } = require("../by-hand");
const { compare, report } = require("../report");

test("two schemas by hand: nothing but the diff and a dialect is loaded", () => {
  // Required above: neither decorators nor their metadata came along.
  expect(Reflect.getMetadata).toBeUndefined();
  const { changes, up, down } = compare(before, after);
  expect(up).toEqual([
    'ALTER TABLE "user" RENAME COLUMN "mail" TO "email";',
    expect.stringMatching(/^CREATE TABLE "post" \(/),
    'CREATE INDEX "post_author_idx" ON "post" ("authorId");',
    'ALTER TABLE "user" ADD COLUMN "phone" VARCHAR(20);',
    'ALTER TABLE "user" ALTER COLUMN "name" TYPE VARCHAR(200);',
    'ALTER TABLE "user" ADD CONSTRAINT "user_email_key" UNIQUE ("email");',
    'ALTER TABLE "post" ADD CONSTRAINT "post_author_fkey" FOREIGN KEY ("authorId") REFERENCES "user" ' +
      '("id") ON DELETE CASCADE;',
  ]);
  expect(down).toEqual([
    'ALTER TABLE "post" DROP CONSTRAINT "post_author_fkey";',
    'ALTER TABLE "user" DROP CONSTRAINT "user_email_key";',
    'ALTER TABLE "user" ALTER COLUMN "name" TYPE VARCHAR(100);',
    'ALTER TABLE "user" DROP COLUMN "phone";',
    'DROP TABLE IF EXISTS "post";',
    'ALTER TABLE "user" RENAME COLUMN "email" TO "mail";',
  ]);
  expect(sameSchema(applyChanges(applyChanges(before, changes), invertAll(changes)), before)).toBe(true);
  expect(compare(after, after).changes).toEqual([]);
});

test("the schema of TypeORM's metadata is reached, and found again", () => {
  const { wanted } = require("../from-typeorm");
  const { up, reached } = compare(before, wanted);
  expect(up).toContain('ALTER TABLE "user" ADD COLUMN "active" BOOLEAN DEFAULT true NOT NULL;');
  expect(up).toContain(
    'ALTER TABLE "post" ADD CONSTRAINT "post_author_fkey" FOREIGN KEY ("authorId") REFERENCES "user" ' +
      '("id") ON DELETE CASCADE;',
  );
  expect(compare(reached, wanted).changes).toEqual([]);
  expect(compare(schemaFromJson(schemaToJson(reached)), wanted).changes).toEqual([]);
});

test("a schema that no engine could have is refused", () => {
  const [user] = before.tables;
  const broken = { ...before, tables: [{ ...user, primaryKey: { columns: ["key"] } }] };
  expect(() => compare(before, broken)).toThrow("user: primary key: the table has no column key");
});

test("the report names each operation and prints both ways", () => {
  const text = report("Title", compare(before, after));
  expect(text).toContain(
    "- Renamed column: user.mail -> email (the only one removed and the only one added of the same type)\n",
  );
  expect(text.indexOf("-- up")).toBeLessThan(text.indexOf("-- down"));
});
