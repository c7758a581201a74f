"use strict";

const { emptySchema } = require("@stingerloom/schema-diff");

const types = {
  int: { kind: "integer", bits: 32 },
  integer: { kind: "integer", bits: 32 },
  bigint: { kind: "integer", bits: 64 },
  boolean: { kind: "boolean" },
  text: { kind: "text" },
  timestamp: { kind: "datetime" },
};

/** What TypeORM's decorators gathered, as a schema. `storage` is its `getMetadataArgsStorage()`. */
exports.schemaFromTypeorm = function schemaFromTypeorm(storage, entities) {
  return { ...emptySchema, tables: entities.map((entity) => tableOf(storage, entity)) };
};

function tableOf(storage, entity) {
  const columns = storage.columns.filter((column) => column.target === entity);
  const relations = storage.relations.filter(
    (relation) => relation.target === entity && relation.relationType === "many-to-one",
  );
  const joins = relations.map((relation) => joinOf(storage, relation));
  return {
    name: tableName(storage, entity),
    columns: [...columns.map((column) => columnOf(storage, column)), ...joins.map((join) => join.column)],
    primaryKey: { columns: columns.filter((column) => column.options.primary).map(columnName) },
    uniques: storage.uniques
      .filter((unique) => unique.target === entity)
      .map(({ name, columns: of }) => ({ name, columns: of })),
    indexes: storage.indices
      .filter((index) => index.target === entity)
      .map((index) => ({
        name: index.name,
        parts: index.columns.map((column) => ({ column })),
        ...(index.unique && { unique: true }),
      })),
    foreignKeys: joins.map((join) => join.foreignKey),
    checks: [],
  };
}

function columnOf(storage, column) {
  const { options, mode, target, propertyName } = column;
  const isCounting = storage.generations.some(
    (g) => g.target === target && g.propertyName === propertyName && g.strategy === "increment",
  );
  return {
    name: columnName(column),
    type: typeOf(options),
    nullable: options.nullable === true,
    ...(isCounting && { autoIncrement: { kind: "autoIncrement" } }),
    ...(mode === "createDate" && { default: { kind: "expression", sql: "CURRENT_TIMESTAMP" } }),
    ...(options.default !== undefined && { default: { kind: "literal", value: options.default } }),
  };
}

/** A relation's column has the type of the key that it refers to. */
function joinOf(storage, relation) {
  const target = relation.type();
  const key = storage.columns.find((column) => column.target === target && column.options.primary);
  const { name } = storage.joinColumns.find(
    (join) => join.target === relation.target && join.propertyName === relation.propertyName,
  );
  const { nullable = true, onDelete } = relation.options;
  return {
    column: { name, type: typeOf(key.options), nullable },
    foreignKey: {
      name: `${tableName(storage, relation.target)}_${relation.propertyName}_fkey`,
      columns: [name],
      references: { name: tableName(storage, target), columns: [columnName(key)] },
      ...(onDelete && { onDelete: onDelete.toLowerCase() }),
    },
  };
}

function typeOf({ type, length }) {
  if (type === "varchar" || type === String) return { kind: "varchar", length: Number(length ?? 255) };
  if (type === Number || type === undefined) return types.integer;
  return types[type] ?? { kind: "native", sql: String(type) };
}

function tableName(storage, entity) {
  return storage.tables.find((table) => table.target === entity).name ?? entity.name.toLowerCase();
}

function columnName({ options, propertyName }) {
  return options.name ?? propertyName;
}
