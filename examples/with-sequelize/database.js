const { Sequelize } = require("sequelize");
const { define } = require("./models");

/** The application's connection, or that to another database. */
function database(url = process.env.DATABASE_URL) {
  const sequelize = url.startsWith("sqlite:")
    ? new Sequelize({ dialect: "sqlite", storage: url.slice("sqlite:".length), logging: false })
    : new Sequelize(url, { logging: false });
  return { sequelize, ...define(sequelize) };
}

module.exports = { database };
