const { dataSource } = require("./database");

/** Writes a book and reads it again. */
async function main() {
  const database = await dataSource().initialize();
  const author = await database.getRepository("author").save({ name: "Ada" });
  await database.getRepository("book").save({ title: "Notes", pages: 12, author });
  const [book] = await database.getRepository("book").find({ relations: { author: true } });
  console.log(JSON.stringify({ title: book.title, pages: book.pages, author: book.author.name }));
  await database.destroy();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
