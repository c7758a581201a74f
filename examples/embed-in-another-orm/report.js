"use strict";

const { planMigration, statementsOf, validateSchema } = require("@stingerloom/schema-diff");
const { createPostgresDialect } = require("@stingerloom/drivers-pg/dialect");

/** PostgreSQL's words and rules, without its client. */
const dialect = createPostgresDialect({ version: 18 });

/** What takes one schema to the other: the steps, and their SQL there and back. */
exports.compare = function compare(from, to) {
  for (const schema of [from, to]) refuseProblems(validateSchema(schema));
  const plan = planMigration(dialect, dialect.normalize(from), dialect.normalize(to));
  if (plan.ambiguousRenames.length > 0) throw new Error(`Renamed or new? ${JSON.stringify(plan.ambiguousRenames)}`);
  const print = (steps) => statementsOf(steps, (name) => dialect.quoteIdentifier(name)).map((text) => `${text};`);
  return { changes: plan.changes, steps: plan.up.steps, up: print(plan.up), down: print(plan.down), reached: plan.to };
};

function refuseProblems([first]) {
  if (first !== undefined) throw new Error(`${first.object}: ${first.problem}`);
}

exports.report = function report(title, { steps, up, down }) {
  const lines = steps.flatMap(({ description, hazards }) => [
    ...description.split("\n").map((line) => `- ${line}`),
    ...hazards.map(({ code, message }) => `  ${code}: ${message}`),
  ]);
  return [title, "=".repeat(title.length), "", ...lines, "", "-- up", ...up, "", "-- down", ...down, ""].join("\n");
};
