"use strict";

const { emptySchema } = require("@stingerloom/schema-diff");
const { compare, report } = require("./report");

const id = {
  name: "id",
  type: { kind: "integer", bits: 32 },
  nullable: false,
  autoIncrement: { kind: "autoIncrement" },
};
const text = (name, length, rest = {}) => ({ name, type: { kind: "varchar", length }, nullable: false, ...rest });
const table = (name, columns, rest = {}) => ({
  name,
  columns: [id, ...columns],
  primaryKey: { columns: ["id"] },
  uniques: [],
  indexes: [],
  foreignKeys: [],
  checks: [],
  ...rest,
});

/** How it was. */
exports.before = {
  ...emptySchema,
  tables: [table("user", [text("name", 100), text("mail", 255)])],
};

/** How it is to be. */
exports.after = {
  ...emptySchema,
  tables: [
    table("user", [text("name", 200), text("email", 255), text("phone", 20, { nullable: true })], {
      uniques: [{ name: "user_email_key", columns: ["email"] }],
    }),
    table("post", [text("title", 255), { name: "authorId", type: { kind: "integer", bits: 32 }, nullable: false }], {
      indexes: [{ name: "post_author_idx", parts: [{ column: "authorId" }] }],
      foreignKeys: [
        {
          name: "post_author_fkey",
          columns: ["authorId"],
          references: { name: "user", columns: ["id"] },
          onDelete: "cascade",
        },
      ],
    }),
  ],
};

if (require.main === module) console.log(report("Two schemas by hand", compare(exports.before, exports.after)));
