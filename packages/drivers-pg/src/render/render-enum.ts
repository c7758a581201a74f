import {
  id,
  isOfType,
  joinSql,
  qualified,
  sql,
  type AlterEnum,
  type Column,
  type EnumType,
  type SqlText,
} from "@stingerloom/schema-diff";
import { truncateName } from "../sql/names";
import { quoteLiteral } from "../sql/quote";
import { commentOn } from "./render-comment";
import { defaultSql } from "./render-default";

export function createEnum(type: EnumType): SqlText[] {
  const statements = [sql`CREATE TYPE ${qualified(type)} AS ENUM (${type.values.map(quoteLiteral).join(", ")})`];
  if (type.comment !== undefined) statements.push(commentOn(sql`TYPE ${qualified(type)}`, type.comment));
  return statements;
}

/**
 * In place where labels only come or change their names; otherwise a new type takes the old one's place and columns are
 * converted, as labels can neither go nor move (postgresql.org/docs/current/datatype-enum.html).
 */
export function alterEnum(op: AlterEnum & { readonly oldName?: string }): SqlText[] {
  const { from, to } = op;
  const renamed = from.name === to.name ? [] : [sql`ALTER TYPE ${qualified(from)} RENAME TO ${id(to.name)}`];
  const labels = op.renamedValues.map(
    (label) => sql`ALTER TYPE ${qualified(to)} RENAME VALUE ${quoteLiteral(label.from)} TO ${quoteLiteral(label.to)}`,
  );
  const comment = from.comment === to.comment || isSwap(op) ? [] : [commentOn(sql`TYPE ${qualified(to)}`, to.comment)];
  return [...renamed, ...labels, ...(isSwap(op) ? swap(op) : addedLabels(op)), ...comment];
}

/** The labels as they are when renames are done. */
function labelsBefore({ from, renamedValues }: AlterEnum): readonly string[] {
  const names = new Map(renamedValues.map((label) => [label.from, label.to]));
  return from.values.map((label) => names.get(label) ?? label);
}

/**
 * A label that was added cannot be used before the transaction commits
 * (postgresql.org/docs/current/sql-altertype.html#id-1.9.3.42.7), so a default that wants it needs a new type.
 */
export function isSwap(op: AlterEnum): boolean {
  if (op.recreate) return true;
  const before = labelsBefore(op);
  const kept = op.to.values.filter((label) => before.includes(label));
  if (kept.length !== before.length || kept.some((label, i) => label !== before[i])) return true;
  const added = new Set(op.to.values.filter((label) => !before.includes(label)));
  return op.columns.some(({ to }) => to?.default !== undefined && usesLabel(to, added));
}

/** Labels that the type has only from now on. */
export function newLabels(op: AlterEnum): string[] {
  const before = labelsBefore(op);
  return op.to.values.filter((label) => !before.includes(label));
}

function usesLabel({ default: value }: Column, labels: ReadonlySet<string>): boolean {
  if (value === undefined || labels.size === 0) return false;
  if (value.kind === "literal") {
    const list = Array.isArray(value.value) ? (value.value as readonly unknown[]) : [value.value];
    return list.some((label) => labels.has(String(label)));
  }
  return [...labels].some((label) => value.sql.includes(quoteLiteral(label)));
}

function addedLabels(op: AlterEnum): SqlText[] {
  const present = new Set(labelsBefore(op));
  return op.to.values.flatMap((label, i) => {
    if (present.has(label)) return [];
    present.add(label);
    const next = op.to.values.slice(i + 1).find((other) => present.has(other));
    const place = next === undefined ? "" : ` BEFORE ${quoteLiteral(next)}`;
    return [sql`ALTER TYPE ${qualified(op.to)} ADD VALUE ${quoteLiteral(label)}${place}`];
  });
}

function swap(op: AlterEnum & { readonly oldName?: string }): SqlText[] {
  const { to, columns, oldName = `${truncateName(to.name, 55)}__old` } = op;
  const old = { schema: to.schema, name: oldName };
  const converted = columns.flatMap(({ table, from }) => {
    if (from === undefined || !isOfType(from.type, op.from)) return [];
    return [
      sql`ALTER TABLE ${qualified(table)} ${joinSql(conversion(op, from).map((action) => sql`ALTER COLUMN ${id(from.name)} ${action}`))}`,
    ];
  });
  return [
    sql`ALTER TYPE ${qualified(to)} RENAME TO ${id(old.name)}`,
    ...createEnum(to),
    ...converted,
    sql`DROP TYPE ${qualified(old)}`,
  ];
}

function conversion(op: AlterEnum, column: Column): SqlText[] {
  const brackets = column.type.kind === "array" ? "[]" : "";
  const type = sql`TYPE ${qualified(op.to)}${brackets} USING ${id(column.name)}::text${brackets}::${qualified(op.to)}${brackets}`;
  const { default: value } = column;
  if (value === undefined) return [type];
  const kept = keptDefault(op, column);
  return [["DROP DEFAULT"], type, ...(kept === undefined ? [] : [[`SET DEFAULT ${kept}`]])];
}

/**
 * The default under its label's new name; none when the label goes: another default follows then, or the column has
 * none.
 */
function keptDefault({ renamedValues, to }: AlterEnum, { default: value, type }: Column): string | undefined {
  if (value === undefined || value.kind === "expression") return value?.sql;
  const names = new Map(renamedValues.map((label) => [label.from, label.to]));
  const rename = (label: unknown) => names.get(String(label)) ?? String(label);
  const labels = Array.isArray(value.value) ? (value.value as readonly unknown[]).map(rename) : [rename(value.value)];
  if (!labels.every((label) => to.values.includes(label))) return undefined;
  return defaultSql({ kind: "literal", value: Array.isArray(value.value) ? labels : labels[0]! }, type);
}
