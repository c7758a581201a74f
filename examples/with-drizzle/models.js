const pg = require("drizzle-orm/pg-core");
const sqlite = require("drizzle-orm/sqlite-core");

const isSqlite = process.env.DATABASE_URL.startsWith("sqlite:");
const { integer, text } = isSqlite ? sqlite : pg;
const table = isSqlite ? sqlite.sqliteTable : pg.pgTable;
const { index } = isSqlite ? sqlite : pg;
const id = () => (isSqlite ? integer("id").primaryKey({ autoIncrement: true }) : pg.serial("id").primaryKey());

const author = table("author", { id: id(), name: text("name").notNull().unique() });

const book = table(
  "book",
  {
    id: id(),
    title: text("title").notNull(),
    authorId: integer("author_id")
      .notNull()
      .references(() => author.id),
  },
  (columns) => [index("book_title").on(columns.title)],
);

module.exports = { author, book };
