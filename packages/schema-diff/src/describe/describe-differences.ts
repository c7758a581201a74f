import { sameForm } from "../model/equal";
import { partitionClause } from "../model/partition-clause";
import type { AutoIncrement, Column, DefaultValue, TableOptions } from "../model/schema";
import type { AlterEnum } from "../operations/change";
import type { TypeWords } from "../model/type-words";

/** What is different between two states of a column, as `VARCHAR(255) -> VARCHAR(500), default 0 -> 1`. */
export function describeColumnChanges(from: Column, to: Column, words: TypeWords): string {
  const was = attributesOf(from, words);
  const is = attributesOf(to, words);
  const changed = was.flatMap((attribute, i) =>
    attribute.text === is[i]!.text || followsType(attribute, is[i]!, from, to) ? [] : [change(attribute, is[i]!)],
  );
  return changed.length > 0 ? changed.join(", ") : "attributes";
}

/** The state of the attributes that differ, as `VARCHAR(255), default 0`. */
export function describeColumnState(from: Column, to: Column, words: TypeWords): string {
  const was = attributesOf(from, words);
  const is = attributesOf(to, words).filter(({ text }, i) => text !== was[i]!.text);
  return is.length > 0 ? is.map(stateOf).join(", ") : "what it was";
}

interface Attribute {
  readonly label: string;
  readonly text: string | undefined;
}

function attributesOf(column: Column, words: TypeWords): readonly Attribute[] {
  const { generated } = column;
  return [
    { label: "", text: words.renderType(column.type) },
    { label: "", text: column.nullable ? "NULL" : "NOT NULL" },
    { label: "default", text: column.default && describeDefault(column.default) },
    { label: "auto-increment", text: column.autoIncrement && describeAutoIncrement(column.autoIncrement) },
    {
      label: "generated as",
      text: generated && `(${generated.expression}) ${generated.stored ? "stored" : "virtual"}`,
    },
    { label: "charset", text: column.charset },
    { label: "collation", text: column.collation },
    { label: "on update", text: column.onUpdate },
    { label: "comment", text: quoted(column.comment) },
    { label: "visibility", text: column.invisible ? "invisible" : "visible" },
  ];
}

/** A character set that there is or is not because the type has or has none. */
function followsType(was: Attribute, is: Attribute, from: Column, to: Column): boolean {
  const isOfCharacters = was.label === "charset" || was.label === "collation";
  return isOfCharacters && from.type.kind !== to.type.kind && (was.text === undefined || is.text === undefined);
}

function change(from: Attribute, to: Attribute): string {
  return `${from.label === "" ? "" : `${from.label} `}${from.text ?? "none"} -> ${to.text ?? "none"}`;
}

function stateOf({ label, text }: Attribute): string {
  if (label === "") return text ?? "none";
  return text === undefined ? `no ${label}` : `${label} ${text}`;
}

function describeDefault(value: DefaultValue): string {
  return value.kind === "literal" ? JSON.stringify(value.value) : value.sql;
}

function describeAutoIncrement(value: AutoIncrement): string {
  if (value.kind === "autoIncrement") return "yes";
  const sequence = value.sequence === undefined ? "" : ` ${JSON.stringify(value.sequence)}`;
  return `identity ${value.always ? "always" : "by default"}${sequence}`;
}

/** What is different between two states of an enum, as `added 'a', renamed 'b' -> 'c'`. */
export function describeEnumChanges({ from, to, renamedValues }: AlterEnum): string {
  const renamed = new Map(renamedValues.map((r) => [r.from, r.to]));
  const carried = from.values.map((value) => renamed.get(value) ?? value);
  const added = to.values.filter((value) => !carried.includes(value));
  const removed = from.values.filter((value) => !to.values.includes(renamed.get(value) ?? value));
  const kept = carried.filter((value) => to.values.includes(value));
  const changes = [
    ...(from.name === to.name && from.schema === to.schema ? [] : [`named ${from.name} -> ${to.name}`]),
    ...renamedValues.map((r) => `renamed ${quoted(r.from)} -> ${quoted(r.to)}`),
    ...(added.length > 0 ? [`added ${added.map(quoted).join(", ")}`] : []),
    ...(removed.length > 0 ? [`removed ${removed.map(quoted).join(", ")}`] : []),
    ...(sameForm(
      kept,
      to.values.filter((value) => kept.includes(value)),
    )
      ? []
      : ["reordered"]),
    ...(from.comment === to.comment ? [] : ["comment"]),
  ];
  return changes.join("; ");
}

/** What is different between two tables' options, as `engine MyISAM -> InnoDB`. */
export function describeOptionChanges(from: TableOptions, to: TableOptions): string {
  const was = flatOptions(from);
  const is = flatOptions(to);
  const names = [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name));
  // The clause itself begins with its name.
  const label = (name: string) => (name === partitionClause ? "" : `${name} `);
  return names.map((name) => `${label(name)}${was.get(name) ?? "none"} -> ${is.get(name) ?? "none"}`).join(", ");
}

function flatOptions({ native = {}, ...options }: TableOptions): Map<string, string> {
  return new Map(
    Object.entries({ ...options, ...native }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

function quoted(text: string | undefined): string | undefined {
  return text === undefined ? undefined : JSON.stringify(text);
}
