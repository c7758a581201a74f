const { DataTypes } = require("sequelize");

/** Defines the models on a connection. */
function define(sequelize) {
  const options = { freezeTableName: true, timestamps: false };
  const Author = sequelize.define("author", { name: { type: DataTypes.STRING(100), allowNull: false } }, options);
  const Book = sequelize.define(
    "book",
    {
      title: { type: DataTypes.STRING(200), allowNull: false },
    },
    { ...options, indexes: [{ name: "book_title", fields: ["title"] }] },
  );
  Book.belongsTo(Author, { foreignKey: { name: "author_id", allowNull: false } });
  return { Author, Book };
}

module.exports = { define };
