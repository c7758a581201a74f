"use strict";

const { diffSchemas, invertAll, printSql } = require("@stingerloom/schema-diff");
const { features, quote, render } = require("./dialect");

/** What takes one schema to the other: the changes, and their SQL there and back. */
exports.compare = function compare(from, to) {
  const { changes, ambiguousRenames } = diffSchemas(from, to, { features });
  if (ambiguousRenames.length > 0) throw new Error(`Renamed or new? ${JSON.stringify(ambiguousRenames)}`);
  const statements = (list) => list.flatMap(render).map((text) => `${printSql(text, quote)};`);
  return { changes, up: statements(changes), down: statements(invertAll(changes)) };
};

exports.report = function report(title, { changes, up, down }) {
  const lines = changes.map((change) => `- ${summary(change)}`);
  return [title, "=".repeat(title.length), "", ...lines, "", "-- up", ...up, "", "-- down", ...down, ""].join("\n");
};

function summary(operation) {
  const { kind, table, from, to, inferred } = operation;
  const part = operation.column ?? operation.unique ?? operation.index ?? operation.foreignKey ?? to ?? {};
  if (kind === "renameColumn") return `${kind} ${table.name}: ${from} -> ${to}${inferred ? ` (${inferred})` : ""}`;
  return `${kind} ${table.name}${part.name === undefined ? "" : `: ${part.name}`}`;
}
