const { Author, Book } = require("./models");

/** The application's connection, or that to another database. */
function orm(url = process.env.DATABASE_URL) {
  const entities = [Author, Book];
  if (!url.startsWith("sqlite:")) return require("@mikro-orm/postgresql").MikroORM.init({ clientUrl: url, entities });
  return require("@mikro-orm/better-sqlite").MikroORM.init({ dbName: url.slice("sqlite:".length), entities });
}

module.exports = { orm };
