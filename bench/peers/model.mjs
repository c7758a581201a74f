// The tables of the cases that compare a model with a database, in words that each tool's file turns into its own.
const columns = [
  { name: "id", type: "int", primary: true },
  { name: "name", type: "varchar", length: 100, index: true },
  { name: "email", type: "varchar", length: 200, unique: true },
  { name: "age", type: "int", nullable: true },
  { name: "note", type: "text", nullable: true },
  { name: "amount", type: "int", default: 0 },
];

/** BENCH_TABLES tables, every third of which refers to the one before it; BENCH_MORE=column adds a column. */
export const modelText = `
const columns = ${JSON.stringify(columns)};
const count = Number(process.env.BENCH_TABLES);
const more = process.env.BENCH_MORE === "column" ? [{ name: "added", type: "int", nullable: true }] : [];
const tables = Array.from({ length: count }, (_, number) => ({
  name: "table_" + number,
  parent: number % 3 === 1 ? "table_" + (number - 1) : undefined,
  columns: number === 0 ? [...columns, ...more] : columns,
}));
module.exports = { tables };
`;
