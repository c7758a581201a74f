const { EntitySchema } = require("@mikro-orm/core");

const Author = new EntitySchema({
  name: "author",
  properties: {
    id: { type: "integer", primary: true },
    name: { type: "string", length: 100, unique: true },
  },
});

const Book = new EntitySchema({
  name: "book",
  properties: {
    id: { type: "integer", primary: true },
    title: { type: "string", length: 200, index: "book_title" },
    author: { kind: "m:1", entity: () => "author" },
  },
});

module.exports = { Author, Book };
