const { database } = require("./database");

/** Writes a book and reads it again. */
async function main() {
  const { sequelize, Author, Book } = database();
  const author = await Author.create({ name: "Ada" });
  await Book.create({ title: "Notes", pages: 12, author_id: author.id });
  const book = await Book.findOne({ include: Author });
  console.log(JSON.stringify({ title: book.title, pages: book.pages, author: book.author.name }));
  await sequelize.close();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
