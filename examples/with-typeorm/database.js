const { DataSource } = require("typeorm");
const { Author, Book } = require("./models");

/** The application's connection, or that to another database. */
function dataSource(url = process.env.DATABASE_URL) {
  const place = url.startsWith("sqlite:")
    ? { type: "better-sqlite3", database: url.slice("sqlite:".length) }
    : { type: "postgres", url };
  return new DataSource({ ...place, entities: [Author, Book] });
}

module.exports = { dataSource };
