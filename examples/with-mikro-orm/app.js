const { orm } = require("./database");

/** Writes a book and reads it again. */
async function main() {
  const database = await orm();
  const em = database.em.fork();
  em.create("book", { title: "Notes", pages: 12, author: em.create("author", { name: "Ada" }) });
  await em.flush();
  const [book] = await database.em.fork().find("book", {}, { populate: ["author"] });
  console.log(JSON.stringify({ title: book.title, pages: book.pages, author: book.author.name }));
  await database.close(true);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
