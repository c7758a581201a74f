import { byName } from "../model/draft";
import type { ObjectNode } from "./object-nodes";
import { nameKey, type Schema, type Table } from "../model/schema";

/** Does a text of a table that names the object (a function, say) stay as it is, so that the table goes on using it? */
export function usedOn(from: Schema, to: Schema): (node: ObjectNode) => boolean {
  let common: readonly string[] | undefined;
  return (node) => {
    common ??= commonTexts(from, to);
    return common.some((text) => textReferences(text.slice(text.indexOf(apart) + 1), callName(node)));
  };
}

/** What a text calls it by: a function's name without its arguments. */
function callName({ name }: ObjectNode): string {
  return name.replace(/\(.*$/s, "");
}

const apart = "\u0000";

/** Is the word, or the sign, in the text? */
function textReferences(text: string, name: string): boolean {
  if (!/^[\p{L}_][\p{L}\p{N}_$]*$/u.test(name)) return text.includes(name);
  return new RegExp(`(?<![\\p{L}\\p{N}_$])${name.replaceAll("$", "\\$")}(?![\\p{L}\\p{N}_$])`, "iu").test(text);
}

/** Those of one name in one schema. */
export function callKey(node: ObjectNode): string {
  return nameKey({ schema: node.schema, name: callName(node) });
}

function commonTexts(from: Schema, to: Schema): string[] {
  const wanted = byName(to.tables);
  return from.tables.flatMap((table) => {
    const other = wanted.get(nameKey(table));
    const stays = new Set(other && textsOf(other));
    return textsOf(table).filter((text) => stays.has(text));
  });
}

function textsOf({ columns, checks, indexes }: Table): string[] {
  return [
    ...columns.flatMap((column) =>
      [column.default?.kind === "expression" ? column.default.sql : "", column.generated?.expression ?? ""].map(
        (text) => text && `${column.name}${apart}${text}`,
      ),
    ),
    ...checks.map(({ expression }) => expression),
    ...indexes.flatMap(({ where, parts }) => [where ?? "", ...parts.map((part) => part.expression ?? "")]),
  ].filter((text) => text !== "");
}
