const { EntitySchema } = require("typeorm");

const Author = new EntitySchema({
  name: "author",
  columns: {
    id: { type: "integer", primary: true, generated: "increment" },
    name: { type: "varchar", length: 100, unique: true },
  },
});

const Book = new EntitySchema({
  name: "book",
  columns: {
    id: { type: "integer", primary: true, generated: "increment" },
    title: { type: "varchar", length: 200 },
  },
  relations: {
    author: { type: "many-to-one", target: "author", joinColumn: { name: "author_id" }, nullable: false },
  },
  indices: [{ name: "book_title", columns: ["title"] }],
});

module.exports = { Author, Book };
