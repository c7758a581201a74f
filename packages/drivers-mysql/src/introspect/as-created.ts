import type { Column, Index, PrimaryKey } from "@stingerloom/schema-diff";
import { binaryDefault } from "../normalize-default";
import { primaryKeyOf, indexOfPrimaryKey } from "../primary-key";
import { isCharacterType } from "../render-type";
import { nameOf, type Token } from "../tokenize";
import { isWord, valueBehind, type CreatedTable } from "./created-table";

/** The column with what only SHOW CREATE TABLE tells of it; `inherited` is its table's collation. */
export function columnAsCreated(column: Column, created: CreatedTable | undefined, inherited: string | null): Column {
  const words = created?.columns.get(column.name);
  if (words === undefined) return column;
  const charset = words.findIndex((token, i) => isWord(token, "CHARACTER") && isWord(words[i + 1], "SET"));
  const named = charset < 0 || column.collation !== inherited ? undefined : words[charset + 2]?.text;
  const bytes = valueBehind(words, "DEFAULT");
  return {
    ...column,
    ...(named !== undefined && { charset: named }),
    ...(bytes !== undefined && /^0x/i.test(bytes.text) && defaultOf(bytes, column)),
  };
}

/** Bytes that the catalog's character set has no place for: those of a text, or of no text at all. */
function defaultOf({ text }: Token, { type, collation = "" }: Column): Pick<Column, "default"> {
  const bytes = Buffer.from(text.slice(2), "hex");
  if (type.kind === "binary" || type.kind === "varbinary") return { default: binaryDefault(bytes, type) };
  return isCharacterType(type) && collation.startsWith("utf8")
    ? { default: { kind: "literal", value: bytes.toString("utf8") } }
    : {};
}

/** The index with the method, the parser and the further options that SHOW CREATE TABLE names: without a word of it, the engine's own. */
export function indexAsCreated(index: Index, created: CreatedTable | undefined): Index {
  const words = created?.keys.get(index.name);
  if (words === undefined) return index;
  const { using, ...rest } = index;
  const method =
    valueBehind(words, "USING")?.text.toLowerCase() ?? (using === "btree" || using === "hash" ? undefined : using);
  const parser = valueBehind(words, "PARSER");
  const options = optionsIn(words);
  return {
    ...rest,
    ...(method !== undefined && { using: method }),
    ...(parser !== undefined && { parser: nameOf(parser) }),
    ...(Object.keys(options).length > 0 && { with: options }),
  };
}

export function primaryKeyAsCreated(key: PrimaryKey, created: CreatedTable | undefined): PrimaryKey {
  return primaryKeyOf(indexAsCreated(indexOfPrimaryKey(key), created));
}

/** `KEY_BLOCK_SIZE=4`, and those of MariaDB's engines, whose names are in back-ticks. */
function optionsIn(words: readonly Token[]): Record<string, string> {
  return Object.fromEntries(
    words.flatMap((token, i) =>
      token.text === "=" ? [[words[i - 1]?.text ?? "", words[i + 1]?.text ?? ""] as const] : [],
    ),
  );
}
