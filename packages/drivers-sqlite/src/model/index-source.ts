import { sameForm, type Index, type Table } from "@stingerloom/schema-diff";
import { parseIndex } from "../parse/parse-index";
import { sameName, tokenize } from "../sql/tokenize";

/** The index without its text when that is no longer true, because the table or a column was renamed. */
export function currentIndex(index: Index, table: Table): Index {
  if (index.source === undefined || saysTheSame(index.source, index, table)) return index;
  const { source: _, ...rest } = index;
  return rest;
}

function saysTheSame(source: string, index: Index, table: Table): boolean {
  const tokens = tokenize(source);
  const on = tokens.findIndex((token) => token.kind === "word" && token.text.toUpperCase() === "ON");
  const target = tokens[on + 1];
  const columns = table.columns.map((column) => column.name);
  return (
    target !== undefined &&
    sameName(target.value, table.name) &&
    sameForm(parseIndex(source, index.name, columns), index)
  );
}
