import type { Table } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../quote";
import { nameOf, tokenize } from "../tokenize";

/** information_schema does not tell the parser of a full-text index. */
export function parsersQuery(schema: string, table: string): string {
  return `SHOW CREATE TABLE ${quoteIdentifier(schema)}.${quoteIdentifier(table)}`;
}

export function withParsers(table: Table, created: string): Table {
  const parsers = new Map<string, string>();
  for (const line of created.split("\n")) {
    const tokens = tokenize(line);
    const at = tokens.findIndex((token) => token.text.toUpperCase() === "PARSER");
    const [kind, , name] = tokens;
    const parser = tokens[at + 1];
    if (at > 0 && kind?.text.toUpperCase() === "FULLTEXT" && name !== undefined && parser !== undefined)
      parsers.set(nameOf(name), nameOf(parser));
  }
  if (parsers.size === 0) return table;
  return {
    ...table,
    indexes: table.indexes.map((index) =>
      parsers.has(index.name) ? { ...index, parser: parsers.get(index.name)! } : index,
    ),
  };
}
