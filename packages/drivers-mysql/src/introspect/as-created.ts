import type { Column, Index, PrimaryKey } from "@stingerloom/schema-diff";
import { binaryDefault } from "../normalize/normalize-default";
import { primaryKeyOf, indexOfPrimaryKey } from "../model/primary-key";
import { unquoteLiteral } from "../sql/quote";
import { isCharacterType } from "../render/render-type";
import type { Flavour } from "../model/server";
import { nameOf, type Token } from "../sql/tokenize";
import { isWord, valueBehind, type CreatedTable } from "./created-table";

/** The column with what only SHOW CREATE TABLE tells of it; `inherited` is its table's collation. */
export function columnAsCreated(
  column: Column,
  created: CreatedTable | undefined,
  inherited: string | null,
  flavour: Flavour,
): Column {
  const words = created?.columns.get(column.name);
  if (words === undefined) return column;
  const charset = words.findIndex((token, i) => isWord(token, "CHARACTER") && isWord(words[i + 1], "SET"));
  // MySQL leaves COLLATE out where a column has the character set that its table had once, and the usual collation.
  const isUnusual =
    column.collation === inherited || (flavour === "mysql" && valueBehind(words, "COLLATE") === undefined);
  const named = charset >= 0 && isUnusual ? words[charset + 2]?.text : undefined;
  const bytes = valueBehind(words, "DEFAULT");
  return {
    ...column,
    ...(named !== undefined && { charset: named }),
    ...(bytes !== undefined && defaultOf(bytes, column)),
  };
}

/** Bytes that the catalog's character set has no place for: those of a text, or of no text at all. */
function defaultOf(token: Token, { type, collation = "" }: Column): Pick<Column, "default"> {
  const isHex = /^0x/i.test(token.text);
  // Before MariaDB 11 bytes that are no characters come as they are, and are lost on their way here.
  if (token.text.includes("\ufffd")) return {};
  if ((isHex || token.kind === "string") && (type.kind === "binary" || type.kind === "varbinary"))
    return { default: binaryDefault(bytesOf(token), type) };
  return isHex && isCharacterType(type) && collation.startsWith("utf8")
    ? { default: { kind: "literal", value: bytesOf(token).toString("utf8") } }
    : {};
}

function bytesOf({ kind, text }: Token): Buffer {
  return kind === "string" ? Buffer.from(unquoteLiteral(text), "utf8") : Buffer.from(text.slice(2), "hex");
}

/**
 * The index with the method, the parser and the further options that SHOW CREATE TABLE names: without a word of it, the
 * engine's own.
 */
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

export function primaryKeyAsCreated(key: PrimaryKey, created: CreatedTable | undefined, flavour: Flavour): PrimaryKey {
  const { with: options, ...rest } = primaryKeyOf(indexAsCreated(indexOfPrimaryKey(key), created));
  // In ALTER TABLE MySQL takes no notice of them, and forgets those that a new table had.
  return options === undefined || flavour === "mysql" ? rest : { ...rest, with: options };
}

/** `KEY_BLOCK_SIZE=4`, and those of MariaDB's engines, whose names are in back-ticks. */
function optionsIn(words: readonly Token[]): Record<string, string> {
  return Object.fromEntries(
    words.flatMap((token, i) =>
      token.text === "=" ? [[words[i - 1]?.text ?? "", words[i + 1]?.text ?? ""] as const] : [],
    ),
  );
}
