const { eq } = require("drizzle-orm");
const { author, book } = require("./models");

const url = process.env.DATABASE_URL;

async function open() {
  if (url.startsWith("sqlite:")) {
    const client = require("better-sqlite3")(url.slice("sqlite:".length));
    return { database: require("drizzle-orm/better-sqlite3").drizzle(client), close: async () => client.close() };
  }
  const pool = new (require("pg").Pool)({ connectionString: url });
  return { database: require("drizzle-orm/node-postgres").drizzle(pool), close: () => pool.end() };
}

/** Writes a book and reads it again. */
async function main() {
  const { database, close } = await open();
  const [{ id }] = await database.insert(author).values({ name: "Ada" }).returning();
  await database.insert(book).values({ title: "Notes", pages: 12, authorId: id });
  const [row] = await database.select().from(book).innerJoin(author, eq(author.id, book.authorId));
  console.log(JSON.stringify({ title: row.book.title, pages: row.book.pages, author: row.author.name }));
  await close();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
