"use strict";

const { column, emptySchema, table } = require("@stingerloom/schema-diff");
const { compare, report } = require("./report");

const int = { kind: "integer", bits: 32 };
const text = (name, length, rest) => column(name, { kind: "varchar", length }, rest);
const withId = (name, columns, rest) =>
  table(name, [column("id", int, { autoIncrement: { kind: "autoIncrement" } }), ...columns], {
    primaryKey: { columns: ["id"] },
    ...rest,
  });

/** How it was. */
exports.before = {
  ...emptySchema,
  tables: [withId("user", [text("name", 100), text("mail", 255)])],
};

/** How it is to be. */
exports.after = {
  ...emptySchema,
  tables: [
    withId("user", [text("name", 200), text("email", 255), text("phone", 20, { nullable: true })], {
      uniques: [{ name: "user_email_key", columns: ["email"] }],
    }),
    withId("post", [text("title", 255), column("authorId", int)], {
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
